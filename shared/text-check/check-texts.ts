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
};

/**
 * The texts that the document prints now in which something should be looked at, in its order: numbers that no cell
 * gives, other years and offices, what a form left to be replaced.
 */
export function checkTexts(session: Session, blocks: readonly Block[]): readonly CheckedText[] {
  const { facts, texts, books } = session.document();
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
    const marks = [
      ...(numbers ? markNumbers(text, numbers) : []),
      ...markYears(text, facts),
      ...markOffices(text, facts, former),
      ...markPlaceholders(text),
    ].sort((one, other) => one.from - other.from);
    return marks.length > 0 ? [{ key, label, marks }] : [];
  });
}

/** `收支总计变动原因：“12.35万元”在表中没有对应的数，请核对金额和单位` */
export function textMarkLines(checked: readonly CheckedText[]): readonly string[] {
  return checked.flatMap(({ label, marks }) => marks.map(({ reason }) => `${label}：${reason}`));
}
