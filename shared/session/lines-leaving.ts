import { isNothing } from '../amount/amount';
import { toAddress } from '../document/address';
import { linesGoing } from '../document/line-commands';
import { type CodedLine, codeLevels } from '../pack/table-shape';
import type { TableId } from '../rule/rule';
import type { Session } from './session';

/** What a table loses with a line: for whoever asks before, or tells after. */
export type LinesLeaving = {
  /** The line, all below it and the parents it leaves without children, in the order of codes. */
  readonly lines: readonly CodedLine[];
  /** Amounts that somebody entered in them, zeros left out. */
  readonly amounts: number;
  readonly notes: number;
};

export function linesLeaving(session: Session, table: TableId, code: string): LinesLeaving {
  const { tables, notes } = session.document();
  const shape = session.pack.tables.find(({ id }) => id === table);
  const content = tables.get(table);
  const going = new Set(shape && content ? linesGoing(content, [code], codeLevels(shape) ?? []) : []);
  const entries = [...going].flatMap((line) => [...(content?.entries.get(line)?.values() ?? [])]);
  return {
    lines: (content?.lines ?? []).filter((line) => going.has(line.code)),
    amounts: entries.filter(({ value }) => !isNothing(value)).length,
    notes: [...notes.keys()].filter((text) => {
      const address = toAddress(text);
      return address.book === undefined && address.table === table && going.has(address.line);
    }).length,
  };
}
