import { utils } from '@e965/xlsx';
import type { GeneratedPlace } from './generated-layout';

type Part = { readonly place: GeneratedPlace; readonly sign: 1 | -1 };

type Shape = {
  /** Decimal text in the workbook's scale; empty: none. */
  readonly constant: string;
  /** The cell shows nothing now. */
  readonly blank: boolean;
  /** Of the numbers; whole ones are exact without rounding. */
  readonly decimals: number;
};

/** Excel and LibreOffice take 255 arguments; more are added up in groups. */
const MOST_ARGUMENTS = 200;

/**
 * Signed cells as a formula: `C9`, `ROUND(SUM(C7:C14),2)`, `ROUND(SUM(C9,D9)-SUM(E9),2)`. SUM and not plus, since it
 * passes over — and blank; rounded, since sums of decimals come out a hair off in a spreadsheet's floats.
 */
export function sumFormula(parts: readonly Part[], sheet: string, shape: Shape): string {
  const { constant, blank, decimals } = shape;
  const [only, ...others] = parts;
  const added = references(parts, 1, sheet);
  const taken = references(parts, -1, sheet);
  const single = only?.sign === 1 && others.length === 0 && constant === '' ? added[0] : undefined;
  const sum = `${total(added)}${taken.length > 0 ? `-${total(taken)}` : ''}${constant === '' ? '' : `+(${constant})`}`;
  const shown = single ?? (decimals === 0 ? sum : `ROUND(${sum},${decimals})`);
  return blank ? `IF(${grouped('COUNT', [...added, ...taken])}=0,"",${shown})` : shown;
}

/** Cells as references from a sheet, neighbours joined into ranges. */
export function cellReferences(places: readonly GeneratedPlace[], sheet: string): string[] {
  return references(
    places.map((place) => ({ place, sign: 1 as const })),
    1,
    sheet,
  );
}

function total(references: readonly string[]): string {
  return references.length === 0 ? '0' : grouped('SUM', references);
}

function grouped(name: 'SUM' | 'COUNT', references: readonly string[]): string {
  if (references.length <= MOST_ARGUMENTS) return `${name}(${references.join(',')})`;
  const groups = Array.from({ length: Math.ceil(references.length / MOST_ARGUMENTS) }, (_, at) =>
    grouped(name, references.slice(at * MOST_ARGUMENTS, (at + 1) * MOST_ARGUMENTS)),
  );
  return `SUM(${groups.join(',')})`;
}

/** The cells of one sign in their order, neighbours joined into ranges. */
function references(parts: readonly Part[], sign: 1 | -1, sheet: string): string[] {
  const ranges: { first: GeneratedPlace; last: GeneratedPlace }[] = [];
  for (const { place, sign: own } of parts) {
    if (own !== sign) continue;
    const before = ranges.at(-1);
    if (before && continues(before, place)) before.last = place;
    else ranges.push({ first: place, last: place });
  }
  return ranges.map(({ first, last }) => {
    const from = encode(first);
    const range = first === last ? from : `${from}:${encode(last)}`;
    return first.sheet === sheet ? range : `${quoted(first.sheet)}!${range}`;
  });
}

/** Below the range or to its right, in its own direction. */
function continues(
  { first, last }: { readonly first: GeneratedPlace; readonly last: GeneratedPlace },
  next: GeneratedPlace,
): boolean {
  if (next.sheet !== last.sheet) return false;
  const down = next.column === last.column && next.row === last.row + 1 && first.column === last.column;
  const right = next.row === last.row && next.column === last.column + 1 && first.row === last.row;
  return down || right;
}

function encode({ row, column }: GeneratedPlace): string {
  return utils.encode_cell({ r: row - 1, c: column - 1 });
}

function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}
