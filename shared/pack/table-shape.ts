import type { Scale } from '../amount/amount';
import { AMOUNT, type ValueType } from '../kind/kinds';
import { oncePer } from '../kit/once-per';
import type { ColumnNumber, LineKey, TableId } from '../rule/rule';
import { codesAbove } from './code-beginnings';
import type { FixedLine, HeaderNode, Pack, Panel, PanelColumn, Table } from './pack';

/** The tables that are published; the others are 补充资料. */
export function officialTables(pack: Pack): readonly Table[] {
  return pack.tables.filter(({ supplementary }) => !supplementary);
}

/** A line of a project's own, keyed by 科目编码. */
export type CodedLine = { readonly code: string; readonly name: string };

/** A line as it stands in a table of a project: fixed by the pack, or keyed by a code the office uses. */
export type TableLine = {
  readonly key: LineKey;
  readonly label: string;
  /** The amount columns in which it has a cell. */
  readonly columns: readonly number[];
  readonly fixed?: FixedLine;
  /** Key of the line it adds into: the nearest shorter code present, else the 合计 line. */
  readonly parent?: LineKey;
  /** Keyed by a 科目编码. */
  readonly code?: string;
};

/** What a cell takes: as its column says, else as its line says, else amounts. */
export function typeAt(
  table: Table,
  { fixed }: { readonly fixed?: FixedLine | undefined },
  column: ColumnNumber,
): ValueType {
  return table.columnTypes[column] ?? fixed?.type ?? AMOUNT;
}

/** 金额单位 in which a table is published. */
export function publishedScale(pack: Pick<Pack, 'scale'>, table: Table): Scale {
  return table.scale ?? pack.scale;
}

/** All leaf columns of a panel, left to right. */
export const panelColumns = oncePer((panel: Panel): readonly PanelColumn[] => {
  const leaves = (node: HeaderNode): PanelColumn[] =>
    'columns' in node ? node.columns.flatMap(leaves) : [node];
  return panel.header.flatMap(leaves);
});

function amountsOf(panel: Panel): number[] {
  return panelColumns(panel).flatMap((column) => (column.amount === undefined ? [] : [column.amount]));
}

const linesWith = oncePer((_: readonly CodedLine[]) => new Map<Table, readonly TableLine[]>());

/**
 * The lines of a table in their printed order (panel after panel, footer last). Asked for after every keystroke and
 * the same until lines change, they are remembered with the list they come from.
 */
export function tableLines(table: Table, coded: readonly CodedLine[]): readonly TableLine[] {
  // A table that lists no codes has the same lines in every project.
  if (codeLevels(table) === undefined) return fixedTableLines(table);
  const known = linesWith(coded);
  const lines = known.get(table) ?? (coded.length === 0 ? fixedTableLines(table) : linesOf(table, coded));
  // An empty list may be everybody's.
  if (coded.length > 0) known.set(table, lines);
  return lines;
}

const fixedTableLines = oncePer((table: Table) => linesOf(table, []));

/** A table's own codes, and the lines that follow from them. */
export type KnownLines = { readonly coded: readonly CodedLine[]; readonly lines: readonly TableLine[] };

/**
 * The same as `tableLines`, made from what the lines were `before`: those between which nothing came or went are the
 * very same, and only where codes differ is anything made anew.
 */
export function tableLinesAfter(
  table: Table,
  coded: readonly CodedLine[],
  before: KnownLines,
): readonly TableLine[] {
  const ofTables = linesWith(coded);
  if (!ofTables.has(table)) {
    const revised = revisedLines(table, coded, before);
    if (revised) ofTables.set(table, revised);
  }
  return tableLines(table, coded);
}

/** Where two lists differ: from `first` on, up to so many items at the end, which are the same again. */
export function stretchOfChange<Item>(
  before: readonly Item[],
  after: readonly Item[],
): { readonly first: number; readonly same: number } {
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && before[first] === after[first]) first += 1;
  let same = 0;
  while (same < most - first && before[before.length - 1 - same] === after[after.length - 1 - same])
    same += 1;
  return { first, same };
}

