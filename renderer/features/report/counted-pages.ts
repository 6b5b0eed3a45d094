import { create } from 'zustand';
import type { ProjectDocument } from '#shared/document/document';

/** The page of every entry of the contents, counted when the document was last written, and of what it was counted. */
export const useCountedPages = create<{
  readonly of: ProjectDocument | null;
  readonly pages: readonly number[];
}>(() => ({ of: null, pages: [] }));
