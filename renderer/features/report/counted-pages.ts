import { useEffect } from 'react';
import { create } from 'zustand';
import type { ProjectDocument } from '#shared/document/document';
import type { HostResponse } from '#shared/host/contract';
import { saveProject } from '#shared/project-file/save-project';
import type { Session } from '#shared/session/session';
import { callHost } from '../../host/call-host';
import { problemSentence } from '../../host/host-problem';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { useView } from '../../store/view-store';
import { appendedHeadings } from './follow-document';

type Pages = HostResponse<'report.pages'>;

export type CountedDocument = {
  /** Of which project; nothing counted of one is shown of another. */
  readonly session: Session | null;
  /** What was counted last, with or without an outcome. */
  readonly of: ProjectDocument | null;
  /** With which parts behind it (`ViewState.appended`). */
  readonly appended: readonly string[];
  /** The last pages that could be counted; null: none yet. */
  readonly pages: Pages | null;
  /** Why the last count gave none, in a sentence. */
  readonly problem: string | null;
};

const NOTHING_COUNTED: CountedDocument = {
  session: null,
  of: null,
  appended: [],
  pages: null,
  problem: null,
};
const useCounted = create<CountedDocument>(() => NOTHING_COUNTED);

/** The pages of the open project's document as the PDF has them, as far as they are known. */
export type KnownPages = {
  readonly pages: Pages | null;
  /** They are of the document as it was before the last change, and wait to be counted again. */
  readonly isOld: boolean;
  readonly problem: string | null;
};

export function useCountedPages(): KnownPages {
  const session = useFollowed(openSession);
  const content = useFollowed(() => openSession().document());
  const appended = useView((state) => state.appended);
  return knownPages(useCounted(), { session, content, appended });
}

/** What was counted says of a project as it is now. */
export function knownPages(
  counted: CountedDocument,
  {
    session,
    content,
    appended,
  }: Pick<CountedDocument, 'appended'> & {
    readonly session: Session;
    readonly content: ProjectDocument;
  },
): KnownPages {
  if (counted.session !== session) return { pages: null, isOld: false, problem: null };
  const { of, pages, problem } = counted;
  return { pages, isOld: of !== content || counted.appended !== appended || problem !== null, problem };
}

/** Nothing is counted while the clerk goes on typing. */
const PAUSE = 800;

/** One count at a time: a slow machine is not given a second one before the first is done. */
let isCounting = false;

/** Has the pages counted by the PDF's own engine, in a thread beside, after each pause in the work. */
export function useCounting(): void {
  const content = useFollowed(() => openSession().document());
  const appended = useView((state) => state.appended);
  useEffect(() => {
    const known = useCounted.getState();
    if (known.of === content && known.appended === appended) return undefined;
    let timer = setTimeout(count, PAUSE);
    let isWanted = true;
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };

    async function count(): Promise<void> {
      if (isCounting) {
        timer = setTimeout(count, PAUSE);
        return;
      }
      isCounting = true;
      const session = openSession();
      const counted = await countedNow(session, { of: content, appended });
      isCounting = false;
      if (isWanted) useCounted.setState(counted);
    }
  }, [content, appended]);
}

type What = { readonly of: ProjectDocument; readonly appended: readonly string[] };

/** Trouble stays beside the page numbers, where it is read once and not after every pause anew. */
async function countedNow(session: Session, what: What): Promise<CountedDocument> {
  try {
    const project = saveProject(session.pack, what.of);
    const pages = await callHost('report.pages', { project, append: [...appendedHeadings(session)] });
    return { session, ...what, pages, problem: null };
  } catch (error) {
    const before = useCounted.getState();
    const pages = before.session === session ? before.pages : null;
    return { session, ...what, pages, problem: problemSentence(error) };
  }
}
