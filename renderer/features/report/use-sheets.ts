import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import type { LiveBlock } from '#shared/narrative/live-report';

/** Blocks that stand on one sheet of paper. */
export type PaperSheet = {
  readonly key: string;
  readonly kind: 'text' | 'cover' | 'contents' | 'table';
  readonly blocks: readonly LiveBlock[];
};

/** Room for text on an A4 page of the document, in CSS pixels: 297 mm less 37 mm above and 35 mm below. */
const ROOM = (225 * 96) / 25.4;

/**
 * The document on sheets: cover, contents and each table by themselves, a part on a new one; the paragraphs between are
 * parted by their measured heights, none of them cut. Line by line only the PDF breaks them.
 */
export function useSheets(
  blocks: readonly LiveBlock[],
  pages: RefObject<HTMLElement | null>,
  zoom: number,
): readonly PaperSheet[] {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: other blocks have other heights
  useLayoutEffect(() => {
    const measured = new Map<string, number>();
    for (const element of pages.current?.querySelectorAll<HTMLElement>(
      '.report-sheet.is-text [data-block]',
    ) ?? []) {
      measured.set(element.dataset.block ?? '', element.getBoundingClientRect().height / zoom);
    }
    setHeights((known) => (isAlike(known, measured) ? known : measured));
  }, [blocks, pages, zoom]);
  return useMemo(() => sheetsOf(blocks, heights), [blocks, heights]);
}

/** A pixel more or less moves no page. */
function isAlike(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return (
    one.size === other.size &&
    [...other].every(([key, height]) => Math.abs((one.get(key) ?? -9) - height) < 1)
  );
}

function sheetsOf(blocks: readonly LiveBlock[], heights: ReadonlyMap<string, number>): readonly PaperSheet[] {
  const sheets: PaperSheet[] = [];
  let open: LiveBlock[] = [];
  let filled = 0;
  const close = (): void => {
    const [first] = open;
    if (first) sheets.push({ key: first.key, kind: 'text', blocks: open });
    open = [];
    filled = 0;
  };
  for (const [at, live] of blocks.entries()) {
    const { kind } = live.block;
    if (kind === 'cover' || kind === 'contents' || kind === 'table') {
      close();
      sheets.push({ key: live.key, kind, blocks: [live] });
      continue;
    }
    const height = heights.get(live.key) ?? 0;
    const next = blocks[at + 1];
    // A heading goes with what it is the heading of.
    const wanted = kind === 'heading' && next ? height + (heights.get(next.key) ?? 0) : height;
    const isPart = live.block.kind === 'heading' && live.block.level === 1;
    if (isPart || filled + wanted > ROOM) close();
    open.push(live);
    filled += height;
  }
  close();
  return sheets;
}
