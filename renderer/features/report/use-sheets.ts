import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { present } from '#shared/kit/assert';
import type { LiveBlock } from '#shared/narrative/live-report';
import { LINES, TEXT_HEIGHT } from '#shared/report/official-page';
import type { KnownPages } from './counted-pages';
import { useWhenFree } from './hold-still';

type Pages = NonNullable<KnownPages['pages']>;

/** What of a block stands on a sheet: all of it, or a part of what goes on over its end. */
export type OnSheet = {
  readonly live: LiveBlock;
  /** Some of the lines of a paragraph. */
  readonly part?: {
    /** So many of its lines stand on later sheets. */
    readonly below: number;
    /** So many stand here; absent: all from its first one. It began on an earlier sheet. */
    readonly here?: number;
  };
  /** Some of the rows of a table or of the entries of the contents. */
  readonly rows?: RowsHere;
};

/** From this row, counted from 0, to before that one; absent: to the end and what stands behind the last. */
export type RowsHere = { readonly from: number; readonly to?: number };

/** Blocks that stand on one sheet of paper. */
export type PaperSheet = {
  readonly key: string;
  readonly kind: 'text' | 'cover' | 'contents' | 'table';
  readonly blocks: readonly OnSheet[];
  /** As printed at its foot; not known while the pages are not counted, and none on a cover. */
  readonly number?: number;
};

/** Room for text on an A4 page of the document, in CSS pixels. */
const ROOM = (TEXT_HEIGHT * 96) / 25.4;
/** The lines of a full page. */
const FULL = Math.floor((TEXT_HEIGHT * 72) / 25.4 / LINES.body.line);

/**
 * The document on sheets: cover, contents and each table by themselves, a part on a new one; the paragraphs between stand
 * on the sheets on which the PDF has them. What goes on over the end of a sheet has as many lines, rows or entries on each as
 * there. While that is not known they are parted by their measured heights, and none is cut. Held, they stay as they lie.
 */
export function useSheets(
  blocks: readonly LiveBlock[],
  pages: RefObject<HTMLElement | null>,
  zoom: number,
  counted: KnownPages['pages'],
  isHeld: boolean,
): readonly PaperSheet[] {
  const [measured, setMeasured] = useState<ReadonlyMap<string, number>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: other blocks have other heights
  useLayoutEffect(() => {
    const now = new Map<string, number>();
    for (const element of pages.current?.querySelectorAll<HTMLElement>(
      '.report-sheet.is-text [data-block]',
    ) ?? []) {
      now.set(element.dataset.block ?? '', element.getBoundingClientRect().height / zoom);
    }
    setMeasured((known) => (isAlike(known, now) ? known : now));
  }, [blocks, pages, zoom]);
  const heights = useWhenFree(measured, isHeld);
  return useMemo(
    () =>
      counted?.blocks.length === blocks.length ? sheetsCounted(blocks, counted) : sheetsOf(blocks, heights),
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

/** @throws when blocks and pages are not of one document: what the PDF says of a block is known by its place */
export function sheetsCounted(
  blocks: readonly LiveBlock[],
  { blocks: counted, running, broken }: Pages,
): readonly PaperSheet[] {
  const sheets: { key: string; kind: PaperSheet['kind']; blocks: OnSheet[]; number: number }[] = [];
  // A sheet is known by what it begins with, wherever it lies: what stands on it is not drawn anew when pages come before it.
  const begun = new Map<string, number>();
  const keyOf = ({ live: { key } }: OnSheet): string => {
    const times = begun.get(key) ?? 0;
    begun.set(key, times + 1);
    return times === 0 ? key : `${key} ${times}`;
  };
  // The sheet of a cover has no number, and the next one is the first.
  const unnumbered = blocks[0]?.block.kind === 'cover' ? 1 : 0;
  const parts = new Map(running.map((part) => [part.block, part]));
  let open = 0;
  const put = (on: OnSheet, page: number): void => {
    const kind = sheetKind(on.live);
    const last = sheets.at(-1);
    if (last && page === open && kind === 'text' && last.kind === 'text') last.blocks.push(on);
    else sheets.push({ key: keyOf(on), kind, blocks: [on], number: page - unnumbered });
    open = page;
  };
  for (const [at, live] of blocks.entries()) {
    const page = present(counted[at], 'every block was counted');
    const part = parts.get(at);
    const further = broken.filter(({ block }) => block === at);
    if (further.length > 0) {
      for (const [place, { sheet, row: from }] of [{ sheet: page, row: 0 }, ...further].entries()) {
        const to = further[place]?.row;
        put({ live, rows: to === undefined ? { from } : { from, to } }, sheet);
      }
      continue;
    }
    if (!part) {
      put({ live }, page);
      continue;
    }
    // What stands on a sheet is counted from its end, whatever lines a browser makes of the rest.
    const linesAfter = (sheet: number): number =>
      sheet === part.sheet ? 0 : part.lines + (part.sheet - sheet - 1) * FULL;
    put({ live, part: { below: linesAfter(page) } }, page);
    for (let sheet = page + 1; sheet <= part.sheet; sheet += 1)
      put(
        { live, part: { below: linesAfter(sheet), here: sheet === part.sheet ? part.lines : FULL } },
        sheet,
      );
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
    if (first) sheets.push({ key: first.key, kind: 'text', blocks: open.map((live) => ({ live })) });
    open = [];
    filled = 0;
  };
  for (const [at, live] of blocks.entries()) {
    const { kind } = live.block;
    const own = sheetKind(live);
    if (own !== 'text') {
      close();
      sheets.push({ key: live.key, kind: own, blocks: [{ live }] });
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
