import { isNothing } from '../amount/amount';
import { present } from '../kit/assert';
import type { Reference, TableId } from '../rule/rule';
import { AmountWatch } from './amount-watch';
import { LineWatch } from './line-watch';
import type {
  Predicate,
  PredicateContext,
  PredicateResult,
  PredicateWatch,
  WatchedProject,
} from './predicate';

/** Begins to watch the tables of the names, of which none is absent. */
export function watchPredicate(
  { check }: Predicate,
  names: readonly string[],
  references: readonly Reference[],
  words: readonly string[],
  project: WatchedProject,
): PredicateWatch {
  const contextOf = (now: WatchedProject): PredicateContext => ({
    ...now,
    tables: names.flatMap((name) => now.structure.tables.get(name) ?? []),
    references,
    words,
  });
  switch (check.by) {
    case 'lines':
      return new LineWatch(check.problems, contextOf, project);
    case 'amounts':
      return new AmountWatch(check.check, present(names[0], 'a check of amounts names its table'), project);
    case 'whole': {
      const tables = new Set([...names, ...references.map(({ table }) => table)]);
      let known: PredicateResult | undefined;
      const forget = (table: TableId): boolean => {
        if (tables.has(table)) known = undefined;
        return tables.has(table);
      };
      return {
        move: ({ number, place }, before, { shown }) => {
          if (check.reads === 'lines') return false;
          const isFelt = check.reads === 'values' || isNothing(before) !== isNothing(shown[number] ?? null);
          return isFelt && forget(place.table.id);
        },
        follow: ({ after }) => forget(after.table.id),
        result: (now) => {
          known ??= check.result(contextOf(now));
          const { looked, problems } = known;
          return { looked, wrong: problems.length, problems: () => problems };
        },
      };
    }
  }
}
