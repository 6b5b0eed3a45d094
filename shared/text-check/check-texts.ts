import { PRIOR_BOOK } from '../pack/book';
import { type Block, blockInlines, textLabel } from '../report/blocks';
import type { Session } from '../session/session';
import { type KnownNumbers, knownNumbers } from './known-numbers';
import { markOffices, markPlaceholders, markYears } from './leftovers';
import { markNumbers } from './mark-numbers';
import type { TextMark } from './text-mark';

/** A text of the clerk with what should be looked at in it. */
export type CheckedText = {
  readonly key: string;
  readonly label: string;
  readonly marks: readonly TextMark[];
  /** What was dismissed, with the clerk's reasons. */
  readonly dismissed: readonly DismissedTextMark[];
};

/** A mark that the clerk let stand; `because` is why. */
export type DismissedTextMark = TextMark & { readonly because: string };

/**
 * The texts that the document prints now in which something should be looked at, in its order: numbers that no cell
 * gives, other years and offices, what a form left to be replaced.
 */
export function checkTexts(session: Session, blocks: readonly Block[]): readonly CheckedText[] {
  const { facts, texts, books, dismissals } = session.document();
  const former = books.get(PRIOR_BOOK)?.facts.organisation;
  let numbers: KnownNumbers | undefined;
  const asked = new Map(
    blocks
      .flatMap(blockInlines)
      .flatMap((inline) => (inline.kind === 'typed' ? [[inline.key, textLabel(inline)] as const] : [])),
  );
  return [...asked].flatMap(([key, label]) => {
    const text = texts.get(key);
    if (text === undefined) return [];
    // Gathered only when a text says a number at all.
    if (/[\d０-９]/.test(text)) numbers ??= knownNumbers(session, blocks);
    const all = [
      ...(numbers ? markNumbers(text, numbers) : []),
      ...markYears(text, facts),
      ...markOffices(text, facts, former),
      ...markPlaceholders(text),
    ].sort((one, other) => one.from - other.from);
    const known = dismissals.get(key) ?? [];
    const marks: TextMark[] = [];
    const dismissed: DismissedTextMark[] = [];
    for (const mark of all) {
      const found = known.find(({ kind, words }) => kind === mark.kind && words === mark.words);
      if (found) dismissed.push({ ...mark, because: found.reason });
      else marks.push(mark);
    }
    return all.length > 0 ? [{ key, label, marks, dismissed }] : [];
  });
}

/** `收支总计变动原因：“12.35万元”已核对：合同金额`: what is no longer warned of is still told. */
export function dismissedLines(checked: readonly CheckedText[]): readonly string[] {
  return checked.flatMap(({ label, dismissed }) =>
    dismissed.map(({ words, because }) => `${label}：“${words}”已核对：${because}`),
  );
}

/** `收支总计变动原因：“12.35万元”在表中没有对应的数，请核对金额和单位` */
export function textMarkLines(checked: readonly CheckedText[]): readonly string[] {
  return checked.flatMap(({ label, marks }) => marks.map(({ reason }) => `${label}：${reason}`));
}