/** `undefined` where lines are not simply the codes in their order among lines that have none. */
function revisedLines(
  table: Table,
  coded: readonly CodedLine[],
  before: KnownLines,
): readonly TableLine[] | undefined {
  const start = before.lines.findIndex(({ code }) => code !== undefined);
  const pattern = before.lines[start];
  if (!pattern || !listsCodesOnce(table) || !areRising(before.coded) || !areRising(coded)) return undefined;
  const { first, same } = stretchOfChange(before.coded, coded);
  const gone = before.coded.slice(first, before.coded.length - same);
  const come = coded.slice(first, coded.length - same);
  const total = totalKey(table);
  const codes = coded.map(({ code }) => code);
  const made = ({ code, name }: CodedLine): TableLine =>
    lineUnder({ key: code, label: name, columns: pattern.columns, code }, nearestOf(codes, code) ?? total);
  // Sorted, the lines below a code that came or went follow it at once.
  const crossed = codesAbove(new Set([...gone, ...come].map(({ code }) => code)));
  let next = coded.length - same;
  const below: TableLine[] = [];
  for (let line = coded[next]; line && crossed(line.code).length > 0; line = coded[next]) {
    below.push(made(line));
    next += 1;
  }
  return before.lines
    .slice(0, start + first)
    .concat(come.map(made), below, before.lines.slice(start + next + before.coded.length - coded.length));
}

/** Codes stand in one place, and no fixed line is called like one. */
function listsCodesOnce({ panels, footer }: Table): boolean {
  const items = panels.flatMap((panel) => panel.items);
  const fixed = [
    ...items.flatMap((item) => (item.kind === 'line' ? [item.line.key] : [])),
    ...footer.map(({ line }) => line.key),
  ];
  return items.filter(({ kind }) => kind === 'codes').length === 1 && !fixed.some((key) => /^\d+$/.test(key));
}

function areRising(coded: readonly CodedLine[]): boolean {
  return coded.every(({ code }, at) => at === 0 || (coded[at - 1]?.code ?? '') < code);
}

/** Of sorted codes, the longest with which the code begins. */
function nearestOf(codes: readonly string[], code: string): string | undefined {
  for (let length = code.length - 1; length > 0; length -= 1) {
    const above = code.slice(0, length);
    let [from, to] = [0, codes.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((codes[middle] ?? '') < above) from = middle + 1;
      else to = middle;
    }
    if (codes[from] === above) return above;
  }
  return undefined;
}

function linesOf(table: Table, coded: readonly CodedLine[]): readonly TableLine[] {
  const lines = new Map<LineKey, TableLine>();
  const total = totalKey(table);
  const add = (line: TableLine): void => {
    const known = lines.get(line.key);
    lines.set(line.key, known ? { ...known, columns: [...known.columns, ...line.columns] } : line);
  };
  for (const panel of table.panels) {
    const columns = amountsOf(panel);
    const listsCodes = panelColumns(panel).some((column) => column.shows === 'code');
    for (const item of panel.items) {
      if (item.kind === 'line') {
        const code = listsCodes && /^\d+$/.test(item.line.key) ? { code: item.line.key } : {};
        add({ key: item.line.key, label: item.line.label, columns, fixed: item.line, ...code });
      } else if (item.kind === 'codes') {
        for (const { code, name } of coded)
          add({ key: code, label: name, columns: item.columns ?? columns, code });
      }
    }
  }
  for (const { line, to } of table.footer) {
    const panel = table.panels[to];
    if (panel) add({ key: line.key, label: line.label, columns: amountsOf(panel), fixed: line });
  }
  const all = [...lines.values()];
  const parentOf = areSorted(all) ? nearestAbove() : (line: TableLine) => shorterCode(line, lines);
  return all.map((line) => (line.code === undefined ? line : lineUnder(line, parentOf(line) ?? total)));
}

/** Written out: a copy that is spread and added to has a shape of its own, which takes more room than the line. */
function lineUnder({ key, label, columns, fixed, code = key }: TableLine, parent?: LineKey): TableLine {
  const line = fixed ? { key, label, columns, fixed, code } : { key, label, columns, code };
  if (parent === undefined) return line;
  return fixed ? { key, label, columns, fixed, code, parent } : { key, label, columns, code, parent };
}

