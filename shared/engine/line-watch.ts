import { codesAbove } from '../pack/code-beginnings';
import type { TableChange } from './change-lines';
import type {
  LineCheck,
  PredicateContext,
  PredicateProblem,
  PredicateWatch,
  WatchedProject,
  WatchedResult,
} from './predicate';
import type { TableCells } from './structure';

/** What is wrong with a line: how many problems, and which once somebody asked; one that stays is the very same then. */
type WrongLine = { readonly count: number; problems: readonly PredicateProblem[] | undefined };

/** Keeps what is wrong with coded lines: a change of lines has those looked at again whose code it concerns. */
export class LineWatch implements PredicateWatch {
  private readonly check: LineCheck;
  private readonly contextOf: (project: WatchedProject) => PredicateContext;
  /** Table → code → what is wrong with the line; lines in order have none. */
  private readonly wrong = new Map<string, Map<string, WrongLine>>();

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

  result(project: WatchedProject): WatchedResult {
    const context = this.contextOf(project);
    let looked = 0;
    let wrong = 0;
    for (const { table, content } of context.tables) {
      looked += content.lines.length;
      for (const { count } of this.wrong.get(table.id)?.values() ?? []) wrong += count;
    }
    return { looked, wrong, problems: () => this.problems(context) };
  }

  /** As the lines stand. */
  private problems(context: PredicateContext): readonly PredicateProblem[] {
    return context.tables.flatMap((cells) => {
      const wrong = this.wrong.get(cells.table.id);
      if (!wrong?.size) return [];
      return cells.content.lines.flatMap(({ code }) => {
        const line = wrong.get(code);
        if (!line) return [];
        line.problems ??= this.problemsOf(code, cells, context);
        return line.problems;
      });
    });
  }

  private look(code: string, cells: TableCells, context: PredicateContext): void {
    const wrong = this.wrong.get(cells.table.id);
    const problems = this.problemsOf(code, cells, context);
    if (problems.length === 0) wrong?.delete(code);
    else wrong?.set(code, { count: problems.length, problems: undefined });
  }

  private problemsOf(
    code: string,
    cells: TableCells,
    context: PredicateContext,
  ): readonly PredicateProblem[] {
    const line = cells.byKey.get(code)?.line;
    if (line?.code === undefined || line.fixed) return [];
    return this.check({ code: line.code, name: line.label }, cells, context);
  }
}
