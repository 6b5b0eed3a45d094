import type { AddressText } from '#shared/document/address';
import type { LiveBlock } from '#shared/narrative/live-report';
import { PRIOR_BOOK } from '#shared/pack/book';
import { blockInlines, textLabel } from '#shared/report/blocks';
import { isOfThisYear, type Session } from '#shared/session/session';
import { checkTexts, type DismissedTextMark } from '#shared/text-check/check-texts';
import type { TextMark } from '#shared/text-check/text-mark';

/** A text that the document asks for. */
export type ListedText = {
  readonly name: string;
  /** What it is called for people. */
  readonly label: string;
  readonly written: boolean;
  /** What should be looked at in it. */
  readonly marks: readonly TextMark[];
  /** What of it the clerk let stand. */
  readonly dismissed: readonly DismissedTextMark[];
  readonly note: string | undefined;
  /** What was written under the same key last year. */
  readonly lastYear: string | undefined;
};

/** What a cell does not say, and the cell to fill in; without one it is last year's or a whole table's. */
export type MissingNumber = { readonly missing: string; readonly cell: AddressText | undefined };

/** The texts and the missing numbers of the document, each once, in its order. */
export function whatIsAsked(
  session: Session,
  blocks: readonly LiveBlock[],
): { readonly texts: readonly ListedText[]; readonly numbers: readonly MissingNumber[] } {
  const checked = new Map(
    checkTexts(
      session,
      blocks.map(({ block }) => block),
    ).map((text) => [text.key, text]),
  );
  const { books, textNotes } = session.document();
  const lastYear = books.get(PRIOR_BOOK)?.texts;
  const texts = new Map<string, ListedText>();
  const numbers = new Map<string, MissingNumber>();
  for (const inline of blocks.flatMap(({ block }) => blockInlines(block))) {
    if (inline.kind === 'typed' && !texts.has(inline.key)) {
      texts.set(inline.key, {
        name: inline.key,
        label: textLabel(inline),
        written: inline.missing === undefined,
        marks: checked.get(inline.key)?.marks ?? [],
        dismissed: checked.get(inline.key)?.dismissed ?? [],
        note: textNotes.get(inline.key),
        lastYear: lastYear?.get(inline.key),
      });
    }
    if (inline.kind === 'bound' && inline.missing !== undefined && !numbers.has(inline.missing))
      numbers.set(inline.missing, {
        missing: inline.missing,
        cell: inline.cells.find((cell) => isOfThisYear(session, cell)),
      });
    if (inline.kind === 'quoted' && inline.missing !== undefined)
      numbers.set(inline.missing, { missing: inline.missing, cell: inline.cell });
  }
  return { texts: [...texts.values()], numbers: [...numbers.values()] };
}
