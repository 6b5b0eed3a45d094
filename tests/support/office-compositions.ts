import fc from 'fast-check';
import { normalName } from '#shared/kit/same-name';
import type { Pack } from '#shared/pack/pack';
import type { PlainWorkbook, Sheet } from '#shared/workbook/sheet';
import { generateWorkbook } from '../../electron/excel/generate-workbook';
import { plainSheet } from '../../electron/excel/plain-sheet';
import { readWorkbook } from '../../electron/excel/read-workbook';
import { SPOILT } from './account-for';
import { mapAmounts, mapCodes, splitCodes, withoutLineNumbers } from './office-habits';
import { loadShanghai, loadShanxi, readFixture } from './reference';
import { loadBuiltIn, sampleOf } from './sample-report';
import {
  addCells,
  compose,
  insertColumns,
  insertRows,
  mapTexts,
  onSheets,
  placedCells,
  sheetOf,
  stackSheets,
  textCell,
  type Variation,
} from './vary-workbook';

/** A pack, a filled workbook of it, and where in its sheets the header and the first data stand. */
export type Subject = {
  readonly pack: Pack;
  readonly workbook: PlainWorkbook;
  readonly headerTop: number;
  readonly bodyRow: number;
};

/** The program's packs, each with a filled workbook: one that was published, else its sample's own. */
export async function subjects(): Promise<ReadonlyMap<string, Subject>> {
  const made = OF_SAMPLES.map(async (id) => [id, await sampleSubject(id)] as const);
  return new Map<string, Subject>([
    ['shanxi-2022', { pack: loadShanxi(), workbook: readFixture('filled'), headerTop: 3, bodyRow: 6 }],
    ['shanghai-2024', { pack: loadShanghai(), workbook: readFixture('shanghai'), headerTop: 2, bodyRow: 4 }],
    ...(await Promise.all(made)),
  ]);
}

const OF_SAMPLES = [
  'shanxi-2023',
  'shanghai-2025',
  'central-2024',
  'beijing-2024',
  'sichuan-2024',
  'zhejiang-2024',
];

async function sampleSubject(id: string): Promise<Subject> {
  const pack = loadBuiltIn(id);
  const read = readWorkbook(await generateWorkbook(sampleOf(pack), { scale: pack.scale }));
  if (!read.ok) throw new Error(read.problem.kind);
  // A sheet begins with its title, its 表号 where it has one, and the line of its unit.
  const headerTop = pack.tables.some(({ number }) => number !== undefined) ? 3 : 2;
  return { pack, workbook: read.value, headerTop, bodyRow: headerTop === 3 ? 6 : 4 };
}

/** Some word of each sheet's header or labels, spoilt as an office renames it. */
function renamed(at: number, headerTop: number): Variation {
  return onSheets((sheet) => {
    const words = placedCells(sheet).filter(({ row, cell }) => row >= headerTop && cell.kind === 'text');
    const word = words[at % Math.max(1, words.length)];
    return word ? addCells(sheet, [[word.row, word.column, `${word.cell.text}${SPOILT}`]]) : sheet;
  });
}

/** A group of another year, or one nobody knows, over the columns of a sheet. */
function groupedUnder(words: string, { headerTop, bodyRow }: Subject): Variation {
  return mapTexts((text, row) =>
    row >= headerTop && row < bodyRow && /^(本年|预算数|决算数|支出$)/.test(text) ? words : text,
  );
}

/** The decimal point of a plain number moved, exactly. */
function shifted(text: string, powers: number): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const digits = whole + fraction;
  const point = whole.length + powers;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  return `${sign}${padded.slice(0, at).replace(/^0+(?=\d)/, '')}${at < padded.length ? `.${padded.slice(at)}` : ''}`;
}

/** The label of the amounts' unit, whatever was put between its letters. */
function relabelled(from: string, to: string): Variation {
  return mapTexts((text) => {
    const plain = text.replaceAll('\u200b', '');
    return plain.endsWith(`单位：${from}`) ? plain.replace(`单位：${from}`, `单位：${to}`) : text;
  });
}

