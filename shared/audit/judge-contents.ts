import type { FinishedDocument, FinishedParagraph } from '../finished/finished-document';
import { headingName, placesOfHeadings } from '../finished/headings';
import { commonest } from '../kit/commonest';
import type { AuditFinding } from './audit-finding';
import type { PlacedParagraph } from './document-sections';
import { finding, findingAt } from './finding-at';
import { nameLikeness } from './label-words';

const LEAST_CONTENTS = 3;
const ALIKE = 0.6;

/** An entry of 目录: its words, and the page that it says; which block it is, which of the paragraphs. */
type Entry = {
  readonly block: number;
  readonly number: number;
  readonly text: string;
  readonly page?: number;
  readonly title: string;
  /** Where the number of its page begins; absent: it has none. */
  readonly said?: { readonly from: number; readonly page: number };
};

/** 目录 against the headings, and its page numbers against the pages where these stand. */
export function judgeContents(
  document: FinishedDocument,
  paragraphs: readonly PlacedParagraph[],
): readonly AuditFinding[] {
  const entries = entriesOf(document);
  if (entries.length < LEAST_CONTENTS) return [notRun('文本中没有读到目录，目录与标题没有核对')];
  const texts = document.blocks.flatMap((block, at) =>
    block.kind === 'paragraph' && block.role !== 'contents' ? [{ at, block }] : [],
  );
  const names = new Set(texts.map(({ block }) => headingName(block.text)));
  const missing = entries.flatMap((entry): AuditFinding[] => {
    const name = headingName(entry.title);
    if (name === '' || names.has(name)) return [];
    const near = paragraphs
      .filter((each) => each.text.length < 60)
      .map((each) => ({ text: each.text, alike: nameLikeness(plain(each.text), plain(entry.title)) }))
      .sort((one, other) => other.alike - one.alike)[0];
    const message =
      near && near.alike >= ALIKE
        ? `目录写的是“${entry.title}”，正文的标题是“${near.text}”`
        : `目录有“${entry.title}”，正文没有这个标题`;
    return [findingAt('D-13', entry, 0, entry.title.length, { message })];
  });
  const places = placesOfHeadings(
    entries.map(({ title }) => title),
    texts.map(({ block }) => block.text),
  );
  const headings = places.map((place) => (place === undefined ? undefined : texts[place]?.block));
  return [...missing, ...judgePages(document, entries, headings)];
}

function entriesOf({ blocks }: FinishedDocument): readonly Entry[] {
  let number = 0;
  return blocks.flatMap((block, at): Entry[] => {
    if (block.kind !== 'paragraph') return [];
    number += 1;
    if (block.role !== 'contents') return [];
    const { text, page } = block;
    const found = /^(.*?)[\s.．…·]*?(\d{1,4})\s*$/.exec(text);
    const title = text.replace(/[\s.．…·]*\d{1,4}\s*$/, '').trim();
    return [
      {
        ...{ block: at, number, text, title },
        ...(page === undefined ? {} : { page }),
        ...(found
          ? { said: { from: text.trimEnd().length - (found[2]?.length ?? 0), page: Number(found[2]) } }
          : {}),
      },
    ];
  });
}

/** A page that no two entries agree about is no numbering. */
const LEAST_AGREEING = 3;

function judgePages(
  { pageNumbers }: FinishedDocument,
  entries: readonly Entry[],
  headings: readonly (FinishedParagraph | undefined)[],
): readonly AuditFinding[] {
  const known = entries.flatMap((entry, at) => {
    const page = headings[at]?.page;
    return entry.said && page !== undefined ? [{ entry, said: entry.said, page }] : [];
  });
  if (known.length === 0)
    return entries.some(({ said }) => said) ? [notRun('文件没有存下分页，目录的页码没有核对')] : [];
  const printed = (page: number): number | undefined => {
    const text = pageNumbers?.[page - 1] ?? '';
    return /^\d+$/.test(text) ? Number(text) : undefined;
  };
  // Where the file does not say which number a page bears, most entries say by how much the cover shifts it.
  const shifts = known.map(({ said, page }) => page - said.page);
  const shift = commonest(shifts) ?? 0;
  const isNumbered = known.some(({ page }) => printed(page) !== undefined);
  if (
    !isNumbered &&
    shifts.filter((each) => each === shift).length < Math.max(LEAST_AGREEING, known.length / 2)
  )
    return [notRun('看不出各页印的是第几页，目录的页码没有核对')];
  return known.flatMap(({ entry, said, page }): AuditFinding[] => {
    const right = isNumbered ? printed(page) : page - shift;
    if (right === undefined || right === said.page) return [];
    return [
      findingAt('D-13', entry, said.from, said.from + String(said.page).length, {
        message: `目录写“${entry.title}”在第 ${said.page} 页，正文在第 ${right} 页`,
        expected: String(right),
        correct: true,
      }),
    ];
  });
}

function notRun(message: string): AuditFinding {
  return finding('D-13', { quote: '' }, { message, state: 'not-run', severity: 'hint' });
}

function plain(text: string): string {
  return text.replace(/\s+/g, '');
}
