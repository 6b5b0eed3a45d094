import { codesAbove } from '../pack/code-beginnings';
import type { TableChange } from './change-lines';
import type {
  LineCheck,
  PredicateContext,
  PredicateProblem,
  PredicateResult,
  PredicateWatch,
  WatchedProject,
} from './predicate';
import type { TableCells } from './structure';

/** Keeps the problems of coded lines: a change of lines has those looked at again whose code it concerns. */
export class LineWatch implements PredicateWatch {
  private readonly check: LineCheck;
  private readonly contextOf: (project: WatchedProject) => PredicateContext;
  /** Table → code → what is wrong with the line; lines in order have none. */
  private readonly wrong = new Map<string, Map<string, readonly PredicateProblem[]>>();

  constructor(
    check: LineCheck,
    contextOf: (project: WatchedProject) => PredicateContext,
    project: WatchedProject,
  ) {
    this.check = check;
    this.contextOf = contextOf;
    const context = contextOf(project);
    for (const cells of context.tables) {
      this.wrong.set(cells.table.id, new Map());
      for (const { code } of cells.content.lines) this.look(code, cells, context);
    }
  }

  move(): boolean {
    return false;
  }

  follow({ after, come, gone, renamed, touched }: TableChange, project: WatchedProject): boolean {
    if (after.place.book !== undefined || !this.wrong.has(after.table.id)) return false;
    const context = this.contextOf(project);
    const codes = new Set([...touched, ...renamed]);
    for (const cells of context.tables) for (const code of codes) this.look(code, cells, context);
    // Whether the lines above a code are there is felt by all below it.
    const above = codesAbove(new Set([...come, ...gone].map(({ line }) => line.key)));
    for (const { code } of after.content.lines) if (above(code).length > 0) this.look(code, after, context);
    return true;
  }

  result(project: WatchedProject): PredicateResult {
    const { tables } = this.contextOf(project);
    let looked = 0;
    const problems = tables.flatMap(({ table, content }) => {
      looked += content.lines.length;
      const wrong = this.wrong.get(table.id);
      return wrong?.size ? content.lines.flatMap(({ code }) => wrong.get(code) ?? []) : [];
    });
    return { looked, problems };
  }

  private look(code: string, cells: TableCells, context: PredicateContext): void {
    const wrong = this.wrong.get(cells.table.id);
    const line = cells.byKey.get(code)?.line;
    const problems =
      line?.code === undefined || line.fixed
        ? []
        : this.check({ code: line.code, name: line.label }, cells, context);
    if (problems.length === 0) wrong?.delete(code);
    else wrong?.set(code, problems);
  }
}
