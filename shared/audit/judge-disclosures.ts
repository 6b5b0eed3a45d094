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
  const lacks = new Map<string, Lack>();
  const notRun: AuditFinding[] = [];
  for (const each of report.disclosures) {
    const lack = lackOf(each, narrative);
    if (!lack) continue;
    if (lack.kind === 'not-run') notRun.push(lackNotRun(lack.message));
    else {
      // What is missing beside one amount is told in one sentence.
      const key = `${lack.at.paragraph.block}|${lack.at.from}|${lack.isLight}|${lack.beside ?? each.name}`;
      const held = lacks.get(key);
      lacks.set(key, held ? { ...held, names: [...held.names, ...lack.names] } : lack);
    }
  }
  return [...[...lacks.values()].map(toldOf), ...notRun];
}

type Lack = {
  readonly kind: 'lack';
  readonly names: readonly string[];
  readonly at: { readonly paragraph: PlacedParagraph; readonly from: number; readonly to: number };
  /** The amount beside it in words; absent: it must be said in any case. */
  readonly beside?: string;
  readonly isLight: boolean;
  readonly isZero: boolean;
};

function toldOf({ names, at, beside, isLight, isZero }: Lack): AuditFinding {
  const { paragraph, from, to } = at;
  const what = names.join('、');
  const message =
    beside === undefined
      ? `“${paragraph.text}”一节没有写明${what}`
      : `没有写明${what}：${beside}，${isZero ? '没有的也应写 0，请核对' : '应同时公开'}`;
  return findingAt('D-16', paragraph, from, to, {
    message,
    ...(isLight ? { severity: 'hint' as const } : {}),
  });
}

function lackOf(
  disclosure: Disclosure,
  narrative: Narrative,
): Lack | { readonly kind: 'not-run'; readonly message: string } | undefined {
  const { name, cell, when, isHint } = disclosure;
  const { book, figures, sections, paragraphs } = narrative;
  const quantity = readQuantity(cell, book.session);
  const beside = when === undefined ? undefined : readQuantity(when, book.session);
  if (!quantity.ok || (beside && !beside.ok)) {
    const wrong = quantity.ok ? when : cell;
    return { kind: 'not-run', message: `表样包要求写明的“${name}”没有核对：${wrong} 不是本表样包的单元格` };
  }
  const { cells } = quantity.value;
  if (isSaid(disclosure, cells, narrative)) return undefined;
  const own = sections.filter(({ slots }) =>
    slots.some(({ meaning }) => meaning.kind !== 'names' && overlaps(meaning.quantity, cells)),
  );
  const [heading] = own.flatMap((section) => headingOf(section, sections, paragraphs));
  // Its section is not there: that is told (D-14), or the document follows another form.
  if (!heading) return undefined;
  const whole = { paragraph: heading, from: 0, to: heading.text.length };
  if (!beside) return { kind: 'lack', names: [name], at: whole, isLight: isHint, isZero: false };
  const amount = amountOf(beside.value, narrative);
  const words = figures.describe(beside.value);
  if (!amount) return { kind: 'not-run', message: `没有写明${name}，应不应写没有核对：没有读到${words}` };
  const said = sayingOf(beside.value, heading, narrative);
  // Beside a 0 its lack is a hint, where the document speaks of that 0 and does not say that there is nothing of it.
  if (amount.isZero && (!said || saysNothing(heading, paragraphs))) return undefined;
  const at = said ? { paragraph: said.paragraph, from: said.mention.from, to: said.mention.to } : whole;
  const isLight = isHint || amount.isZero;
  return {
    kind: 'lack',
    names: [name],
    at,
    beside: `${words}是 ${amount.text}`,
    isLight,
    isZero: amount.isZero,
  };
}

/** “本单位无‘三公’经费财政拨款支出” in the section. */
function saysNothing({ section }: PlacedParagraph, paragraphs: readonly PlacedParagraph[]): boolean {
  return paragraphs.some(
    (each) =>
      each.section?.path[1] === section?.path[1] &&
      /(?:无|没有|未发生|未安排)[^，。；]{2,20}(?:支出|经费|费用|收支)/.test(each.text),
  );
}

function lackNotRun(message: string): AuditFinding {
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
