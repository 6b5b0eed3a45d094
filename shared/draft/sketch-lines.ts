import { NOT_APPLICABLE } from '../amount/amount';
import { parseAmount } from '../amount/parse-amount';
import { greatest } from '../kit/lists';
import { codeText, joinCode } from '../workbook/join-code';
import type { DraftItem, DraftLine } from './draft-table';
import { type LineKeys, ownName } from './line-key';
import type { SketchGrid } from './sketch-grid';
import type { SketchPanel } from './sketch-panels';

/** The 类 of the functional classification by name. */
export type FunctionalClasses = ReadonlyMap<string, string>;

/** A code and its name as the sample prints them. */
export type SampleCode = { readonly code: string; readonly name: string };

export type SketchedLines = {
  readonly items: readonly DraftItem[];
  /** Lines without a code below lists of codes; they may reach over several panels. */
  readonly footer: readonly { readonly line: DraftLine; readonly row: number }[];
  readonly codes: readonly SampleCode[];
  /** `listed`: by codes of units or projects; `named`: by their names alone. */
  readonly kind: 'functional' | 'economic' | 'fixed' | 'listed' | 'named';
  /** Of `listed` and `named`: what is listed, which is the name of its code list. */
  readonly list?: string;
};

const LEVELS = [3, 5, 7];
const TOTAL = /^(合计|总计)$/;
/** Things that are counted, told by a unit in brackets or by 数 itself. */
const COUNTED = /\((辆|台|套|个|人|台\/套)\)|(车辆|人员|人)数/;

/** Reads a panel's lines from the rows of the body. */
export function sketchLines(
  grid: SketchGrid,
  panel: SketchPanel,
  rows: readonly number[],
  keys: LineKeys,
  classes: FunctionalClasses,
): SketchedLines {
  const code = panel.columns.find(({ shows }) => shows === 'code');
  if (code) {
    // Whose codes they are only the title says: a unit may be 301, which is 工资福利支出 elsewhere.
    const list = /单位|部门/.exec(titleOf(code))
      ? '单位'
      : /项目/.test(titleOf(code)) && !/科目|分类/.test(titleOf(code))
        ? '项目'
        : undefined;
    return list === undefined
      ? codedLines(readCoded(grid, panel, rows, isNumeric), keys)
      : listedLines(readCoded(grid, panel, rows, isOwnCode), keys, list);
  }
  const label = panel.columns.find(({ shows }) => shows === 'label');
  const names = /^(单位|项目)名称$/.exec(label ? titleOf(label) : '')?.[1];
  const items = fixedItems(grid, panel, rows, keys, classes);
  return names === undefined
    ? { items, footer: [], codes: [], kind: 'fixed' }
    : { items: byNames(items, names), footer: [], codes: [], kind: 'named', list: names };
}

function titleOf({ path }: SketchPanel['columns'][number]): string {
  return (path.at(-1)?.text ?? '').replace(/\s+/g, '');
}

/** 999 rows of a name each are more than any office lists. */
const SERIAL = 3;

/** Lines that are names of a list which grows and shrinks; 合计 and headings stay as they are printed. */
function byNames(items: readonly DraftItem[], list: string): DraftItem[] {
  const isName = (item: DraftItem): boolean => 'line' in item && !TOTAL.test(item.label.replace(/\s+/g, ''));
  const first = items.findIndex(isName);
  const kept = (some: readonly DraftItem[]): DraftItem[] =>
    some
      .filter((item) => !isName(item))
      .map((item) => ('line' in item ? { ...item, total: true as const, bold: true as const } : item));
  return [
    ...kept(items.slice(0, Math.max(first, 0))),
    { codes: list, levels: [SERIAL], serial: SERIAL },
    ...kept(first < 0 ? [] : items.slice(first)),
  ];
}

type CodedRow = { readonly row: number; readonly code: string; readonly name: string };

function isNumeric(code: string): boolean {
  return /^\d{3,}$/.test(code);
}

/** Codes of units and projects may have letters and hyphens. */
function isOwnCode(code: string): boolean {
  return /^[A-Za-z\d]+(-[A-Za-z\d]+)*$/.test(code) && /\d/.test(code);
}

function readCoded(
  grid: SketchGrid,
  panel: SketchPanel,
  rows: readonly number[],
  isCodeText: (code: string) => boolean,
): CodedRow[] {
  const code = panel.columns.find(({ shows }) => shows === 'code');
  const name = panel.columns.find(({ shows }) => shows === 'name');
  let above = '';
  return rows.flatMap((row) => {
    const parts = (code?.at ?? []).map((column) => codeText(grid.own(row, column)));
    const joined = code?.withName
      ? /^[A-Za-z\d-]*\d/.exec(parts[0] ?? '')?.[0]
      : parts.length > 1
        ? joinCode(parts, LEVELS, above)
        : parts[0];
    const isCode = joined !== undefined && isCodeText(joined);
    const first = grid.own(row, code?.at[0] ?? 0);
    const named = code?.withName ? first.replace(/^[\d\s\]】-]+/, '') : grid.own(row, name?.at[0] ?? -1);
    if (!isCode) {
      const label = first || named;
      return label === '' ? [] : [{ row, code: '', name: label.replace(/\s+/g, '') }];
    }
    above = joined;
    return [{ row, code: joined, name: named }];
  });
}

