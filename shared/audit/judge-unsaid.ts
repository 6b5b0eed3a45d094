import { absolute } from '../amount/amount';
import { measures } from '../kind/value-text';
import type { Quantity } from '../narrative/quantity';
import { saidAmount } from '../text-check/said-number';
import type { AuditFinding } from './audit-finding';
import { findingAt } from './finding-at';
import { printsAs } from './printed-figure';
import { headingOf, type Narrative } from './read-narrative';
import type { TemplateSection } from './template-slots';

/** What one number of the pack's sentences says: an amount, or how a budget was carried out, or what share it is. */
type Told = {
  readonly kind: 'amount' | 'completion' | 'share';
  readonly quantity: Quantity;
  /** As the template writes it: what tells it from every other number of its section. */
  readonly formula: string;
};

/**
 * What the pack's sentences say in a section over the amounts of the tables, and the document's section does not: amounts
 * that are not 0; and paragraphs of which nothing that they alone say was said.
 */
export function judgeUnsaid(narrative: Narrative): readonly AuditFinding[] {
  const { sections, paragraphs, figures } = narrative;
  const told = new Set<string>();
  const disclosed = (narrative.book.session.pack.report?.disclosures ?? []).map(({ cell }) => cell);
  const times = timesSaid(sections);
  return sections.flatMap((section) => {
    const known = toldBy(section);
    const [heading] = section.demanded && known.size > 0 ? headingOf(section, sections, paragraphs) : [];
    if (!heading) return [];
    const main = section.path[1];
    const own = (section.demanded?.paragraphs ?? []).map((numbers) =>
      numbers.flatMap(({ formula }) => known.get(formula) ?? []),
    );
    return own.flatMap((numbers): AuditFinding[] => {
      const unsaid = numbers.filter(
        (each) =>
          isNotZero(each, narrative) &&
          !isSaidIn(section, each, narrative) &&
          !disclosed.includes(each.formula),
      );
      const alone = numbers.filter(({ formula }) => times.get(`${main}|${formula}`) === 1);
      const isAway = alone.length > 0 && alone.every((each) => unsaid.includes(each));
      // What only 补充资料 knows may all be 0.
      const hasAmount = numbers.some(({ quantity }) => (figures.ofCell(quantity)?.value ?? 0n) !== 0n);
      // An amount that a table prints is told by itself; the rest where nothing of the paragraph was found.
      const amounts = unsaid.filter(({ kind, quantity }) => kind === 'amount' && figures.ofCell(quantity));
      const listed = amounts.length > 0 ? amounts : hasAmount && isAway ? alone : [];
      const fresh = listed.filter(({ formula }) => !told.has(`${main}|${formula}`));
      if (fresh.length === 0) return [];
      for (const { formula } of fresh) told.add(`${main}|${formula}`);
      const names = [...new Set(fresh.map((each) => wordsOf(each, narrative)))].join('、');
      return [findingAt('D-16', heading, 0, heading.text.length, { message: `这一节没有写到${names}` })];
    });
  });
}

/** In how many paragraphs of a main section the pack's document says each number. */
function timesSaid(sections: readonly TemplateSection[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { path, demanded } of sections)
    for (const numbers of demanded?.paragraphs ?? [])
      for (const formula of new Set(numbers.map((each) => each.formula)))
        times.set(`${path[1]}|${formula}`, (times.get(`${path[1]}|${formula}`) ?? 0) + 1);
  return times;
}

function toldBy({ slots }: TemplateSection): ReadonlyMap<string, Told> {
  return new Map(
    slots.flatMap(({ meaning }): (readonly [string, Told])[] => {
      if (meaning.kind !== 'amount' && meaning.kind !== 'completion' && meaning.kind !== 'share') return [];
      const { kind, quantity } = meaning;
      if (measures(quantity.type) !== 'money') return [];
      const formula = kind === 'amount' ? quantity.formula : `${quantity.formula} / ${meaning.base.formula}`;
      return [[formula, { kind, quantity, formula }]];
    }),
  );
}

function wordsOf({ kind, quantity }: Told, { figures }: Narrative): string {
  const words = figures.describe(quantity);
  return kind === 'amount' ? words : `${words}的${kind === 'share' ? '占比' : '完成率'}`;
}

/** What no table prints (年初预算) may be anything. */
function isNotZero({ quantity }: Told, { figures }: Narrative): boolean {
  return figures.ofCell(quantity)?.value !== 0n;
}

function isSaidIn(
  { path }: TemplateSection,
  { kind, quantity }: Told,
  { read, figures }: Narrative,
): boolean {
  const figure = figures.ofCell(quantity);
  const relation = kind === 'amount' ? 'value' : kind;
  return read.some((one) => {
    const { mention } = one;
    if (one.paragraph.section?.path[1] !== path[1]) return false;
    // A rate that follows nothing (its amount stands in the paragraph before) may be any.
    if (relation !== 'value' && mention.unit === 'rate' && !one.about) return true;
    if (mention.relation !== relation) return false;
    const value = relation === 'value' ? one : one.about;
    const isIt = one.quantity?.formula === quantity.formula;
    if (isIt && (one.isSure || !figure || !value)) return true;
    // A number whose words nobody knows may be it; one that is surely another is not.
    const mayBe = isIt || (relation === 'value' && !(one.isSure && one.quantity));
    if (!mayBe || !figure || value?.mention.unit !== 'money') return false;
    const apart = absolute(absolute(figure.value) - absolute(saidAmount(value.mention)));
    return (
      printsAs(figure.value, value.mention, figure.one) || 2n * apart < value.mention.step + 2n * figure.half
    );
  });
}
