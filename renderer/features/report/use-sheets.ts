import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import type { LiveBlock } from '#shared/narrative/live-report';
import { TEXT_HEIGHT } from '#shared/report/official-page';

/** Blocks that stand on one sheet of paper. */
export type PaperSheet = {
  readonly key: string;
  readonly kind: 'text' | 'cover' | 'contents' | 'table';
  readonly blocks: readonly LiveBlock[];
  /** As printed at its foot; not known while the pages are not counted, and none on a cover. */
  readonly number?: number;
};

/** Room for text on an A4 page of the document, in CSS pixels. */
const ROOM = (TEXT_HEIGHT * 96) / 25.4;

/**
 * The document on sheets: cover, contents and each table by themselves, a part on a new one; the paragraphs between stand
 * on the sheet on which the PDF begins them (`counted`), and are parted by their measured heights while that is not known.
 * None is cut: line by line only the PDF breaks them.
 */
export function useSheets(
  blocks: readonly LiveBlock[],
  pages: RefObject<HTMLElement | null>,
  zoom: number,
  counted: readonly number[],
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
  return useMemo(
    () => (counted.length === blocks.length ? sheetsCounted(blocks, counted) : sheetsOf(blocks, heights)),
    [blocks, heights, counted],
  );
}

/** A pixel more or less moves no page. */
function isAlike(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return (
    one.size === other.size &&
    [...other].every(([key, height]) => Math.abs((one.get(key) ?? -9) - height) < 1)
  );
}

function sheetsCounted(blocks: readonly LiveBlock[], counted: readonly number[]): readonly PaperSheet[] {
  const sheets: { key: string; kind: PaperSheet['kind']; blocks: LiveBlock[]; number: number }[] = [];
  // The sheet of a cover has no number, and the next one is the first.
  const unnumbered = blocks[0]?.block.kind === 'cover' ? 1 : 0;
  let open = 0;
  for (const [at, live] of blocks.entries()) {
    const kind = sheetKind(live);
    const page = counted[at] ?? open;
    const last = sheets.at(-1);
    if (last && page === open && kind === 'text' && last.kind === 'text') last.blocks.push(live);
    else sheets.push({ key: live.key, kind, blocks: [live], number: page - unnumbered });
    open = page;
  }
  return sheets.map(({ number, ...sheet }) => (sheet.kind === 'cover' ? sheet : { ...sheet, number }));
}

function sheetKind({ block: { kind } }: LiveBlock): PaperSheet['kind'] {
  return kind === 'cover' || kind === 'contents' || kind === 'table' ? kind : 'text';
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
    const own = sheetKind(live);
    if (own !== 'text') {
      close();
      sheets.push({ key: live.key, kind: own, blocks: [live] });
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
