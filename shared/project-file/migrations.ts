import { isObject } from '../kit/json-object';
import { failed, ok, type Result } from '../kit/result';

/**
 * Steps from each released version to the next, named after what changed, pure, never edited after release.
 */
export type Migration = {
  readonly from: number;
  readonly name: string;
  readonly migrate: (stored: Readonly<Record<string, unknown>>) => Record<string, unknown>;
};

export const MIGRATIONS: readonly Migration[] = [
  {
    from: 1,
    name: '001 cells have notes',
    // A file may say more than its version asks for: what stands there is not dropped.
    migrate: (stored) => ({ notes: {}, ...stored }),
  },
  {
    from: 2,
    name: '002 上年 is a book',
    migrate: ({ prior, ...stored }) => ({
      ...stored,
      books: isObject(prior) ? { 上年: { kind: '上年', readOnly: true, ...prior } } : {},
    }),
  },
  {
    from: 3,
    name: '003 books may be self-evaluation forms',
    // What such a book says more, no earlier file has.
    migrate: (stored) => ({ ...stored }),
  },
  {
    from: 4,
    name: '004 texts have notes, and marks of their check are dismissed',
    migrate: (stored) => ({ textNotes: {}, dismissals: {}, ...stored }),
  },
];

export type MigrationProblem = {
  readonly kind: 'migration-failed';
  readonly name: string;
  readonly detail: string;
};

/** Brings a stored project from one version to another, step by step; the text itself is left as it is. */
export function migrate(
  stored: Readonly<Record<string, unknown>>,
  from: number,
  to: number,
  migrations: readonly Migration[],
): Result<Readonly<Record<string, unknown>>, MigrationProblem> {
  let current = stored;
  for (let version = from; version < to; version += 1) {
    const step = migrations.find((candidate) => candidate.from === version);
    if (!step) return failed({ kind: 'migration-failed', name: `${version}`, detail: 'no migration' });
    try {
      current = { ...step.migrate(current), version: version + 1 };
    } catch (fault) {
      // A step meets whatever an old file holds; what it throws is that file's trouble, told and not hidden.
      return failed({ kind: 'migration-failed', name: step.name, detail: String(fault) });
    }
  }
  return ok(current);
}
