import { useEffect } from 'react';
import { create } from 'zustand';
import type { ProjectDocument } from '#shared/document/document';
import { saveProject } from '#shared/project-file/save-project';
import { callHost } from '../../host/call-host';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';

type Counted = {
  /** What was counted: the numbers hold for it alone, and are shown grey while they wait to be counted again. */
  readonly of: ProjectDocument | null;
  /** The printed page of every entry of the contents. */
  readonly headings: readonly number[];
  /** The sheet of every block; empty: not known. */
  readonly blocks: readonly number[];
};

/** The pages of the document as the PDF has them. */
export const useCountedPages = create<Counted>(() => ({ of: null, headings: [], blocks: [] }));

/** Nothing is counted while the clerk goes on typing. */
const PAUSE = 800;

/** One count at a time: a slow machine is not given a second one before the first is done. */
let isCounting = false;

/**
 * Has the pages counted by the PDF's own engine, in a thread beside, after each pause in the work. A host that does not
 * answer leaves the numbers out: the pages then say that those of the exported file hold.
 */
export function useCounting(): void {
  const content = useFollowed(() => openSession().document());
  useEffect(() => {
    if (useCountedPages.getState().of === content) return undefined;
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
      const counted = await countedNow(content);
      isCounting = false;
      if (isWanted) useCountedPages.setState(counted);
    }
  }, [content]);
}

/** What cannot be counted is told by the contents, which then name no pages; the exports say why. */
async function countedNow(content: ProjectDocument): Promise<Counted> {
  try {
    const { headings, blocks } = await callHost('report.pages', {
      project: saveProject(openSession().pack, content),
    });
    return { of: content, headings, blocks };
  } catch {
    return { of: content, headings: [], blocks: [] };
  }
}
