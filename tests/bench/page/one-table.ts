import { newDocument } from '../../../shared/document/new-document';
import type { CodedLine } from '../../../shared/pack/table-shape';
import { saveProject } from '../../../shared/project-file/save-project';
import { loadShanxi, sessionOf } from '../../support/reference';

/** The 5,000 项 of a table 03 in which all amounts are the same. */
export const ITEMS: readonly CodedLine[] = Array.from({ length: 5000 }, (_, at) => ({
  code: String(2010101 + Math.floor(at / 90) * 100 + (at % 90)),
  name: `科目${at}`,
}));

/** The project file with that table and nothing else. */
export function oneTableText(): string {
  const pack = loadShanxi();
  const session = sessionOf(pack, newDocument(pack, { organisation: '某局', kind: '', year: 2022 }));
  session.run({ kind: 'insert-lines', table: '03', lines: ITEMS, names: {}, moveAmounts: false });
  session.run({
    kind: 'set-cells',
    cells: ITEMS.flatMap(({ code: line }) =>
      [2, 3, 4, 5, 6].map((column) => ({ address: { table: '03', line, column }, value: 12_345n })),
    ),
  });
  return saveProject(pack, session.document());
}