function codedLines(rows: readonly CodedRow[], keys: LineKeys): SketchedLines {
  const coded = rows.filter(({ code }) => code !== '');
  const others = rows.filter(({ code }) => code === '');
  const economic = coded.length > 0 && coded.every(({ code }) => /^[35]/.test(code));
  if (economic) {
    return {
      kind: 'economic',
      codes: coded,
      items: coded.map(({ code, name }) => ({
        line: keys.take(code, ''),
        label: name,
        ...(code.length === 3 ? { bold: true as const } : {}),
      })),
      footer: others.map(({ row, name }) => ({
        row,
        line: { line: keys.take(ownName(name), ''), label: name, bold: true },
      })),
    };
  }
  const levels = LEVELS.filter(
    (length) =>
      length <=
      greatest(
        coded.map(({ code }) => code.length),
        7,
      ),
  );
  return { kind: 'functional', ...around(rows, { codes: 'functional', levels }, keys) };
}

/** Units or projects by their codes: as many levels as the sample has lengths. */
function listedLines(rows: readonly CodedRow[], keys: LineKeys, list: string): SketchedLines {
  const codes = rows.flatMap(({ code }) => (code === '' ? [] : [code]));
  const lengths = [...new Set(codes.map(({ length }) => length))].toSorted((one, other) => one - other);
  const letters = codes.some((code) => !isNumeric(code));
  const item: DraftItem = {
    codes: list,
    levels: lengths.length > 0 ? lengths : [3],
    ...(letters ? { letters: true as const } : {}),
  };
  return { kind: 'listed', list, ...around(rows, item, keys) };
}

/** A list of codes with the lines without a code above and below it. */
function around(
  rows: readonly CodedRow[],
  list: DraftItem,
  keys: LineKeys,
): Pick<SketchedLines, 'codes' | 'items' | 'footer'> {
  const coded = rows.filter(({ code }) => code !== '');
  const others = rows.filter(({ code }) => code === '');
  const [firstCode] = coded;
  const lineOf = ({ name }: CodedRow): DraftLine => ({
    line: keys.take(ownName(name), ''),
    label: name,
    ...(TOTAL.test(name) ? { total: true, bold: true } : {}),
  });
  const above = others.filter(({ row }) => !firstCode || row < firstCode.row);
  const below = others.filter(({ row }) => firstCode && row > firstCode.row);
  return {
    codes: coded,
    items: [...above.map(lineOf), list, ...below.map(lineOf)],
    footer: [],
  };
}

function fixedItems(
  grid: SketchGrid,
  panel: SketchPanel,
  rows: readonly number[],
  keys: LineKeys,
  classes: FunctionalClasses,
): DraftItem[] {
  const label = panel.columns.find(({ shows }) => shows === 'label' || shows === 'name');
  const number = panel.columns.find(({ shows }) => shows === 'number');
  const amounts = panel.columns.filter(({ shows }) => shows === 'amount');
  // Without labels there is one line, also where the sample leaves it blank.
  if (!label) return [{ line: keys.take('1', ''), number: '', label: '' }];
  const read = rows.map((row) => ({
    row,
    label: grid.own(row, label.at[0] ?? 0),
    number: number ? codeText(grid.own(row, number.at[0] ?? 0)) : '',
    amounts: amounts.map(({ at, amount, type }) => ({ amount, type, text: grid.own(row, at[0] ?? 0) })),
  }));
  const classOf = classFinder(
    read.map((line) => line.label),
    classes,
  );
  const items: DraftItem[] = [];
  let counted = false;
  let gap = false;
  let filled = false;
  for (const line of read) {
    const texts = line.amounts.map(({ text }) => text);
    const blank = texts.every((text) => text === '');
    const figures = line.amounts.filter(({ type, text }) => type === undefined && text !== '');
    if (line.label === '' && blank) {
      if (/^\d+$/.test(line.number)) items.push({ unlabelled: line.number });
      else gap = items.length > 0;
      continue;
    }
    if (gap && !filled) {
      items.push({ fill: true });
      filled = true;
    }
    gap = false;
    // A row of titles has no number in it; a line with a word where an amount belongs is a line all the same.
    if (figures.length > 0 && figures.every(({ text }) => !parseAmount(text, 'wanyuan').ok)) {
      items.push({ header: panel.columns.map(({ at }) => grid.own(line.row, at[0] ?? 0)) });
      continue;
    }
    if (number && line.number === '' && blank) {
      items.push({ heading: line.label });
      counted = false;
      continue;
    }
    const code = classOf(line.label);
    counted ||= COUNTED.test(line.label.normalize('NFKC'));
    const key = line.number !== '' ? line.number : (code ?? ownName(line.label));
    const dashes = line.amounts.flatMap(({ amount, text }) => {
      const value = parseAmount(text, 'wanyuan');
      return value.ok && value.value === NOT_APPLICABLE && amount !== undefined ? [amount] : [];
    });
    items.push({
      line: keys.take(key, panel.title ?? ''),
      label: line.label,
      ...(code === undefined ? {} : { class: code }),
      ...(counted ? { type: 'count' as const } : {}),
      ...(dashes.length > 0 ? { notApplicable: dashes } : {}),
      ...(/[合总]\s*计/.test(line.label) && !counted ? { bold: true as const } : {}),
    });
  }
  return items;
}

/** A panel lists the 类 when most of a handful of its lines bear their names; one bears 其他支出 by chance. */
function classFinder(
  labels: readonly string[],
  classes: FunctionalClasses,
): (label: string) => string | undefined {
  const found = labels.map(ownName).filter((name) => classes.has(name));
  const listed = found.length >= 5;
  const taken = new Set<string>();
  return (label) => {
    const code = listed ? classes.get(ownName(label)) : undefined;
    if (code === undefined || taken.has(code)) return undefined;
    taken.add(code);
    return code;
  };
}
