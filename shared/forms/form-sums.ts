import { type CellValue, isNumber } from '../amount/amount';
import { type AddressText, writeAddress } from '../document/address';
import type { Change, Diff } from '../document/diff';
import { entryAt, type ProjectDocument } from '../document/document';
import { COUNT } from '../kind/kinds';
import { perOne } from '../kind/value-text';
import { fixedCellType } from '../pack/fixed-cell';
import type { FormPlace, FormSum } from '../pack/form-kind';
import type { FormKind, Pack } from '../pack/pack';
import type { FormFigures } from './form-summary';
import { type ShownCell, withShown } from './shown-cells';

/** A cell of the project's own tables and the sum over forms that it shows. */
export type ShownSum = ShownCell & { readonly value: bigint };

/**
 * What a form adds to each sum of its kind, in their order. A project without a score is none that was evaluated: it is still
 * to be filled in, as its own findings tell, or is evaluated with its parent. One that nobody has filled in adds nothing.
 *
 * @param shown what a cell of the form shows
 */
export function sumParts(
  pack: Pack,
  figures: FormFigures,
  document: ProjectDocument,
  shown: (place: FormPlace) => CellValue,
): readonly bigint[] {
  return figures.kind.sums.map(({ cell, of, level, grade, rows }) => {
    const isCounted =
      !figures.isUntouched &&
      (level === undefined || figures.facts.level === level) &&
      (grade === undefined || figures.grade === grade);
    if (!isCounted || (of === 'count' && !isNumber(figures.score))) return 0n;
    if (of === 'count') return perOne(fixedCellType(pack.tables, cell) ?? COUNT);
    return rows ? amountOfRows(figures, of, rows, document, shown) : amountIn(figures[of]);
  });
}

/** 全年预算数 or 全年执行数 of the rows that are named. */
function amountOfRows(
  { book, kind }: FormFigures,
  of: 'budget' | 'executed',
  { table, words, having }: NonNullable<FormSum['rows']>,
  document: ProjectDocument,
  shown: (place: FormPlace) => CellValue,
): bigint {
  const { column } = kind[of];
  const lines = document.books.get(book)?.tables.get(table)?.lines ?? [];
  return lines
    .filter(({ name }) => words.some((word) => name.includes(word)) === having)
    .reduce((sum, { code }) => sum + amountIn(shown({ table, line: code, column })), 0n);
}

function amountIn(value: CellValue): bigint {
  return isNumber(value) ? value : 0n;
}

/**
 * What the sums' cells show. Without a form of the kind there is nothing to show, and the cells are the clerk's, as is one in
 * which something was entered.
 *
 * @param partsOf what each form of the kind adds (`sumParts`)
 */
export function sumsOver(
  { forms }: Pack,
  document: ProjectDocument,
  partsOf: (kind: FormKind) => readonly (readonly bigint[])[],
): readonly ShownSum[] {
  return forms.flatMap((kind): ShownSum[] => {
    const parts = kind.sums.length === 0 ? [] : partsOf(kind);
    if (parts.length === 0) return [];
    return kind.sums.flatMap(({ cell }, at) =>
      entryAt(document, cell) === undefined
        ? [{ cell, value: parts.reduce((sum, part) => sum + (part[at] ?? 0n), 0n) }]
        : [],
    );
  });
}

/** The document as the engine computes it: the sums in their cells. */
export function withSums(document: ProjectDocument, sums: readonly ShownSum[]): ProjectDocument {
  return sums.length === 0 ? document : { ...document, tables: withShown(document.tables, sums) };
}

/** What the engine must look at when some sums are others, come or go. */
export function sumChanges(before: readonly ShownSum[], after: readonly ShownSum[]): Diff {
  const valueIn = (sums: readonly ShownSum[]): ReadonlyMap<AddressText, bigint> =>
    new Map(sums.map(({ cell, value }) => [writeAddress(cell), value]));
  const [old, now] = [valueIn(before), valueIn(after)];
  const places = new Map([...before, ...after].map(({ cell }) => [writeAddress(cell), cell]));
  return [...places].flatMap(([text, cell]): Change[] =>
    old.get(text) === now.get(text) ? [] : [{ kind: 'entry', ...cell, before: undefined, after: undefined }],
  );
}
