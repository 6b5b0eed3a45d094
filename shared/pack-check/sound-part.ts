import { referencesOf } from '../engine/rule-references';
import type { Pack } from '../pack/pack';
import { callsIn } from '../rule/expression';
import type { Rule, TableId } from '../rule/rule';

/** The pack without these tables and without the rules that speak of them, so that the others can be tried. */
export function withoutTables(pack: Pack, left: ReadonlySet<TableId>): Pack {
  if (left.size === 0) return pack;
  const tables = pack.tables.filter(({ id }) => !left.has(id));
  return {
    ...pack,
    tables,
    books: pack.books.map((book) => ({ ...book, tables: book.tables.filter(({ id }) => !left.has(id)) })),
    rules: pack.rules.filter((rule) => !speaksOf(rule, left)),
  };
}

/** Whether a rule, its condition included, speaks of one of the tables. */
export function speaksOf(rule: Rule, tables: ReadonlySet<TableId>): boolean {
  const { statement, condition } = rule;
  const calls = [
    ...(statement.kind === 'predicate' ? [statement.call] : []),
    ...(condition ? callsIn(condition) : []),
  ];
  const words = calls
    .flatMap((call) => call.arguments)
    .flatMap((given) => (given.kind === 'word' ? given.word : []));
  const read = referencesOf(rule).flatMap(({ table, line }) =>
    line.kind === 'codes-of' ? [table, ...line.tables] : [table],
  );
  return [...words, ...read].some((id) => tables.has(id));
}
