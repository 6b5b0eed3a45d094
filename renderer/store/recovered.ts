import type { Session } from '#shared/session/session';
import type { ProjectFile } from './project-store';

/** Unsaved work as its journal gives it, and what stands in its file now. */
export type Recovered = {
  readonly session: Session;
  /** Where it was kept; saving there asks, should the file be another by now. */
  readonly file: ProjectFile | null;
  /** What the file holds now; null: there is none, or it is no project any more. */
  readonly saved: Session | null;
  /** Nobody else changed the file since the work began. */
  readonly isUntouched: boolean;
};

/** What a killed save left, opened, and what is in the file; null: nothing that can be compared with. */
export type ReadLeftover = { readonly session: Session; readonly saved: Session | null };
