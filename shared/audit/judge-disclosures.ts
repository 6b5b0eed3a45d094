import { SCALE_NAMES } from '../amount/amount';
import { parseAddress } from '../document/address';
import { cellsOf } from '../finished/finished-document';
import { displayText, measures } from '../kind/value-text';
import { type Quantity, readQuantity } from '../narrative/quantity';
import type { Disclosure } from '../pack/disclosure';
import { saidAmount } from '../text-check/said-number';
import type { AuditFinding } from './audit-finding';
import type { PlacedParagraph } from './document-sections';
import { finding, findingAt } from './finding-at';
import { headingOf, type Narrative, overlaps } from './read-narrative';
import type { Understood } from './understand';

/** What the narrative must say and does not: the pack's `disclosures` (团组数, 批次, 保有量, 授予中小企业). */
export function judgeDisclosures(narrative: Narrative): readonly AuditFinding[] {
  const { report } = narrative.book.session.pack;
  if (!report || narrative.sections.length === 0) return [];
  return report.disclosures.flatMap((each) => judgeDisclosure(each, narrative));
}

function judgeDisclosure(disclosure: Disclosure, narrative: Narrative): readonly AuditFinding[] {
  const { name, cell, when, isHint } = disclosure;
  const { book, figures, sections, paragraphs } = narrative;
  const quantity = readQuantity(cell, book.session);
  const beside = when === undefined ? undefined : readQuantity(when, book.session);
  if (!quantity.ok || (beside && !beside.ok))
    return [notRun(`表样包要求写明的“${name}”没有核对：${quantity.ok ? when : cell} 不是本表样包的单元格`)];
  const { cells } = quantity.value;
  if (isSaid(disclosure, cells, narrative)) return [];
  const own = sections.filter(({ slots }) =>
    slots.some(({ meaning }) => meaning.kind !== 'names' && overlaps(meaning.quantity, cells)),
  );
  const places = own.flatMap((section) => headingOf(section, sections, paragraphs));
  const [heading] = places;
  // Its section is not there: that is told (D-14), or the document follows another form.
  if (!heading) return [];
  const amount = beside && amountOf(beside.value, narrative);
  if (beside && !amount)
    return [notRun(`“${name}”没有写明，是否应当写没有核对：没有读到${figures.describe(beside.value)}`)];
  const at = beside && sayingOf(beside.value, heading, narrative);
  // Beside a 0 its lack is a hint where the document speaks of that 0 at all.
  if (amount?.isZero && !at) return [];
  const message = amount
    ? `没有写明${name}：${beside ? figures.describe(beside.value) : ''}是 ${amount.text}，应同时公开${name}`
    : `“${heading.text}”一节没有写明${name}`;
  const severity = isHint || amount?.isZero ? { severity: 'hint' as const } : {};
  return [
    at
      ? findingAt('D-16', at.paragraph, at.mention.from, at.mention.to, { message, ...severity })
      : findingAt('D-16', heading, 0, heading.text.length, { message, ...severity }),
  ];
}

function notRun(message: string): AuditFinding {
  return finding('D-16', { quote: '' }, { message, state: 'not-run', severity: 'hint' });
}

/** What the tables or the sentences say of the amount beside it. */
function amountOf(
  quantity: Quantity,
  { figures, book: { session } }: Narrative,
): { readonly isZero: boolean; readonly text: string } | undefined {
  const figure = figures.ofCell(quantity);
  if (figure) {
    const table = parseAddress(quantity.cells[0] ?? '')?.table;
    const scale = (table && session.document().tables.get(table)?.scale) || 'yuan';
    return {
      isZero: figure.value === 0n,
      text: `${displayText(figure.value, quantity.type, scale)}${measures(quantity.type) === 'money' ? SCALE_NAMES[scale] : ''}`,
    };
  }
  const said = figures.said(quantity);
  return said && { isZero: saidAmount(said.mention) === 0n, text: said.mention.words };
}

/** The number of the section that says the amount. */
function sayingOf(quantity: Quantity, heading: PlacedParagraph, { read }: Narrative): Understood | undefined {
  const main = heading.section?.path[1];
  const saying = read.filter(
    (one) =>
      one.mention.relation === 'value' &&
      one.quantity?.formula === quantity.formula &&
      one.paragraph.section?.path[1] === main,
  );
  return saying.find(({ paragraph }) => paragraph.section === heading.section) ?? saying[0];
}

/** Whether a number of the text is it, words that are known for it stand around a number, or a table of its own has it. */
function isSaid({ words }: Disclosure, cells: readonly string[], narrative: Narrative): boolean {
  const { read, paragraphs, document, book } = narrative;
  const wordings = words.map((each) => each.split(/\s+/));
  const isSure = read.some(
    (one) => one.isSure && one.mention.relation === 'value' && one.quantity && overlaps(one.quantity, cells),
  );
  if (isSure) return true;
  const isAround = read.some((one) => {
    if (one.isSure && one.quantity && !overlaps(one.quantity, cells)) return false;
    const { text } = one.paragraph;
    const before = text.slice(0, one.mention.to);
    const after = /^[^，。；、]*/.exec(text.slice(one.mention.to))?.[0] ?? '';
    const near = `${/[^，。；：、]*$/.exec(before)?.[0]}${after}`;
    // What is rather something else is it only where its own clause says so.
    const around = one.quantity && !overlaps(one.quantity, cells) ? near : `${before}${after}`;
    return wordings.some(
      (wording) => near.includes(wording.at(-1) ?? '') && wording.every((word) => around.includes(word)),
    );
  });
  if (isAround) return true;
  const isDenied = paragraphs.some(
    ({ text, heading }) =>
      !heading &&
      wordings.some(([first]) =>
        new RegExp(`(?:无|没有|未|不涉及|不存在)[^，。；]{0,16}${first}`).test(text),
      ),
  );
  if (isDenied) return true;
  const known = new Set([...book.tables.values()].map(({ block }) => block));
  return document.blocks.some((block, at) => {
    if (block.kind !== 'table' || known.has(at)) return false;
    const text = cellsOf(block)
      .map((each) => each.text)
      .join(' ');
    return wordings.some((wording) => wording.every((word) => text.includes(word)));
  });
}
