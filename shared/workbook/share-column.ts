import { normalName } from '../kit/same-name';
import type { Panel, Table } from '../pack/pack';
import { printedLevels } from '../pack/printed-codes';
import { keyLengths } from '../pack/table-shape';
import { type HeaderPath, headerPaths, lastWord } from './header-path';
import { codeText } from './join-code';
import type { LocatedColumn, UnclearColumn } from './location';
import type { SheetTexts } from './sheet-texts';
import { splitCode } from './split-code';
import { contentRows, type TableRegion } from './table-region';
import { wantedColumns } from './wanted-columns';

type Panels = readonly (readonly LocatedColumn[])[];

/**
 * Many offices print code and name in one column (`2010301 行政运行`) under the title of either, of both, or of their
 * group (项目). Where the code's or the name's column was not found, the body tells: a column with codes and names in
 * its cells, or with no lines yet, is the column of both. Where several columns could be the code's (a list laid out in
 * two blocks), none is: the other block's would stand beside this one's amounts.
 */
export function shareColumns(
  texts: SheetTexts,
  region: TableRegion,
  { panels, unclear }: { readonly panels: Panels; readonly unclear: readonly UnclearColumn[] },
  header: { readonly bottom: number; readonly bodyRow: number },
): Panels {
  const rows = contentRows(texts, region, header.bodyRow);
  const taken = new Set(panels.flat().flatMap(({ columns }) => columns));
  const paths = headerPaths(texts, region, header.bottom);
  const below = headerPaths(texts, region, header.bodyRow - 1);
  const isUnclear = (index: number): boolean =>
    unclear.some(({ panel, shows }) => panel === index && shows === 'code');
  return panels.map((columns, index) => {
    const code = columns.find(({ shows }) => shows === 'code');
    const name = columns.find(({ shows }) => shows === 'name');
    const panel = region.table.panels[index];
    if (!code || !name || !panel || isUnclear(index)) return columns;
    if (code.columns.length > 0 && name.columns.length > 0) return columns;
    // 类, 款 and 项 beside one another are a code without a title of its own.
    const parts = code.columns.length === 0 ? codeParts(below, region.left, taken) : [];
    if (parts.length > 0) {
      const besides = name.columns.length > 0 ? name.columns : [(parts.at(-1) ?? 0) + 1];
      return withPlaces(
        columns,
        parts,
        besides.filter((at) => !taken.has(at) || name.columns.includes(at)),
      );
    }
    const titles = titlesOf(region.table, index);
    const levels = printedLevels(region.table) ?? keyLengths(panel);
    const splits = (column: number): boolean =>
      rows.some((row) => levels.includes(splitCode(texts.rawAt(row, column), levels)?.code.length ?? 0));
    const [own] = [...code.columns, ...name.columns];
    if (own !== undefined) {
      const says = paths[own - region.left] ?? new Set();
      const both = [titles.code, titles.name].every((words) => words.some((word) => says.has(word)));
      const listsNone = rows.every((row) => isNoLine(panel, texts.textAt(row, own)));
      return both || listsNone || splits(own) ? withPlaces(columns, [own], [own]) : columns;
    }
    // Only the group has a title: its columns with anything in the body, or all of them in a blank template.
    const under = paths
      .map((path, at) => ({ at: at + region.left, word: lastWord(path) }))
      .filter(({ at, word }) => !taken.has(at) && titles.group.includes(word))
      .map(({ at }) => at);
    const filled = under.filter((at) => rows.some((row) => texts.rawAt(row, at).trim() !== ''));
    const [first, second, ...more] = filled.length > 0 ? filled : under;
    if (first === undefined || more.length > 0) return columns;
    if (second === undefined) return withPlaces(columns, [first], [first]);
    const listsCodes = rows.some((row) => /^\d{3,}$/.test(codeText(texts.rawAt(row, second))));
    return listsCodes ? withPlaces(columns, [second], [first]) : withPlaces(columns, [first], [second]);
  });
}

const PARTS = ['类', '款', '项'];

/** The columns under 类, 款 and 项; none where they stand in several places, or apart. */
function codeParts(paths: readonly HeaderPath[], left: number, taken: ReadonlySet<number>): number[] {
  const starts = paths.flatMap((_, at) =>
    PARTS.every((part, further) => paths[at + further]?.has(part) && !taken.has(left + at + further))
      ? [at]
      : [],
  );
  const [start, ...others] = starts;
  return start === undefined || others.length > 0 ? [] : PARTS.map((_, further) => left + start + further);
}

/** Blank, a fixed line's label (合计) or a note: a column with nothing else lists no codes yet, as in a template. */
function isNoLine(panel: Panel, text: string): boolean {
  if (text === '' || /^(注|说明|备注):/.test(text)) return true;
  return panel.items.some(
    (item) =>
      item.kind === 'line' &&
      [item.line.label, ...item.line.aliases].some((label) => normalName(label) === text),
  );
}

function withPlaces(
  columns: readonly LocatedColumn[],
  code: readonly number[],
  name: readonly number[],
): LocatedColumn[] {
  return columns.map((column) => {
    if (column.shows === 'code') return { ...column, columns: code };
    return column.shows === 'name' ? { ...column, columns: name } : column;
  });
}

/** The words of a panel's code and name columns, and of the group right above both. */
function titlesOf(
  table: Table,
  panel: number,
): { readonly code: readonly string[]; readonly name: readonly string[]; readonly group: readonly string[] } {
  const wanted = wantedColumns(table).filter((column) => column.panel === panel);
  const of = (shows: LocatedColumn['shows'], at: number): readonly string[] =>
    wanted.find(({ column }) => column.shows === shows)?.words[at] ?? [];
  return { code: of('code', 0), name: of('name', 0), group: of('code', 1) };
}
