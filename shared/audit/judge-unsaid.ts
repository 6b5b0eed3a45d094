import { absolute } from '../amount/amount';
import { measures } from '../kind/value-text';
import type { Quantity } from '../narrative/quantity';
import { saidAmount } from '../text-check/said-number';
import type { AuditFinding } from './audit-finding';
import { findingAt } from './finding-at';
import { printsAs } from './printed-figure';
import { headingOf, type Narrative } from './read-narrative';
import type { TemplateSection } from './template-slots';

/** Amounts of the tables, not 0, that the pack's sentences give in a section and the document's section does not. */
export function judgeUnsaid(narrative: Narrative): readonly AuditFinding[] {
  const { sections, paragraphs, figures } = narrative;
  const told = new Set<string>();
  return sections.flatMap((section) => {
    const amounts = amountsOf(section);
    const [heading] = section.demanded && amounts.size > 0 ? headingOf(section, sections, paragraphs) : [];
    if (!heading) return [];
    return (section.demanded?.paragraphs ?? []).flatMap((numbers): AuditFinding[] => {
      const unsaid = numbers.flatMap(({ formula, missing }): Quantity[] => {
        const quantity = amounts.get(formula);
        if (!quantity || missing !== undefined || told.has(`${section.path[1]}|${formula}`)) return [];
        if (measures(quantity.type) !== 'money' || isSaidIn(section, quantity, narrative)) return [];
        return [quantity];
      });
      const listed = unsaid.filter((quantity) => (figures.ofCell(quantity)?.value ?? 0n) !== 0n);
      if (listed.length === 0) return [];
      for (const { formula } of listed) told.add(`${section.path[1]}|${formula}`);
      const names = listed.map((quantity) => figures.describe(quantity)).join('、');
      return [findingAt('D-16', heading, 0, heading.text.length, { message: `这一节没有写到${names}` })];
    });
  });
}

function amountsOf({ slots }: TemplateSection): ReadonlyMap<string, Quantity> {
  return new Map(
    slots.flatMap(({ meaning }) =>
      meaning.kind === 'amount' ? [[meaning.quantity.formula, meaning.quantity] as const] : [],
    ),
  );
}

function isSaidIn({ path }: TemplateSection, quantity: Quantity, { read, figures }: Narrative): boolean {
  const figure = figures.ofCell(quantity);
  return read.some((one) => {
    if (one.paragraph.section?.path[1] !== path[1]) return false;
    if (one.quantity?.formula === quantity.formula) return true;
    if (!figure || one.mention.unit !== 'money') return false;
    const apart = absolute(absolute(figure.value) - absolute(saidAmount(one.mention)));
    return (
      printsAs(figure.value, one.mention, figure.one) || 2n * apart < one.mention.step + 2n * figure.half
    );
  });
}
