import { isNumber, textOf, textValue } from '../amount/amount';
import type { Book } from '../document/document';
import type { SettledCell } from '../import/settle-cells';
import { optionsOf, plainText } from '../kind/value-text';
import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import { formPlaceText, gradeOf } from '../pack/form-kind';
import type { FormKind } from '../pack/pack';
import { panelColumns, typeAt } from '../pack/table-shape';
import { readSheetTexts } from '../workbook/sheet-texts';
import { type Page, placeIn } from './form-page';
import { bareLabel } from './said-below';
import { type PrintedCell, withShown } from './shown-cells';

/** How a kind's forms say their grade: beside a label, or behind words of a sentence. */
export type GradeWords = {
  /** As names are compared. */
  readonly labels: ReadonlySet<string>;
  readonly options: ReadonlyMap<string, string>;
  /** 等级为“优”, 属于“优”. */
  readonly said: RegExp;
};

/** `undefined`: the kind keeps no printed grade. */
export const gradeWords = oncePer((kind: FormKind): GradeWords | undefined => {
  const { grade, prints, tables } = kind;
  const table = tables.find(({ id }) => id === grade?.table);
  const column = table?.panels.flatMap(panelColumns).find(({ amount }) => amount === grade?.column);
  if (!grade || !table || !column) return undefined;
  const labels = [column.title, ...column.aliases].map(normalName);
  const before = prints.flatMap((printed) =>
    printed.kind === 'words'
      ? printed.parts.flatMap((part, at) => {
          const words = printed.parts[at - 1];
          const isGrade = typeof part === 'object' && 'fact' in part && part.fact === '等级';
          return isGrade && typeof words === 'string' ? [lastWords(words)] : [];
        })
      : [],
  );
  const options = new Map(optionsOf(typeAt(table, {}, grade.column)).map((name) => [normalName(name), name]));
  const either = (words: Iterable<string>): string => [...words].map(escaped).join('|');
  return {
    labels: new Set(labels),
    options,
    said: new RegExp(
      `(?:${either([...labels, ...before].filter((words) => words !== ''))})[为是:]*"?(${either(options.keys())})(?=["),;。.]|$)`,
    ),
  };
});

/** What a sentence says right before the grade: 属于. */
function lastWords(text: string): string {
  return (
    normalName(text)
      .split(/[,;:。.]/)
      .at(-1) ?? ''
  ).replace(/"$/, '');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** The grade that a form prints, and where; `undefined`: it prints none, or several that differ. */
export function printedGrade({ kind, sheets, lines, taken }: Page): PrintedCell | undefined {
  const words = gradeWords(kind);
  if (!words || !kind.grade) return undefined;
  const found: { readonly name: string; readonly place: string; readonly isWhole: boolean }[] = [];
  const look = (text: string, placeOf: () => string): void => {
    const [whole, said = ''] = words.said.exec(text) ?? [];
    const name = words.options.get(said);
    if (name !== undefined) found.push({ name, place: placeOf(), isWhole: whole === text });
  };
  for (const sheet of sheets)
    for (const { row, columns, texts } of readSheetTexts(sheet).lines)
      for (const [at, text] of texts.entries()) {
        look(text, () => placeIn(sheet, row, columns[at] ?? 0));
        const beside = words.labels.has(bareLabel(text)) ? columns[at + 1] : undefined;
        const name = words.options.get(texts[at + 1] ?? '');
        if (beside === undefined || name === undefined) continue;
        taken.add(placeIn(sheet, row, columns[at] ?? 0));
        found.push({ name, place: placeIn(sheet, row, beside), isWhole: true });
      }
  for (const line of lines) if (line.kind === 'line') look(normalName(line.text), () => line.place);
  const [first] = found;
  if (!first || found.some(({ name }) => name !== first.name)) return undefined;
  for (const { place, isWhole } of found) if (isWhole) taken.add(place);
  return { cell: kind.grade, value: textValue(first.name), place: first.place };
}

/**
 * A printed grade held against that of the form's score: kept, and told with both, where it is another; what agrees is the
 * score's alone.
 */
export function settleGrade(
  kind: FormKind,
  book: Book,
  cells: readonly SettledCell[],
  grade: PrintedCell | undefined,
): { readonly book: Book; readonly note?: string } {
  if (!grade) return { book };
  const settled = cells.find(({ cell }) => cell.text === formPlaceText(kind.score));
  const score = settled?.as === 'override' || settled?.as === 'rounded' ? settled.printed : settled?.computed;
  const isScored = settled !== undefined && score !== undefined && isNumber(score);
  const own = isScored ? gradeOf(kind.grades, score, settled.cell.type) : undefined;
  const printed = textOf(grade.value as `'${string}`);
  if (own === printed) return { book };
  const reason = isScored ? `按得分 ${plainText(score, settled.cell.type)} 是“${own}”` : '没有得分可以核对';
  return {
    book: { ...book, tables: withShown(book.tables, [grade]) },
    note: `等级 ${formPlaceText(grade.cell)} 印的是“${printed}”，${reason}，照印的保留，请核对（${grade.place}）`,
  };
}