/** Amounts in the other unit, under a label that says so. */
function rescaled({ pack }: Subject): Variation {
  const [from, to, powers] =
    pack.scale === 'yuan' ? (['元', '万元', -4] as const) : (['万元', '元', 4] as const);
  return compose(
    mapAmounts(pack, ({ text }) => ({ kind: 'number', text: shifted(text, powers) })),
    relabelled(from, to),
  );
}

/** Amounts stored in 元 and shown in 万元, under a label that says 万元, or 元. */
function shownInWanyuan({ pack }: Subject, label: '元' | '万元'): Variation {
  const powers = pack.scale === 'yuan' ? 0 : 4;
  return compose(
    mapAmounts(pack, ({ text }) => ({ kind: 'number', text: shifted(text, powers), hidden: 4 })),
    relabelled('万元', label),
    relabelled('元', label),
  );
}

function withoutMerges(sheet: Sheet, headerTop: number): Sheet {
  return { ...sheet, merges: sheet.merges.filter(({ top }) => top < headerTop) };
}

/** A cell of the body merged with one beside or below it, which a spreadsheet then shows no more. */
function merged(at: number, { bodyRow, workbook }: Subject): Variation {
  const sheets = workbook.sheets.length;
  return onSheets((sheet, index) => {
    if (index !== at % sheets) return sheet;
    const body = placedCells(sheet).filter(({ row }) => row >= bodyRow);
    const cell = body[at % Math.max(1, body.length)];
    if (!cell) return sheet;
    const { row, column } = cell;
    const range = at % 2 === 0 ? { bottom: row + 1, right: column } : { bottom: row, right: column + 1 };
    const read = plainSheet(sheet.name, sheet.hidden, {
      rows: sheet.rows,
      merges: [...sheet.merges, { top: row, left: column, ...range }],
    });
    return read.ok ? read.value : sheet;
  });
}

/** The second half of a list beside its first one, below a copy of the header. */
function spread(at: number, { headerTop, bodyRow, workbook }: Subject): Variation {
  const sheets = workbook.sheets.length;
  return onSheets((sheet, index) => {
    if (index !== at % sheets || sheet.rowCount < bodyRow + 8) return sheet;
    const half = bodyRow + Math.floor((sheet.rowCount - bodyRow) / 2);
    const cells = placedCells(sheet);
    const header = cells.filter(({ row }) => row >= headerTop && row < bodyRow);
    return sheetOf(sheet, [
      ...cells.filter(({ row }) => row < half),
      ...header.map((cell) => ({ ...cell, column: cell.column + sheet.columnCount })),
      ...cells
        .filter(({ row }) => row >= half)
        .map((cell) => ({
          ...cell,
          row: cell.row - half + bodyRow,
          column: cell.column + sheet.columnCount,
        })),
    ]);
  });
}

const PARTS = (code: string): readonly string[] => [code.slice(0, 3), code.slice(3, 5), code.slice(5)];

type Habit = (at: number) => Variation;

/**
 * How amounts are written; one of these at a time, or the workbook says what is not so. They come first: which cells hold
 * amounts is only known of the workbook as it was.
 */
function habitsOfAmounts(subject: Subject): Readonly<Record<string, Habit>> {
  const { pack } = subject;
  return {
    rescaled: () => rescaled(subject),
    prefixed: () => mapAmounts(pack, ({ text }) => textCell(` ￥${text}`)),
    suffixed: () =>
      mapAmounts(pack, ({ text }) => textCell(`${text}${pack.scale === 'yuan' ? '元' : '万元'}`)),
    'shown in 万元': () => shownInWanyuan(subject, '万元'),
    'shown in 万元 under 元': () => shownInWanyuan(subject, '元'),
  };
}

