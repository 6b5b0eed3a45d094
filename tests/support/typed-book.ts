import { draftPack, type PackDraft } from '#shared/draft/draft-pack';
import { type ImportedWorkbook, importWorkbook } from '#shared/import/import-workbook';
import type { Pack } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import type { PlainWorkbook, SheetCell } from '#shared/workbook/sheet';

export type Printed = string | number | null;

/** A sheet as somebody types it: numbers are numbers, the rest words. */
export function typedBook(rows: readonly (readonly Printed[])[], name = '附表1'): PlainWorkbook {
  const cells = rows.map(
    (row, at) =>
      [
        at,
        new Map(
          row.flatMap((value, column): [number, SheetCell][] =>
            value === null
              ? []
              : [[column, { kind: typeof value === 'number' ? 'number' : 'text', text: String(value) }]],
          ),
        ),
      ] as const,
  );
  return {
    format: 'xlsx',
    sheets: [
      {
        name,
        hidden: false,
        rows: new Map(cells.filter(([, { size }]) => size > 0)),
        merges: [],
        rowCount: rows.length,
        columnCount: Math.max(...rows.map(({ length }) => length)),
      },
    ],
  };
}

/** A pack begun from a workbook, loaded, and the workbook read with it. */
export type Drafted = {
  readonly draft: PackDraft;
  readonly pack: Pack;
  readonly read: ImportedWorkbook;
};

export function drafted(workbook: PlainWorkbook): Drafted {
  const draft = draftPack(workbook, { id: 'draft' }, []);
  if (!draft.ok) throw new Error(draft.problem);
  const pack = loadPack({ directory: '', files: draft.value.files });
  if (!pack.ok) throw new Error(JSON.stringify(pack.problem));
  const read = importWorkbook(pack.value, workbook, 'w');
  if (!read.ok) throw new Error(read.problem.kind);
  return { draft: draft.value, pack: pack.value, read: read.value };
}
