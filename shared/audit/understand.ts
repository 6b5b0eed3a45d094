import { append } from '../kit/lists';
import type { Quantity } from '../narrative/quantity';
import { PRIOR_BOOK } from '../pack/book';
import type { PlacedParagraph } from './document-sections';
import { nameLikeness } from './label-words';
import { type Mention, mentionsOf } from './mention';
import type { TemplateSection, TemplateSlot } from './template-slots';
import { followsOn, groupedWith, type Scored, type SlotCandidate, saidAlike } from './tied-slots';

/** A number of the document's text, and what it is by the pack's sentences. */
export type Understood = {
  readonly paragraph: PlacedParagraph;
  readonly mention: Mention;
  /** What it speaks about; absent: nobody knows. */
  readonly quantity?: Quantity;
  /** The whole of a share, the budget of a completion, the base of a change where it is not last year's table. */
  readonly base?: Quantity;
  /** Its words are those of one slot and of no other: only then a difference is an error. */
  readonly isSure: boolean;
  /** The number whose value it speaks about, where that stands in the same paragraph. */
  readonly about?: Understood;
};

const LEAST = 0.34;
const SURE = 0.72;
/** A name said in short. */
const IN_SHORT = 0.7;
/** Things counted have short names, and units that tell them apart. */
const LEAST_OF_COUNTS = 0.25;
const LEAST_LEAD = 0.08;
const SURE_LEAD = 0.2;
/** What standing under the same heading, or under another one, speaks for. */
const SAME_SECTION = 0.3;
const NEAR_SECTION = 0.15;
const ROLE_DIFFERS = 0.3;
const ONE_UNNAMED = 0.97;
/** How sure words must be that only the beginning of their sentence tells apart. */
const GROUPED = 0.6;
const FLOW_DIFFERS = 0.6;
const FLOW_UNSAID = 0.8;

/** Gives each number of the paragraphs its meaning. */
export function understand(
  paragraphs: readonly PlacedParagraph[],
  sections: readonly TemplateSection[],
  organisation: string,
): readonly Understood[] {
  const candidates = sections.flatMap((section) => section.slots.map((slot) => ({ slot, section })));
  const read: Understood[] = [];
  /** The last slot that a section's numbers were found to be. */
  const reached = new Map<TemplateSection, number>();
  for (const paragraph of paragraphs) {
    if (paragraph.heading) continue;
    const own: Understood[] = [];
    for (const said of mentionsOf(paragraph.text, organisation)) {
      const mention = withSubject(said, paragraph.section);
      const about = mention.of === undefined || mention.of === own.length ? undefined : own[mention.of];
      const found = mention.inReason
        ? undefined
        : about?.quantity
          ? { quantity: about.quantity, isSure: about.isSure, at: undefined }
          : about
            ? undefined
            : choose(mention, paragraph.section, candidates, reached, organisation, own.at(-1));
      if (found?.at !== undefined && paragraph.section) reached.set(paragraph.section, found.at);
      const base = found && baseOf(mention, found.quantity, paragraph.section, candidates, own);
      own.push({
        paragraph,
        mention,
        ...(found ? { quantity: found.quantity } : {}),
        ...(base ? { base } : {}),
        isSure: found?.isSure ?? false,
        ...(about ? { about } : {}),
      });
    }
    append(read, own);
  }
  return read;
}

/** The numbers of each paragraph that says any, in their order. */
export function byParagraph(
  read: readonly Understood[],
): ReadonlyMap<PlacedParagraph, readonly Understood[]> {
  const paragraphs = new Map<PlacedParagraph, Understood[]>();
  for (const one of read) {
    const own = paragraphs.get(one.paragraph) ?? [];
    own.push(one);
    paragraphs.set(one.paragraph, own);
  }
  return paragraphs;
}