/** What offices do to sheets, rows, columns and words; `at` says where. */
function habitsOfPlaces(subject: Subject): Readonly<Record<string, Habit>> {
  const { headerTop, bodyRow } = subject;
  const sheets = subject.workbook.sheets.length;
  return {
    unmerged: () => onSheets((sheet) => withoutMerges(sheet, headerTop)),
    merged: (at) => merged(at, subject),
    spread: (at) => spread(at, subject),
    'a column inserted': (at) => onSheets((sheet) => insertColumns(sheet, at % 9)),
    'rows inserted': (at) => onSheets((sheet) => insertRows(sheet, at % 24, 1 + (at % 3))),
    'codes split': () => onSheets((sheet) => splitCodes(sheet, PARTS)),
    'codes split under 类款项': () => onSheets((sheet) => splitCodes(sheet, PARTS, { titled: true })),
    'codes as numbers': () => onSheets((sheet) => mapCodes(sheet, (text) => ({ kind: 'number', text }))),
    // A column taken out of a sheet of several tables takes their data with it.
    'no 行次': () => (book) => (book.sheets.length > 1 ? onSheets(withoutLineNumbers)(book) : book),
    renamed: (at) => renamed(at, headerTop),
    'under another group': (at) => groupedUnder(at % 2 === 0 ? '上年数' : '甲', subject),
    hidden: (at) => (book) => ({
      ...book,
      sheets: book.sheets.map((sheet, index) => (index === at % sheets ? { ...sheet, hidden: true } : sheet)),
    }),
    repeated: (at) => (book) => ({
      ...book,
      sheets: book.sheets.flatMap((sheet, index) =>
        index === at % sheets ? [sheet, { ...sheet, name: `${sheet.name} (${at})` }] : [sheet],
      ),
    }),
    'all on one sheet': () => (book) => ({ ...book, sheets: [stackSheets('一张', book.sheets, 2)] }),
    'a number beside': (at) =>
      onSheets((sheet, index) =>
        index === at % sheets
          ? addCells(sheet, [[bodyRow + (at % 5), sheet.columnCount + 1, '12345.67']])
          : sheet,
      ),
    'a number above': (at) =>
      onSheets((sheet, index) =>
        index === at % sheets ? addCells(sheet, [[at % bodyRow, sheet.columnCount, '76543.21']]) : sheet,
      ),
    'no 表号': () =>
      mapTexts((text, row) => (row < headerTop && /^公开\d+表$/.test(normalName(text)) ? '' : text)),
    'spaces of no width': () => mapTexts((text) => [...text].join('\u200b')),
  };
}

type Step = { readonly name: string; readonly vary: Variation };

/** Habits one after another, and how they are called. */
export type Composition = Variation & { readonly steps: readonly Step[] };

/** Habits by name and place (`spread 286`), as a failing composition prints them, for a test of their own. */
export function composed(subject: Subject, ...names: readonly string[]): Variation {
  const habits = { ...habitsOfAmounts(subject), ...habitsOfPlaces(subject) };
  return compose(
    ...names.map((words) => {
      const [, name = '', at = ''] = /^(.*) (\d+)$/.exec(words) ?? [];
      const habit = habits[name];
      if (!habit) throw new Error(`No habit ${words}`);
      return habit(Number(at));
    }),
  );
}

/** A workbook after three habits, whichever and wherever; its text names them. */
export function compositions(subject: Subject): fc.Arbitrary<Composition> {
  const named = (habits: Readonly<Record<string, Habit>>) =>
    fc
      .tuple(fc.constantFrom(...Object.entries(habits)), fc.nat(400))
      .map(([[name, habit], at]) => ({ name: `${name} ${at}`, vary: habit(at) }));
  const place = named(habitsOfPlaces(subject));
  const amounts = named(habitsOfAmounts(subject));
  const all = fc.oneof(fc.tuple(place, place, place), fc.tuple(amounts, place, place));
  return all.map((three) =>
    Object.assign(compose(...three.map(({ vary }) => vary)), {
      steps: three,
      [fc.toStringMethod]: () => three.map(({ name }) => name).join(', then '),
    }),
  );
}
