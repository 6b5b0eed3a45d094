import { SCALE_WORDS, type ScaleWord } from '../amount/amount';
import { codeText } from '../workbook/join-code';
import { ownTexts, type SketchGrid } from './sketch-grid';

/** Where the parts of a table stand on its sheet; rows are the sheet's. */
export type SketchParts = {
  readonly title: string;
  /** `公开01表`, where one is printed. */
  readonly number: string | undefined;
  readonly organisation: string | undefined;
  /** What the label of the organisation names. */
  readonly organisationName: string;
  readonly year: string | undefined;
  readonly yearNumber: number | undefined;
  readonly scale: string;
  readonly unit: ScaleWord;
  readonly scaleSaid: boolean;
  readonly headerRows: readonly number[];
  /** The printed column numbers, and the row's own title. */
  readonly numbersRow: number | undefined;
  readonly bodyRows: readonly number[];
  /** The first row of the body, when titles of columns stand in it beside its label. */
  readonly titleRow: number | undefined;
  readonly notes: readonly string[];
  readonly sentence: string | undefined;
};

const TABLE_NUMBER = /^\(?(\S{0,6}?\d{1,2}表|表\d{1,2})\)?$/;
const ORGANISATION = /^((?:填报|编制|公开)?(?:部门|单位)(?:名称|全称)?[:：])\s*(.*)$/;
const SCALE = /^[(（]?(?:((?:金额|货币|计量)?单位[:：])\s*)(?:人民币)?([千万亿]?元)[)）]?$/;
const YEAR = /^(20\d\d)\s*(年度?)$/;
const NOTE = /^(备?注|说明)\s*\d*[:：.、]/;
const NOTHING = /无数据|没有.{0,30}(收入|支出|数据)/;
const COUNTING_WORD = /^(栏次|栏目|列次|类|款|项)$/;
const HEADER_ROWS = 10;

/** Takes a sheet apart; `undefined`: nothing on it looks like a table. */
export function sketchParts(grid: SketchGrid): SketchParts | undefined {
  const rows = [...grid.sheet.rows.keys()].filter((row) => ownTexts(grid, row).length > 0);
  const captions = captionOf(grid, rows);
  if (!captions) return undefined;
  const below = rows.slice(captions.end);
  const noteAt = below.findIndex((row) => NOTE.test(ownTexts(grid, row)[0] ?? ''));
  const tableRows = noteAt < 0 ? below : below.slice(0, noteAt);
  const texts = noteAt < 0 ? [] : below.slice(noteAt).flatMap((row) => ownTexts(grid, row).slice(0, 1));
  const counting = tableRows.slice(0, HEADER_ROWS).find((row) => isCounting(ownTexts(grid, row)));
  const first = tableRows.findIndex((row) => looksLikeBody(grid, row));
  // A blank table may end with its header.
  const start =
    counting !== undefined ? tableRows.indexOf(counting) + 1 : first < 0 ? tableRows.length : first;
  if (tableRows.length < 2 || !tableRows.some((row) => ownTexts(grid, row).length > 1)) return undefined;
  const bodyRows = tableRows.slice(start);
  return {
    ...captions,
    headerRows: tableRows.slice(0, start).filter((row) => row !== counting),
    numbersRow: counting,
    bodyRows,
    titleRow: bodyRows.slice(0, 1).find((row) => carriesTitles(grid, row)),
    notes: texts.filter((text) => !NOTHING.test(text)),
    sentence: texts.find((text) => NOTHING.test(text)),
  };
}

type Captions = Omit<
  SketchParts,
  'headerRows' | 'numbersRow' | 'bodyRows' | 'titleRow' | 'notes' | 'sentence'
> & {
  /** How many of the written rows they take. */
  readonly end: number;
};

type Found = {
  title?: string;
  number?: string;
  organisation?: RegExpExecArray;
  year?: RegExpExecArray;
  scale?: RegExpExecArray;
};

function captionOf(grid: SketchGrid, rows: readonly number[]): Captions | undefined {
  const found: Found = {};
  let end = 0;
  for (const row of rows) {
    const texts = ownTexts(grid, row);
    const known = texts.map((text) => takeCaption(text, texts.length <= 2, found));
    if (!known.every(Boolean)) break;
    end += 1;
  }
  const { title, number, organisation, year, scale } = found;
  if (title === undefined) return undefined;
  return {
    title: title.replace(/\s+/g, ''),
    number,
    organisation: organisation?.[1]?.replace(':', '：'),
    organisationName: organisation?.[2] ?? '',
    year: year?.[2],
    yearNumber: year ? Number(year[1]) : undefined,
    scale: (scale?.[1] ?? '金额单位：').replace(':', '：'),
    unit: SCALE_WORDS.find((word) => word === scale?.[2]) ?? '元',
    scaleSaid: scale !== undefined,
    end,
  };
}

/** Notes down what a text above the header is; `false`: no caption. */
function takeCaption(text: string, mayBeTitle: boolean, found: Found): boolean {
  const plain = text.normalize('NFKC');
  const scale = SCALE.exec(plain);
  const year = YEAR.exec(plain);
  const organisation = ORGANISATION.exec(plain);
  if (scale) found.scale ??= scale;
  else if (TABLE_NUMBER.test(plain)) found.number ??= text;
  else if (year) found.year ??= year;
  else if (organisation) found.organisation ??= organisation;
  else if (mayBeTitle && /表/.test(text) && isAbove(found)) found.title = text;
  else return false;
  return true;
}

/** The last of several titles is the table's own: that of the whole publication may stand above it. */
function isAbove({ title, number, scale }: Found): boolean {
  return title === undefined || (number === undefined && scale === undefined);
}

/** 1, 2, 3 … in order, beside 栏次 or alone. */
function isCounting(texts: readonly string[]): boolean {
  const numbers = texts.filter((text) => !COUNTING_WORD.test(text)).map(codeText);
  const inOrder = numbers.every((text, at) => text === String(at + 1));
  return inOrder && (numbers.length > 1 || (numbers.length === 1 && texts.includes('栏次')));
}

/** 合计 and, further right, only words: 合计、基本支出、项目支出 of the columns. */
function carriesTitles(grid: SketchGrid, row: number): boolean {
  const [first = '', ...others] = ownTexts(grid, row);
  return /^(合|总)\s*计$/.test(first) && others.length > 1 && others.every((text) => !/\d/.test(text));
}

function looksLikeBody(grid: SketchGrid, row: number): boolean {
  const cells = grid.sheet.rows.get(row);
  if (!cells) return false;
  if ([...cells.values()].some(({ kind }) => kind === 'number')) return true;
  const [first = ''] = ownTexts(grid, row);
  const [column = 0] = cells.keys();
  const { top, bottom } = grid.spot(row, column);
  return (
    /^\d{3}(\d\d){0,2}$/.test(codeText(first)) ||
    /^[一二三四五六七八九十]+、/.test(first) ||
    (/^(合|总)\s*计$/.test(first) && column === 0 && top === bottom)
  );
}