/** A sentence that names nothing goes on about what its section is about; nobody is sure of that. */
function withSubject(mention: Mention, section: TemplateSection | undefined): Mention {
  const first = section?.slots[0]?.mention;
  if (mention.own !== '' || mention.subject !== '' || mention.of === undefined || !first) return mention;
  return { ...mention, subject: first.own || first.subject };
}

type Chosen = { readonly quantity: Quantity; readonly isSure: boolean; readonly at: number | undefined };

function choose(
  mention: Mention,
  section: TemplateSection | undefined,
  candidates: readonly SlotCandidate[],
  reached: ReadonlyMap<TemplateSection, number>,
  organisation: string,
  before: Understood | undefined,
): Chosen | undefined {
  if (mention.own === '' && mention.subject === '' && !section) return undefined;
  const after = (section && reached.get(section)) ?? -1;
  const scored: Scored[] = [];
  let best: Scored | undefined;
  let second = 0;
  for (const candidate of candidates) {
    const quantity = spokenOf(mention, candidate.slot);
    if (!quantity) continue;
    const alike = wordsAlike(mention, candidate.slot.mention);
    const words = alike * flowFits(mention, candidate.slot.mention);
    // “部门预算二级项目27个”: things are counted, not budgeted.
    const role = mention.unit === 'count' || mention.isBudget === candidate.slot.mention.isBudget;
    // Of slots that are called the same, the next one in the order of the sentences.
    const order = candidate.section === section && candidate.slot.at > after ? 0.01 : 0;
    const score =
      words * (role ? 1 : ROLE_DIFFERS) +
      nearness(section, candidate.section) +
      order +
      followsOn(mention, before?.isSure ? before.quantity : undefined, candidate, candidates);
    const own = { candidate, quantity, score, words: words * (role ? 1 : ROLE_DIFFERS) };
    if (words >= GROUPED) scored.push(own);
    if (best && score <= best.score) {
      if (quantity.formula !== best.quantity.formula) second = Math.max(second, score);
      continue;
    }
    if (best && quantity.formula !== best.quantity.formula) second = best.score;
    best = own;
  }
  if (!best || best.words < (mention.unit === 'count' ? LEAST_OF_COUNTS : LEAST)) return undefined;
  const lead = best.score - second;
  if (lead < LEAST_LEAD && best.words >= GROUPED) {
    const { score } = best;
    const tied = scored.filter((each) => score - each.score < LEAST_LEAD);
    const inGroup = groupedWith(mention, tied) ?? saidAlike(mention, tied, organisation);
    if (inGroup)
      return {
        quantity: inGroup.quantity,
        // What begins its sentence itself says no more by it than by its own name.
        isSure:
          inGroup.words >= SURE && (mention.group !== mention.own || inGroup !== groupedWith(mention, tied)),
        at: atIn(section, inGroup.candidate),
      };
  }
  const near = best.candidate.section === section || nearness(section, best.candidate.section) > 0;
  const isNext = lead >= 0.005 && best.words >= SURE;
  if (lead < LEAST_LEAD && !isNext) return undefined;
  return {
    quantity: best.quantity,
    isSure: best.words >= SURE && near && lead >= (best.words >= 0.95 ? LEAST_LEAD : SURE_LEAD),
    at: atIn(section, best.candidate),
  };
}

/** “政府性基金收入…元，支出…元”: what the words leave out of both names is which of the two it is. */
function flowFits(one: Mention, other: Mention): number {
  if (one.flow === undefined || one.flow === other.flow) return 1;
  if (other.flow !== undefined) return FLOW_DIFFERS;
  return one.own === '' ? FLOW_UNSAID : 1;
}

function atIn(
  section: TemplateSection | undefined,
  { section: own, slot }: SlotCandidate,
): number | undefined {
  return own === section ? slot.at : undefined;
}

