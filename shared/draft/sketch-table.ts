import type { ScaleWord } from '../amount/amount';
import type { Sheet } from '../workbook/sheet';
import type { DraftItem, DraftTable } from './draft-table';
import { LineKeys } from './line-key';
import { sketchColumns } from './sketch-columns';
import { type SketchGrid, sketchGrid } from './sketch-grid';
import { type FunctionalClasses, type SampleCode, type SketchedLines, sketchLines } from './sketch-lines';
import { columnTree, type SketchPanel, sketchPanels } from './sketch-panels';
import { type SketchParts, sketchParts } from './sketch-parts';

/** A table as the sample sheet shows it, and what the sheet did not tell. */
export type SketchedTable = {
  readonly table: DraftTable;
  readonly sheetName: string;
  readonly year: number | undefined;
  readonly unit: ScaleWord;
  readonly functional: readonly SampleCode[];
  readonly economic: readonly SampleCode[];
  /** Of units or projects, by the name of the list. */
  readonly listed: ReadonlyMap<string, readonly SampleCode[]>;
  /** What the author must look at, each a sentence. */
  readonly questions: readonly string[];
};

/** @returns `undefined` for a sheet that holds no table with a title, a header and a body */
export function sketchTable(sheet: Sheet, id: string, classes: FunctionalClasses): SketchedTable | undefined {
  const grid = sketchGrid(sheet);
  const parts = sketchParts(grid);
  if (!parts) return undefined;
  const columns = sketchColumns(grid, parts);
  const panels = sketchPanels(grid, columns, parts.numbersRow);
  if (!columns.some(({ shows }) => shows === 'amount')) return undefined;

  const keys = new LineKeys();
  const listed = panels.map((panel) => sketchLines(grid, panel, parts.bodyRows, keys, classes));
  const lists = listed.map(withTotal);
  const footer = lists.flatMap(({ footer: lines }, position) =>
    lines.map(({ line, row }) => ({ ...line, panels: reach(grid, panels, position, row) })),
  );
  const amounts = columns.filter(({ shows }) => shows === 'amount').length;
  const coded = (kind: SketchedLines['kind']): SampleCode[] =>
    lists.flatMap((list) => (list.kind === kind ? list.codes : []));
  const table: DraftTable = {
    id,
    title: parts.title,
    ...(parts.number === undefined ? {} : { number: parts.number }),
    shortTitle: parts.title,
    sheet: sheet.name.replace(/[*?:\\/[\]]/g, '').slice(0, 31),
    orientation: amounts > 4 || panels.length > 2 ? 'landscape' : 'portrait',
    caption: {
      ...(parts.organisation === undefined ? {} : { organisation: parts.organisation }),
      ...(parts.year === undefined ? {} : { year: parts.year }),
      scale: parts.scale,
    },
    ...(parts.numbersRow === undefined ? {} : { columnNumbers: numbersTitle(grid, parts.numbersRow) }),
    panels: panels.map((panel, position) => ({
      ...(panel.title === undefined ? {} : { title: panel.title }),
      columns: columnTree(
        lists[position]?.kind === 'named' ? withNames(panel) : panel,
        titlesWithin(lists[position]?.items ?? []),
      ),
      items: lists[position]?.items ?? [],
    })),
    ...(footer.length > 0 ? { footer } : {}),
    notes: parts.notes.map((note) => asTemplate(note, parts)),
    ...(parts.sentence === undefined ? {} : { emptySentence: asTemplate(parts.sentence, parts) }),
  };
  return {
    table,
    sheetName: sheet.name,
    year: parts.yearNumber,
    unit: parts.unit,
    functional: coded('functional'),
    economic: coded('economic'),
    listed: new Map(
      lists.flatMap(({ kind, list, codes }) => (kind === 'listed' && list ? [[list, codes] as const] : [])),
    ),
    questions: questionsOf(table, parts, listed),
  };
}

function numbersTitle(grid: SketchGrid, row: number): string {
  const [first = 0] = grid.sheet.rows.get(row)?.keys() ?? [];
  const title = grid.own(row, first);
  return /^\d/.test(title) ? '' : title;
}

const ADDED_UP: readonly SketchedLines['kind'][] = ['functional', 'listed', 'named'];

/** A list of 科目, units or projects adds up in 合计; without one it is no table of a pack. */
function withTotal(list: SketchedLines): SketchedLines {
  const has = list.items.some((item) => 'total' in item);
  if (!ADDED_UP.includes(list.kind) || has) return list;
  return { ...list, items: [{ line: '合计', label: '合计', total: true, bold: true }, ...list.items] };
}

/** The labels of rows that come and go are names. */
function withNames(panel: SketchPanel): SketchPanel {
  return {
    ...panel,
    columns: panel.columns.map((column) =>
      column.shows === 'label' ? { ...column, shows: 'name' as const } : column,
    ),
  };
}

/** The panels a line below the lists reaches over: to the one whose amounts follow its merged label. */
function reach(
  grid: SketchGrid,
  panels: readonly SketchPanel[],
  position: number,
  row: number,
): readonly [number, number] {
  const own = panels[position]?.columns[0]?.at[0] ?? 0;
  const { right } = grid.spot(row, own);
  const last = panels.findIndex(({ columns }) =>
    columns.some(({ shows, at }) => shows === 'amount' && (at[0] ?? 0) > right),
  );
  return [position + 1, Math.max(position, last) + 1];
}

/** Titles of the amount column inside the body (table 10), by which it is found. */
function titlesWithin(items: readonly DraftItem[]): string[] {
  const last = items.flatMap((item) => ('header' in item ? (item.header.at(-1) ?? []) : []));
  return [...new Set(last.filter((text) => text !== ''))];
}

/** The sample's own organisation and year give way to the project's. */
function asTemplate(text: string, { organisationName, yearNumber }: SketchParts): string {
  const named = organisationName === '' ? text : text.replaceAll(organisationName, '{{单位名称}}');
  return yearNumber === undefined ? named : named.replaceAll(`${yearNumber}年`, '{{年度}}年');
}

function questionsOf(table: DraftTable, parts: SketchParts, lists: readonly SketchedLines[]): string[] {
  const questions: string[] = [];
  const items = lists.flatMap((list) => list.items);
  if (!parts.scaleSaid) questions.push('样本没有写明金额单位，按元处理');
  if (lists.some(({ kind, items: own }) => ADDED_UP.includes(kind) && !own.some((item) => 'total' in item))) {
    questions.push('没有找到合计行，已在最上面补一行合计，请核对它印在什么位置');
  }
  if (lists.some(({ kind, codes }) => kind === 'functional' && codes.length === 0)) {
    questions.push('样本中没有科目，按支出功能分类（3、5、7 位编码）处理');
  }
  for (const { kind, list = '' } of lists) {
    if (kind === 'listed') questions.push(`各行按${list}编码列出，请核对各级编码的位数（levels）`);
    if (kind === 'named') questions.push(`各行是${list}名称，没有编码，由各单位自己增删，请核对`);
  }
  const counted = items.flatMap((item) => ('type' in item ? [item.label] : []));
  if (counted.length > 0) {
    questions.push(`“${counted[0]}”等 ${counted.length} 行按数量（不是金额）处理，请核对 type: count`);
  }
  const dashed = items.filter((item) => 'notApplicable' in item).length;
  if (dashed > 0) questions.push(`${dashed} 行印有“—”，已写明 notApplicable，请核对是不适用还是没有数`);
  if (items.some((item) => 'fill' in item)) questions.push('左右行数不等，空着的行写作 fill，请核对位置');
  return questions.map((question) => `${table.title}：${question}`);
}
