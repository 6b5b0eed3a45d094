import type { CellValue } from '../amount/amount';
import type { ProjectDocument } from '../document/document';
import type { Pack } from '../pack/pack';
import type { Reference } from '../rule/rule';
import { AmountWatch } from './amount-watch';
import type { Cell } from './cell-numbers';
import type { TableChange } from './change-lines';
import { LineWatch } from './line-watch';
import type { Predicate, PredicateContext, PredicateResult } from './predicate';
import type { Structure } from './structure';

/** What a watch looks at, as it is at the time. */
export type WatchedProject = {
  readonly pack: Pack;
  readonly document: ProjectDocument;
  readonly structure: Structure;
  readonly shown: readonly CellValue[];
};

/** Keeps what a predicate finds in its tables while values and lines change. */
export type PredicateWatch = {
  /** A cell shows another value than `before`; true when the result may be another. */
  readonly move: (cell: Cell, before: CellValue, project: WatchedProject) => boolean;
  /** The lines of a table are others; true when the result may be another. */
  readonly follow: (change: TableChange, project: WatchedProject) => boolean;
  readonly result: (project: WatchedProject) => PredicateResult;
};

/** Begins to watch the tables of the names, of which none is absent. */
export function watchPredicate(
  { check }: Predicate,
  names: readonly string[],
  references: readonly Reference[],
  project: WatchedProject,
): PredicateWatch {
  const contextOf = (now: WatchedProject): PredicateContext => ({
    ...now,
    tables: names.flatMap((name) => now.structure.tables.get(name) ?? []),
    references,
  });
  switch (check.by) {
    case 'lines':
      return new LineWatch(check.problems, contextOf, project);
    case 'amounts':
      return new AmountWatch(check.check, names[0] ?? '', project);
    case 'whole': {
      const tables = new Set([...names, ...references.map(({ table }) => table)]);
      let known: PredicateResult | undefined;
      const forget = (table: string): boolean => {
        if (tables.has(table)) known = undefined;
        return tables.has(table);
      };
      return {
        move: ({ place }) => check.readsValues && forget(place.table.id),
        follow: ({ after }) => forget(after.table.id),
        result: (now) => {
          known ??= check.result(contextOf(now));
          return known;
        },
      };
    }
  }
}
