import type { Pack } from './pack';
import { officialTables } from './table-shape';

/** What is looked for in a workbook, for the sentence that says that none of it is there. */
export function namesLookedFor(pack: Pack): string {
  const names = officialTables(pack)
    .slice(0, 2)
    .map(({ name }) => name);
  return `“${pack.title}”的任何一张表（${names.join('、')}等表号或表名都没有）`;
}
