import type { ImportIssue } from '../document/document';

/** Collects an import's issues and numbers them; the number names an issue when the clerk dismisses it. */
export class IssueList {
  private readonly issues: ImportIssue[] = [];

  add(issue: Omit<ImportIssue, 'id'>): void {
    this.issues.push({ id: `导入-${this.issues.length + 1}`, ...issue });
  }

  all(): readonly ImportIssue[] {
    return this.issues;
  }
}
