import type { Quantity } from '../narrative/quantity';
import { labelWords, nameLikeness } from './label-words';
import type { Mention } from './mention';
import type { TemplateSection, TemplateSlot } from './template-slots';

/** A slot that a number may be, with its section. */
export type SlotCandidate = { readonly slot: TemplateSlot; readonly section: TemplateSection };

/** How well the slot's words are the number's. */
export type Scored = {
  readonly candidate: SlotCandidate;
  readonly quantity: Quantity;
  readonly score: number;
  readonly words: number;
};

/** Surely the same name. */
const SURE = 0.72;
/** How much more alike one of several slots that are called alike must be. */
const GROUP_LEAD = 0.05;
/** Of how many characters the words before a number must be to tell apart what is called alike, and how alike. */
const LEAST_SAID = 12;
const SAID_ALIKE = 0.85;
/** Its sentence goes on as the template's does. */
const FOLLOWS_ON = 0.1;

/** “接待外宾2批次、8人次”: what only its unit names goes with the number before it, as in the template's sentence. */
export function followsOn(
  { own, unit }: Mention,
  before: Quantity | undefined,
  { slot }: SlotCandidate,
  candidates: readonly SlotCandidate[],
): number {
  if (own !== '' || unit !== 'count' || !before) return 0;
  const previous = candidates[slot.at - 1]?.slot.meaning;
  if (!previous || previous.kind === 'names') return 0;
  return previous.quantity.formula === before.formula ? FOLLOWS_ON : 0;
}

/** Of slots that are called alike (the grades of 一级 and of 二级项目), the one whose sentence began like the number's. */
export function groupedWith({ group }: Mention, alike: readonly Scored[]): Scored | undefined {
  if (group === '') return undefined;
  return clearlyFirst(alike, ({ candidate }) => nameLikeness(group, candidate.slot.mention.group), SURE);
}

/** Of slots that are called alike (采购金额 of each kind of supplier), the one before which the same is said since the number before it. */
export function saidAlike(
  { before }: Mention,
  alike: readonly Scored[],
  organisation: string,
): Scored | undefined {
  const plain = (words: string): string => labelWords(words.replaceAll(organisation, ''), '').core;
  const own = plain(before);
  if (own.length < LEAST_SAID) return undefined;
  return clearlyFirst(
    alike,
    ({ candidate }) => nameLikeness(own, plain(candidate.slot.mention.before)),
    SAID_ALIKE,
  );
}

/** The likest, where it is like enough and no slot of another meaning comes near it. */
function clearlyFirst(
  alike: readonly Scored[],
  likenessOf: (each: Scored) => number,
  least: number,
): Scored | undefined {
  const ranked = alike
    .map((each) => ({ each, likeness: likenessOf(each) }))
    .sort((one, other) => other.likeness - one.likeness);
  const [first] = ranked;
  const other = ranked.find(({ each }) => each.quantity.formula !== first?.each.quantity.formula);
  if (!first || first.likeness < least || (other && first.likeness - other.likeness < GROUP_LEAD))
    return undefined;
  return first.each;
}
