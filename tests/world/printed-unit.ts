import type { CellValue } from '#shared/amount/amount';
import { type AddressText, parseAddress } from '#shared/document/address';
import type { Entry, ProjectDocument, TableContent } from '#shared/document/document';
import { IssueList } from '#shared/import/issue-list';
import { settleDerived } from '#shared/import/settle-derived';
import type { Pack } from '#shared/pack/pack';
import { createSession } from '#shared/session/create-session';
import type { Session } from '#shared/session/session';

/** A unit's tables as printed: every cell with its value, derived ones too. */
export type PrintedUnit = {
  readonly session: Session;
  readonly values: ReadonlyMap<AddressText, CellValue>;
};

export function printUnit(pack: Pack, document: ProjectDocument): PrintedUnit {
  const session = createSession(pack, document);
  if (!session.ok) throw new Error(`A generated unit does not compile: ${session.problem.kind}`);
  const values = new Map<AddressText, CellValue>();
  for (const text of session.value.addresses()) {
    const address = parseAddress(text);
    const cell = address && session.value.cell(address);
    if (cell) values.set(text, cell.value);
  }
  return { session: session.value, values };
}

/** The project that taking the printed values gives: a derived cell is an override where its formula says otherwise. */
export function projectOfPrinted(
  pack: Pack,
  document: ProjectDocument,
  values: PrintedUnit['values'],
): ProjectDocument {
  const tables = [...document.tables].map(([id, content]): [string, TableContent] => {
    const entries = new Map<string, Map<number, Entry>>();
    for (const [text, value] of values) {
      const address = parseAddress(text);
      if (!address || address.table !== id || value === null) continue;
      const columns = entries.get(address.line) ?? new Map<number, Entry>();
      entries.set(address.line, columns.set(address.column, { value }));
    }
    return [id, { ...content, entries }];
  });
  const printed = { ...document, tables: new Map(tables) };
  const settled = settleDerived(pack, printed, new Map(), new IssueList());
  if (!settled.ok) throw new Error(`A generated unit does not compile: ${settled.problem.kind}`);
  return { ...printed, tables: settled.value.tables };
}
