import {
  type Amount,
  type CellValue,
  isText,
  NOT_APPLICABLE,
  type Scale,
  type TextValue,
} from '../amount/amount';
import { failed, ok, type Result } from '../kit/result';
import type { PastedCell, ReadCell, Typed, WorkbookValue } from './kind';
import { kindOf, type ValueType } from './kinds';
import { BREAK_SIGN } from './text';

/** The doors to the table of kinds: what every layer asks of a value, with blank and — answered here. */

/** As a table shows it; blank is empty. */
export function displayText(value: CellValue, type: ValueType, scale: Scale): string {
  if (value === null) return '';
  return value === NOT_APPLICABLE ? '——' : kindOf(type).display(value, type, scale);
}

/** The text to begin typing with, so that confirming it changes nothing; blank begins with nothing. */
export function editText(value: CellValue, type: ValueType, scale: Scale): string {
  if (value === null || value === NOT_APPLICABLE) return displayText(value, type, scale);
  return kindOf(type).edit(value, type, scale);
}

/** The same for a field of several lines, where a line break is one. */
export function editLines(value: CellValue, type: ValueType, scale: Scale): string {
  return editText(value, type, scale).replaceAll(BREAK_SIGN, '\n');
}

/** In a sentence, exact, with its unit: `1,234.50元`. */
export function sentenceText(value: Amount | TextValue, type: ValueType, scale: Scale): string {
  return kindOf(type).sentence(value, type, scale);
}

/** Exact and whatever the scale, for findings and `--json`: 元 with two decimals, a whole number, `12.34%`, a text. */
export function plainText(value: Amount | TextValue, type: ValueType): string {
  return kindOf(type).plain(value, type);
}

/** As project files have it: a text behind an apostrophe, so that “—” is not —; blank is `null`. */
export function storedText(value: CellValue, type: ValueType): string | null {
  if (value === null || value === NOT_APPLICABLE) return value;
  return isText(value) ? `'${plainText(value, type)}` : plainText(value, type);
}

/** What `storedText` wrote; `undefined` for a text that no cell of the type is written as. */
export function readStored(text: string | null, type: ValueType): CellValue | undefined {
  if (text === null || text === NOT_APPLICABLE) return text;
  const isWords = text.startsWith("'");
  const value = kindOf(type).parsePlain(isWords ? text.slice(1) : text, type);
  return value !== undefined && (typeof value === 'string') === isWords ? value : undefined;
}

/** A filled cell in a workbook of the scale. */
export function workbookValue(value: Amount | TextValue, type: ValueType, scale: Scale): WorkbookValue {
  return kindOf(type).workbook(value, type, scale);
}

/** The same with nothing rounded, for the clipboard. */
export function exactWorkbookValue(value: Amount | TextValue, type: ValueType, scale: Scale): WorkbookValue {
  return kindOf(type).exactWorkbook(value, type, scale);
}

/** What a cell can only be one of, in the pack's order; empty: there is no such list. */
export function optionsOf(type: ValueType): readonly string[] {
  return kindOf(type).options(type);
}

/** How many characters the pack lets a cell take; undefined: it says nothing of that. */
export function mostCharacters(type: ValueType): number | undefined {
  return kindOf(type).mostCharacters?.(type);
}

/** Where in its cell a value stands. */
export function alignmentOf(type: ValueType): 'left' | 'center' | 'right' {
  return kindOf(type).align;
}

/** Excel's number format of the type. */
export function workbookFormat(type: ValueType): string {
  return kindOf(type).format(type);
}

/** What 1 in a formula means beside such cells, in the kept integer. */
export function writtenUnit(type: ValueType): bigint {
  return kindOf(type).written(type);
}

/** What 1 is in arithmetic, in the kept integer: 1元, one thing, a point, 100%. */
export function perOne(type: ValueType): bigint {
  return kindOf(type).perOne(type);
}

/** What the number is of, for arithmetic: money, things, points; empty for a share, which is of nothing. */
export function dimensionOf(type: ValueType): string {
  return kindOf(type).isShare ? '' : kindOf(type).name;
}

/** The step, in the kept integer, to which numbers are printed in the scale; 1 where nothing is rounded. */
export function quantumOf(type: ValueType, scale: Scale): bigint {
  return kindOf(type).quantum(type, scale);
}

/** The mean of so many numbers of the type that add up to `sum`. */
export function meanText(sum: Amount, count: number, type: ValueType, scale: Scale): string {
  return kindOf(type).mean(sum, BigInt(count), type, scale);
}

/** Formulas may read and derive such cells. */
export function calculates(type: ValueType): boolean {
  return kindOf(type).calculates;
}

/** The kind's word in packs and `--json`: `amount`. */
export function kindWord(type: ValueType): string {
  return type.kind;
}

/** The kind's name: 金额. */
export function kindName(type: ValueType): string {
  return kindOf(type).name;
}

/** What is written in a workbook, a paste or a pack's test; the problem is a sentence for the clerk. */
export function readValue(text: string, type: ValueType, scale: Scale): Result<CellValue, string> {
  return kindOf(type).read(text, type, scale);
}

export function readTyped(text: string, type: ValueType, scale: Scale): Result<Typed, string> {
  return kindOf(type).readTyped(text, type, scale);
}

export function readPasted(cell: PastedCell, type: ValueType, scale: Scale): Result<CellValue, string> {
  return kindOf(type).readPasted(cell, type, scale);
}

/** A cell of a workbook; the problem is the middle of a sentence. */
export function readWorkbookCell(cell: ReadCell, type: ValueType, scale: Scale): Result<CellValue, string> {
  return kindOf(type).readCell(cell, type, scale);
}

/** Whether a cell may hold the value; the problem is a sentence for the clerk. */
export function checkValue(value: CellValue, type: ValueType): Result<undefined, string> {
  if (value === null || value === NOT_APPLICABLE) return ok(undefined);
  const kind = kindOf(type);
  return kind.holds(value, type) ? ok(undefined) : failed(`这里填${kind.name}`);
}

/** What a unit written beside such a cell can say: one of money, what is counted, or per cent. */
export function measures(type: ValueType): 'money' | 'things' | 'shares' | undefined {
  return kindOf(type).measures;
}

/** What the pack says that is counted in the cell; undefined: it says nothing, or nothing is. */
export function countedUnit(type: ValueType): string | undefined {
  return kindOf(type).countedUnit?.(type);
}

/** The 金额单位 that the pack gives the cell's column, whatever the rest of its table is in. */
export function ownScale(type: ValueType): Scale | undefined {
  return kindOf(type).ownScale?.(type);
}

/** Two cells hold the same sort of thing: they may be filled from, or compared with, each other. */
export function sameMeasure(one: ValueType, other: ValueType): boolean {
  return one.kind === other.kind && kindOf(one).measure(one) === kindOf(other).measure(other);
}

/** The cell is of the kind that a pack demands of it by name: a form's 得分 stands in a cell of `type: score`. */
export function isOfType(type: ValueType, demanded: ValueType['kind']): boolean {
  return type.kind === demanded;
}

/** What `storedText` writes for the type, for a sentence: `两位小数的金额`. */
export function storedWords(type: ValueType): string {
  return kindOf(type).plainWords(type);
}