/** What a slot says that a mention of this kind may speak about. */
function spokenOf(mention: Mention, { meaning, mention: slot }: TemplateSlot): Quantity | undefined {
  if (meaning.kind === 'names' || meaning.kind === 'comparison') return undefined;
  if (mention.relation === 'value') {
    if (meaning.kind !== 'amount' || slot.unit !== mention.unit) return undefined;
    return mention.unit === 'count' && unitName(slot) !== unitName(mention) ? undefined : meaning.quantity;
  }
  if (mention.relation === 'other') return undefined;
  // A share and a rate speak about money; the slot that says it so is the better witness, any other will do.
  return slot.unit === 'count' ? undefined : meaning.quantity;
}

function unitName({ unitWords }: Mention): string {
  return unitWords.replace(/[（(].*$/, '');
}

function wordsAlike(mention: Mention, slot: Mention): number {
  const whole = nameLikeness(`${mention.subject}${mention.own}`, `${slot.subject}${slot.own}`);
  if (mention.own === '' && slot.own === '') return nameLikeness(mention.subject, slot.subject);
  const own = named(mention.own || mention.subject, slot.own || slot.subject);
  // “收入…元，支出…元”: what is named itself is rather that than what goes on about the same subject.
  if (mention.own === '' || slot.own === '') return ONE_UNNAMED * Math.max(whole, own);
  // What is only counted (“共接待”) is known by what was spoken of before it.
  return mention.unit === 'count' ? Math.max(whole, own * 0.85) : 0.65 * own + 0.35 * Math.max(whole, own);
}

/** A name said in short is that name; of several that it might be, the lead decides. */
function named(one: string, other: string): number {
  const alike = nameLikeness(one, other);
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 2 && long.includes(short) ? Math.max(alike, IN_SHORT) : alike;
}

function nearness(one: TemplateSection | undefined, other: TemplateSection): number {
  if (!one) return 0;
  if (one === other) return SAME_SECTION;
  return one.path[1] !== undefined && one.path[1] === other.path[1] ? NEAR_SECTION : 0;
}

/** The whole or the budget: as the sentence names it, else as the template's sentence about the same quantity has it. */
function baseOf(
  mention: Mention,
  quantity: Quantity,
  section: TemplateSection | undefined,
  candidates: readonly SlotCandidate[],
  before: readonly Understood[],
): Quantity | undefined {
  if (mention.relation === 'change' || mention.relation === 'change-rate') {
    // 机关运行经费 has last year's amount in 补充资料: the template names its base. Last year's own tables need no name.
    const changes = candidates.filter(
      ({ slot: { meaning } }) => meaning.kind === 'change' && meaning.quantity.formula === quantity.formula,
    );
    const bases = changes.flatMap(({ slot: { meaning } }) => ('base' in meaning ? [meaning.base] : []));
    return bases.find(({ formula }) => !formula.startsWith(`${PRIOR_BOOK}.`));
  }
  if (mention.relation !== 'share' && mention.relation !== 'completion') return undefined;
  const { relation } = mention;
  const same = candidates.filter(
    ({ slot: { meaning } }) => meaning.kind === relation && meaning.quantity.formula === quantity.formula,
  );
  const [template] = [...same].sort(
    (one, other) => nearness(section, other.section) - nearness(section, one.section),
  );
  const meant = template && 'base' in template.slot.meaning ? template.slot.meaning.base : undefined;
  if (relation === 'completion') {
    const said = before.findLast(({ mention: { isBudget, relation: kind } }) => kind === 'value' && isBudget);
    return meant ?? said?.quantity;
  }
  if (mention.base === '') return meant;
  // “占支出合计的”, “占全部支出的”: named loosely, it is the template's; named as something else, that.
  let named: { quantity: Quantity; alike: number } | undefined;
  for (const { slot } of candidates) {
    if (slot.meaning.kind !== 'amount' || slot.mention.unit !== 'money' || slot.mention.isBudget) continue;
    const alike = nameLikeness(mention.base, slot.mention.own || slot.mention.subject);
    if (alike > (named?.alike ?? SURE)) named = { quantity: slot.meaning.quantity, alike };
  }
  return meant && (!named || named.alike < 0.99) ? meant : (named?.quantity ?? meant);
}
