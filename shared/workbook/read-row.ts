import { remembered } from '../kit/remembered';
import { normalName } from '../kit/same-name';
import type { PrintedWords } from '../pack/answered-words';
import { codeText, joinCode } from './join-code';
import type { LocatedColumn } from './location';
import { speakingColumns } from './number-cells';
import type { SheetTexts } from './sheet-texts';
import { type CodeAndName, splitCode, withoutCode } from './split-code';

/** The words of one row in one panel's label columns. */
export type PanelRow = {
  readonly row: number;
  /** What the row is called, in whichever column its words stand. */
  readonly words: string;
  readonly number: string;
  readonly code: string;
  /** As printed, for messages. */
  readonly shown: () => string;
  readonly rawName: string;
  /** What the row is known by to a clerk's answers: its words, or its 行次 where it has none. */
  readonly said: PrintedWords;
  /** Something stands in an amount column. */
  readonly filled: boolean;
  /** Without a name, it says where it belongs (一级指标, 二级指标): printed although nothing is listed there. Absent: it does not. */
  readonly isPlaced?: true;
};

/** How a panel's codes are printed: their digits at each depth and where their parts end, and whether they have letters. */
export type PrintedCodes = {
  readonly levels: readonly number[];
  readonly breaks: readonly number[];
  readonly letters: boolean;
};

/** Reads a panel's rows downwards. */
export function readRows(
  texts: SheetTexts,
  columns: readonly LocatedColumn[],
  rows: readonly number[],
  { levels, breaks, letters }: PrintedCodes,
): PanelRow[] {
  const places = (shows: LocatedColumn['shows']): readonly number[] =>
    columns.filter((column) => column.shows === shows).flatMap((column) => column.columns);
  const [label, number, code, name] = [places('label'), places('number'), places('code'), places('name')];
  const raw = (at: readonly number[], row: number): string => {
    let text = '';
    for (const column of at) text += texts.rawAt(row, column);
    return text;
  };
  const isKeyed = code.length + name.length > 0;
  // A code with letters stands alone in its column: apart from a name nobody could tell it.
  const hasCode = (text: string): boolean =>
    (letters ? /^[0-9A-Za-z-]*\d[0-9A-Za-z-]*$/ : /^\d+$/).test(text);
  const codeParts = code.filter((column) => rows.some((row) => hasCode(codeText(texts.rawAt(row, column)))));
  const others = code.filter((column) => !codeParts.includes(column));
  const amounts = places('amount');
  // One column for both: what is no code there is the name.
  const shared = name.length > 0 && name.every((column) => code.includes(column));
  let above = '';
  const spoken = new Map<string, number>();
  return rows.map((row) => {
    const speaking = name.length < 2 ? name : speakingColumns(texts.sheet, row, name);
    const ownName = oneLine(raw(speaking, row));
    const apart =
      letters || code.length > 1 || !isKeyed ? undefined : codeAndName(raw(code, row), ownName, levels);
    const unread = apart ? '' : raw(others, row).trim();
    const parts = codeParts.map((column) => codeText(texts.rawAt(row, column)));
    const joined =
      apart?.code ?? (unread === '' ? joinCode(parts, breaks, above, levels) : codeText(raw(code, row)));
    const rawName = apart?.name ?? (shared ? '' : letters ? ownName : withoutCode(ownName, joined, levels));
    if (/^\d+$/.test(joined)) above = joined;
    // The first column with its merge: a label may stand in a cell that spans rows.
    const [first, ...rest] = label;
    const printed = first === undefined ? '' : texts.textAt(row, first) || normalName(raw(rest, row));
    const filled = amounts.some((column) => texts.rawAt(row, column).trim() !== '');
    if (!filled && isEllipsis(raw(label, row) + raw(code, row) + raw(name, row))) return emptyRow(row);
    const words = printed || normalName(joined) || normalName(rawName);
    const printedNumber = raw(number, row);
    const counted = codeText(printedNumber);
    const text = words || counted;
    const nth = spoken.get(text) ?? 0;
    spoken.set(text, nth + 1);
    return {
      row,
      words,
      number: counted,
      said: { text, nth },
      code: joined,
      shown: () =>
        [raw(label, row), joined, rawName, printedNumber]
          .map((part) => part.trim())
          .filter((part) => part !== '')
          .join(' '),
      rawName,
      filled,
    };
  });
}

/** A template's “…” stands for lines still to be written: the row is as good as blank. */
const isEllipsis = remembered((text) => /^[.。·]+$/.test(text.normalize('NFKC').replace(/\s+/g, '')));

function emptyRow(row: number): PanelRow {
  return {
    row,
    words: '',
    number: '',
    code: '',
    shown: () => '',
    rawName: '',
    said: { text: '', nth: 0 },
    filled: false,
  };
}

/** Both in the code's cell, or both in the name's where the code's is blank. */
function codeAndName(code: string, name: string, levels: readonly number[]): CodeAndName | undefined {
  const inCode = splitCode(code, levels);
  if (inCode) return name === '' || splitCode(name, levels) ? inCode : { ...inCode, name };
  if (code.trim() !== '') return undefined;
  const inName = splitCode(name, levels);
  return inName && levels.includes(inName.code.length) ? inName : undefined;
}

function oneLine(text: string): string {
  return text === '' ? text : text.replace(/\s*[\r\n]+\s*/g, '').trim();
}