/** Whether a line's parent, if there is one, stands above it with nothing but its other children between. */
function areSorted(lines: readonly TableLine[]): boolean {
  let before = '';
  for (const { code } of lines) {
    if (code === undefined) continue;
    if (code < before) return false;
    before = code;
  }
  return true;
}

/** Goes through sorted lines: the code of the nearest line above whose code the line's begins with. */
function nearestAbove(): (line: TableLine) => string | undefined {
  const path: string[] = [];
  return ({ code = '' }) => {
    while (path.length > 0 && !code.startsWith(path.at(-1) ?? '')) path.pop();
    const parent = path.at(-1);
    path.push(code);
    return parent;
  };
}

function shorterCode({ code = '' }: TableLine, lines: ReadonlyMap<LineKey, TableLine>): string | undefined {
  for (let length = code.length - 1; length > 0; length -= 1) {
    const parent = lines.get(code.slice(0, length));
    if (parent?.code !== undefined) return parent.key;
  }
  return undefined;
}

/** Stands for all the lines that a project keys by code. */
export const CODED = '';

/** The keys of the lines that stand in a panel, with `CODED` where coded lines do. */
export function panelLineKeys(panel: Panel): readonly string[] {
  return panel.items.flatMap((item) =>
    item.kind === 'line' ? [item.line.key] : item.kind === 'codes' ? [CODED] : [],
  );
}

/** The line whose children are the uppermost codes, usually 合计. */
export function totalKey(table: Table): string | undefined {
  for (const panel of table.panels) {
    for (const item of panel.items) if (item.kind === 'line' && item.line.total) return item.line.key;
  }
  return undefined;
}

/** Digits of the codes that may stand in the table; absent when its lines are all fixed. */
export function codeLevels(table: Table): readonly number[] | undefined {
  for (const panel of table.panels) {
    for (const item of panel.items) if (item.kind === 'codes') return item.levels;
  }
  return undefined;
}

/** Codes of the table may have letters and hyphens. */
export function codesHaveLetters(table: Table): boolean {
  return table.panels.some(({ items }) => items.some((item) => item.kind === 'codes' && item.letters));
}

/** Whether a text is a code that a line of the table's own may have: its characters, and how many. */
export function isListedCode(table: Table, text: string): boolean {
  const characters = codesHaveLetters(table) ? LETTERED : /^\d+$/;
  return characters.test(text) && (codeLevels(table) ?? []).includes(text.length);
}

/** At least one digit tells a code from a word. */
const LETTERED = /^(?=.*\d)[0-9A-Za-z-]+$/;

export function classificationOf(table: Table): string | undefined {
  for (const panel of table.panels) {
    for (const item of panel.items) if (item.kind === 'codes') return item.classification;
  }
  return undefined;
}

/** The digits that codes of fixed lines have. */
export const keyLengths = oncePer((panel: Panel): readonly number[] => {
  const lengths = panel.items.flatMap((item) => (item.kind === 'line' ? [item.line.key.length] : []));
  return [...new Set(lengths)].toSorted((one, other) => one - other);
});

/** A code in so many parts: 2010301 over three is 201, 03 and 01. What is left stands in the last part. */
export function splitByLevels(code: string, levels: readonly number[], count: number): string[] {
  return Array.from({ length: count }, (_, at) =>
    code.slice(at === 0 ? 0 : (levels[at - 1] ?? code.length), at === count - 1 ? undefined : levels[at]),
  );
}

/** The tables whose lines are of the same classification as the one's, itself among them, in the pack's order. */
export function tablesOfClassification(tables: readonly Table[], table: TableId): readonly Table[] {
  const shape = tables.find(({ id }) => id === table);
  const wanted = shape && classificationOf(shape);
  return wanted === undefined ? [] : tables.filter((other) => classificationOf(other) === wanted);
}

/** The codes that must stand above a code, uppermost first: 2010301 → 201, 20103. */
export function ancestorCodes(code: string, levels: readonly number[]): string[] {
  return levels.filter((length) => length < code.length).map((length) => code.slice(0, length));
}
