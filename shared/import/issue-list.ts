import type { ImportIssue } from '../document/document';
import type { TableId } from '../rule/rule';

/** Collects an import's issues and numbers them; the number names an issue when the clerk dismisses it. */
export class IssueList {
  private readonly issues: ImportIssue[];
  private readonly table: TableId | undefined;

  constructor(issues: ImportIssue[] = [], table?: string) {
    this.issues = issues;
    this.table = table;
  }

  add(issue: Omit<ImportIssue, 'id'>): void {
    const table = this.table === undefined ? {} : { table: this.table };
    this.issues.push({ id: `导入-${this.issues.length + 1}`, ...table, ...issue });
  }

  /** The same list, for what is met while one table is read: each issue says that it is about that table. */
  of(table: TableId): IssueList {
    return new IssueList(this.issues, table);
  }

  all(): readonly ImportIssue[] {
    return this.issues;
  }
}
