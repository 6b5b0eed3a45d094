import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import type { HeaderNode, Table } from '../pack/pack';
import type { SheetTexts } from './sheet-texts';
import { contentRows, rowTexts, type TableRegion } from './table-region';

/** Columns that the ministry's own tables have beside 决算数; their titles are those of the 公开 tables. */
const BUDGET_COLUMNS = ['年初预算数', '全年预算数', '调整预算数'];
const HEADER_ROWS = 12;

/** A table under one of the pack's titles, without the pack's number, whose header has the budget columns. */
export function isBudgetTable(texts: SheetTexts, region: TableRegion): boolean {
  if (region.numbered) return false;
  const own = headerTitles(region.table);
  const foreign = new Set(BUDGET_COLUMNS.filter((word) => !own.has(word)));
  return contentRows(texts, region, region.top)
    .slice(0, HEADER_ROWS)
    .some((row) => rowTexts(texts, region, row).some((text) => foreign.has(text)));
}

const headerTitles = oncePer((table: Table): ReadonlySet<string> => {
  const titles = new Set<string>();
  const walk = (node: HeaderNode): void => {
    for (const title of [node.title, ...node.aliases]) titles.add(normalName(title));
    if ('columns' in node) node.columns.forEach(walk);
  };
  for (const panel of table.panels) panel.header.forEach(walk);
  return titles;
});
