import { create } from 'zustand';

/** What the clerk asks of the units that were checked; stays while the dialog is away. */
type Query = {
  /** The folder of results that was chosen; null: that of the last run. */
  readonly chosen: string | null;
  readonly sql: string;
  /** What the clerk wrote before a ready question took its place. */
  readonly own?: string;
};

export const useQuery = create<Query>(() => ({ chosen: null, sql: '' }));
