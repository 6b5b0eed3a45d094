import { ownTable } from '../document/address';
import type { ImportIssue } from '../document/document';
import type { TableId } from '../rule/rule';

/**
 * The remarks that stand after some tables were taken from an import: those of before about all other tables, and the
 * import's own about the tables taken and about the workbook as a whole. Each once, numbered anew.
 */
export function issuesAfterImport(
  before: readonly ImportIssue[],
  incoming: readonly ImportIssue[],
  taken: ReadonlySet<string>,
): readonly ImportIssue[] {
  const isTaken = (table: TableId): boolean => taken.has(table);
  const standing = before.filter((issue) => !tablesOf(issue).some(isTaken));
  const fresh = incoming.filter((issue) => {
    const tables = tablesOf(issue);
    return tables.length === 0 || tables.some(isTaken);
  });
  const once = new Map(
    [...standing, ...fresh].map((issue) => [`${issue.rule}\n${issue.place}\n${issue.message}`, issue]),
  );
  return [...once.values()].map((issue, at) => ({ ...issue, id: `导入-${at + 1}` }));
}

/** The project's own tables that an issue is about; none: the workbook or the project as a whole. */
function tablesOf({ table, cells }: ImportIssue): readonly string[] {
  const named = cells.flatMap((cell) => ownTable(cell) ?? []);
  return table === undefined ? named : [table, ...named];
}
