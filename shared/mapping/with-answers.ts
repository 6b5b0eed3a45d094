import type { Scale } from '../amount/amount';
import { type AnsweredTable, type ColumnTarget, columnWordsKey, lineWordsKey } from '../pack/answered-words';
import type { Pack, Table } from '../pack/pack';
import type { Answer } from './answer';
import { columnTargets, sameColumn } from './column-targets';
import { isLineOf } from './line-targets';

export type PackWithAnswers = {
  readonly pack: Pack;
  /** Answers whose table, line or column the pack does not have (any more); they are without effect. */
  readonly unfit: readonly Answer[];
};

/** A pack that reads workbooks by what a clerk said of them, beside its own names. The pack itself stays as it was. */
export function withAnswers(pack: Pack, answers: readonly Answer[]): PackWithAnswers {
  if (answers.length === 0) return { pack, unfit: [] };
  const tables = new Map(pack.tables.map((table) => [table.id, table]));
  const unfit = answers.filter((given) => !fits(given, tables));
  const fitting = answers.filter((given) => !unfit.includes(given));
  const titled = (of: 'title' | 'sheet') =>
    new Map(fitting.flatMap((given) => (given.of === of ? [[given.words, given.table] as const] : [])));
  return {
    pack: {
      ...pack,
      answers: { titles: titled('title'), sheets: titled('sheet') },
      tables: pack.tables.map((table) => {
        const own = fitting.filter(
          (given) => 'panel' in given || given.of === 'column' || given.of === 'scale',
        );
        const answered = answeredTable(own.filter((given) => given.table === table.id));
        return answered ? { ...table, answers: answered } : table;
      }),
    },
    unfit,
  };
}

function answeredTable(answers: readonly Answer[]): AnsweredTable | undefined {
  if (answers.length === 0) return undefined;
  const lines = new Map<string, string | null>();
  const columns = new Map<string, ColumnTarget | null>();
  let scale: Scale | undefined;
  for (const given of answers) {
    if (given.of === 'line')
      lines.set(lineWordsKey(given.panel, { text: given.words, nth: given.nth }), given.line);
    else if (given.of === 'column')
      columns.set(columnWordsKey({ text: given.words, nth: given.nth }), given.column);
    else if (given.of === 'scale') scale = given.scale;
  }
  return { lines, columns, scale };
}

function fits(given: Answer, tables: ReadonlyMap<string, Table>): boolean {
  if (given.table === null) return true;
  const table = tables.get(given.table);
  if (!table) return false;
  switch (given.of) {
    case 'title':
    case 'sheet':
    case 'scale':
      return true;
    case 'line':
      return (
        given.panel < table.panels.length && (given.line === null || isLineOf(table, given.panel, given.line))
      );
    case 'column': {
      const { column } = given;
      return column === null || columnTargets(table).some((known) => sameColumn(known.target, column));
    }
  }
}
