import { greatest, least } from '#shared/kit/lists';
import type { PageContent } from './page-content';
import { type DrawnLine, textOfLine } from './text-line';

/** What stands around the text on page after page, told apart from it. */
export type RunningLines = {
  /** By page, the lines that are header, footer or page number. */
  readonly lines: ReadonlyMap<number, ReadonlySet<DrawnLine>>;
  readonly headers: readonly RunningText[];
  readonly footers: readonly RunningText[];
  /** By page, the number that is printed on it. */
  readonly numbers: ReadonlyMap<number, string>;
};

export type RunningText = { readonly text: string; readonly page: number };

/** As many lines at the top and at the bottom of a page are looked at. */
const DEPTH = 3;
/** Lines of page numbers stand in the outer part of a page. */
const EDGE = 0.13;
/** Headers and footers stand further out: the text of official documents begins at an eighth of the page. */
const OUTER_EDGE = 0.1;
const NUMBER =
  /^[-—–―－·•\s]*(?:第\s*)?(\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})(?:\s*页)?(?:\s*[/／共，,]\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–―－·•\s]*$/;

/** What nobody writes but as a page number. */
const DRESSED = /^[-—–―－·•]\s*\d+\s*[-—–―－·•]$|^第.*页/;

/** The line above a table, which stands on page after page too. */
const CAPTION = /单位[:：]/;

type Candidate = {
  readonly line: DrawnLine;
  readonly page: number;
  readonly text: string;
  readonly isTop: boolean;
  /** Distance from its edge. */
  readonly depth: number;
  readonly height: number;
  readonly isOuter: boolean;
};

export function runningLines(pages: readonly PageContent[]): RunningLines {
  const candidates = pages.flatMap(candidatesOf);
  const found = new Map<number, Set<DrawnLine>>();
  const take = ({ page, line }: Candidate): void => {
    const known = found.get(page) ?? new Set();
    found.set(page, known.add(line));
  };
  const numbers = new Map<number, string>();
  for (const candidate of numbersAmong(candidates)) {
    take(candidate);
    numbers.set(candidate.page, NUMBER.exec(candidate.text)?.[1] ?? '');
  }
  const repeated = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { depth, height, text } = candidate;
    if (depth > OUTER_EDGE * height || CAPTION.test(text) || found.get(candidate.page)?.has(candidate.line))
      continue;
    const place = `${candidate.isTop ? 'top' : 'bottom'} ${Math.round(candidate.depth / 6)}`;
    const key = `${place} ${text.replace(/\d+/g, '#').replace(/\s+/g, '')}`;
    repeated.set(key, [...(repeated.get(key) ?? []), candidate]);
  }
  const likely = new Set(
    [...repeated.values()].filter((group) => group.length >= leastPages(pages.length)).flat(),
  );
  const taken = new Map<string, Candidate>();
  // What repeats further inside, as captions of tables do, is only such a line if all between it and the edge is.
  for (const candidate of [...candidates].sort((one, other) => one.depth - other.depth)) {
    const own = found.get(candidate.page);
    if (own?.has(candidate.line) || !likely.has(candidate)) continue;
    const isOutermost = candidates.every(
      (other) =>
        other.page !== candidate.page ||
        other.isTop !== candidate.isTop ||
        other.depth >= candidate.depth ||
        own?.has(other.line),
    );
    if (!isOutermost) continue;
    take(candidate);
    const key = `${candidate.isTop} ${candidate.text}`;
    const first = taken.get(key);
    if (!first || first.page > candidate.page) taken.set(key, candidate);
  }
  const texts = (isTop: boolean): readonly RunningText[] =>
    [...taken.values()].filter((each) => each.isTop === isTop).map(({ text, page }) => ({ text, page }));
  return { lines: found, headers: texts(true), footers: texts(false), numbers };
}

/** A third of the pages, as parts of a document may have headers of their own; never only two. */
function leastPages(pages: number): number {
  return Math.max(3, Math.ceil(pages / 3));
}

function candidatesOf(content: PageContent): readonly Candidate[] {
  const { lines, tables, height, page } = content;
  const top = least(tables.map((table) => table.top));
  const bottom = greatest(tables.map((table) => table.bottom));
  const candidate = (line: DrawnLine, isTop: boolean): Candidate => {
    const depth = isTop ? line.y : height - line.y;
    const text = textOfLine(line).text.trim();
    return { line, page, isTop, depth, text, height, isOuter: depth <= EDGE * height };
  };
  return [
    ...lines
      .slice(0, DEPTH)
      .filter(({ y }) => y < top && y < height / 2)
      .map((line) => candidate(line, true)),
    ...lines
      .slice(-DEPTH)
      .filter(({ y }) => y > bottom && y >= height / 2)
      .map((line) => candidate(line, false)),
  ];
}

/** Numbers in the outer part that count on with the pages; one alone might be an amount. */
function numbersAmong(candidates: readonly Candidate[]): readonly Candidate[] {
  const likely = candidates.filter(({ text, isOuter }) => isOuter && NUMBER.test(text));
  const differences = new Map<number, number>();
  const difference = ({ text, page }: Candidate): number => page - Number(NUMBER.exec(text)?.[1]);
  for (const each of likely) differences.set(difference(each), (differences.get(difference(each)) ?? 0) + 1);
  return likely.filter(
    (each) =>
      Number.isNaN(difference(each)) ||
      (differences.get(difference(each)) ?? 0) > 1 ||
      DRESSED.test(each.text),
  );
}
