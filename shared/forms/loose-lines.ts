import { plainTitle } from './plain-title';

/** A line of a document outside its tables. `at`: where it stands in a sheet too, as the lines above a table do. */
export type LooseLine = {
  readonly kind: 'line';
  /** 第12段. */
  readonly place: string;
  readonly text: string;
  readonly at?: { readonly sheet: string; readonly row: number };
};

/** What a document has one after another: lines, and where its tables stand between them. */
export type DocumentLine = LooseLine | { readonly kind: 'table'; readonly sheet: string };

/** A line that asks for a text: under it or behind its colon the text stands. */
export type Section<Target> = {
  readonly target: Target;
  readonly text: string;
  /** Heading and text. */
  readonly lines: readonly LooseLine[];
};

/** 一、（一） 1. (1): how high a heading stands. */
const RANKS: readonly RegExp[] = [
  /^[一二三四五六七八九十]+、/,
  /^[（(][一二三四五六七八九十]+[）)]/,
  /^\d+\s*[.．、](?!\d)/,
  /^[（(]\d+[）)]/,
];
/** The rank of a heading that is not counted: what is headed 一、 or （一） ends its text. */
const UNCOUNTED = 1;

function rankOf(text: string): number | undefined {
  const rank = RANKS.findIndex((pattern) => pattern.test(text.trim()));
  return rank < 0 ? undefined : rank;
}

/** Short, and no sentence. */
function looksLikeHeading(text: string): boolean {
  return text.trim().length <= 30 && !/[。；，,;：:]/.test(text);
}

/**
 * The texts that stand under headings, or behind them after a colon, by what the headings ask for; a heading that comes
 * again is not read twice, and a table, another known word or a heading as high ends a text.
 *
 * @param targets what is asked for, by its label as names are compared
 * @param words other headings of the form
 * @param isAlone whether a text stands below its heading and nothing before it: what begins with the heading's words then
 *   says them itself
 */
export function sectionsIn<Target>(
  lines: readonly DocumentLine[],
  targets: ReadonlyMap<string, Target>,
  words: ReadonlySet<string>,
  isAlone: (target: Target) => boolean,
): readonly Section<Target>[] {
  const sections: Section<Target>[] = [];
  const read = new Set<Target>();
  let open: { target: Target; rank: number; texts: string[]; lines: LooseLine[] } | undefined;
  const close = (): void => {
    if (open && open.texts.length > 0 && !read.has(open.target)) {
      const { target } = open;
      sections.push({ target, text: open.texts.join('\n'), lines: open.lines });
      read.add(target);
    }
    open = undefined;
  };
  for (const line of lines) {
    if (line.kind === 'table') {
      close();
      continue;
    }
    const [title, ...behind] = line.text.split(/[：:]/);
    const target = targets.get(plainTitle(title ?? ''));
    const rank = rankOf(line.text);
    const repeats = target !== undefined && open?.target === target && open.texts.length === 0;
    if (open && repeats && isAlone(target)) {
      open.texts.push(line.text.trim());
      open.lines.push(line);
    } else if (target !== undefined && (behind.length > 0 || looksLikeHeading(line.text))) {
      // （一）项目概况, and below it 项目概况：…
      const lead: LooseLine[] = repeats ? (open?.lines ?? []) : [];
      const leadRank = repeats ? open?.rank : undefined;
      if (!repeats) close();
      const rest = line.text.slice((title ?? '').length + 1).trim();
      open = {
        target,
        rank: leadRank ?? rank ?? UNCOUNTED,
        texts: rest === '' ? [] : [rest],
        lines: [...lead, line],
      };
      // 项目单位：某局 says all of it in one line.
      if (rest !== '' && rank === undefined && leadRank === undefined && looksLikeHeading(rest)) close();
    } else if (words.has(plainTitle(line.text))) close();
    else if (open && rank !== undefined && rank <= open.rank && looksLikeHeading(line.text)) close();
    else if (open) {
      open.texts.push(line.text.trim());
      open.lines.push(line);
    }
  }
  close();
  return sections;
}
