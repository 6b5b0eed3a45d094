/**
 * Steps from each released version to the next, named after what changed, pure, never edited after release.
 * There is one version so far, hence none: the first goes in as `{ from: 1, name: '…', migrate }`.
 */
export type Migration = {
  readonly from: number;
  readonly name: string;
  readonly migrate: (stored: Readonly<Record<string, unknown>>) => Record<string, unknown>;
};

export const MIGRATIONS: readonly Migration[] = [];
