import { normalName } from '../kit/same-name';
import type { Meaning } from '../narrative/print-quantity';
import type { AuditFinding } from './audit-finding';
import type { PlacedParagraph } from './document-sections';
import { findingAt } from './finding-at';
import { nameLikeness } from './label-words';
import type { TemplateSection } from './template-slots';
import { byParagraph, type Understood } from './understand';

const LIST = /主要(?:包括|有)(?:了)?[：:]?\s*([^；;。\d]+)(?=[；;。]|$)/g;
const ALIKE = 0.66;
const LEAST_ITEMS = 2;

/** 主要包括…: the lines of the table that are not 0, each once and no other. */
export function judgeLists(
  paragraphs: readonly PlacedParagraph[],
  read: readonly Understood[],
): readonly AuditFinding[] {
  const numbers = byParagraph(read);
  return paragraphs.flatMap((paragraph) => {
    const { section, text } = paragraph;
    if (!section) return [];
    return [...text.matchAll(LIST)].flatMap((found) => {
      const [, listed = ''] = found;
      const from = found.index + found[0].length - listed.length;
      const about = numbers
        .get(paragraph)
        ?.findLast(({ mention }) => mention.to <= found.index && mention.relation === 'value');
      const names = about && namesOf(section, about.mention.own || about.mention.subject);
      return names && names.length > 0 ? judgeList(paragraph, listed, from, names) : [];
    });
  });
}

function namesOf(section: TemplateSection, subject: string): readonly string[] | undefined {
  const lists = section.slots.flatMap(({ meaning, mention }) =>
    meaning.kind === 'names' ? [{ meaning, alike: nameLikeness(mention.subject, subject) }] : [],
  );
  const [best] = lists.sort((one, other) => other.alike - one.alike);
  return best && best.alike >= ALIKE
    ? (best.meaning as Extract<Meaning, { kind: 'names' }>).names
    : undefined;
}

function judgeList(
  paragraph: PlacedParagraph,
  listed: string,
  start: number,
  names: readonly string[],
): readonly AuditFinding[] {
  const findings: AuditFinding[] = [];
  const items = itemsOf(listed, start);
  if (items.length < LEAST_ITEMS && names.length >= LEAST_ITEMS) return [];
  const taken = new Set<string>();
  for (const { words, from, to } of items) {
    const own = names.find((name) => isSame(name, words)) ?? bestOf(names, words, taken);
    if (own === undefined) {
      findings.push(findingAt('D-25', paragraph, from, to, { message: `“${words}”在表中没有数，不应列出` }));
      continue;
    }
    if (taken.has(own))
      findings.push(findingAt('D-25', paragraph, from, to, { message: `“${words}”列了两次` }));
    taken.add(own);
  }
  const left = names.filter((name) => !taken.has(name));
  if (left.length > 0) {
    const [last] = items.slice(-1);
    const ends = /(?:等(?:支出|费用|项目|方面)?|其他)$/.test(listed.trim());
    findings.push(
      findingAt('D-25', paragraph, start, last?.to ?? start + listed.length, {
        message: `漏列了表中有数的${left.map((name) => `“${name}”`).join('、')}`,
        ...(ends ? { severity: 'hint' as const } : {}),
      }),
    );
  }
  return findings;
}

function itemsOf(listed: string, start: number): readonly { words: string; from: number; to: number }[] {
  let at = start;
  return listed.split(/([、，,])/).flatMap((part) => {
    const from = at + (part.length - part.trimStart().length);
    at += part.length;
    const words = part.trim().replace(/等$/, '');
    return /^[、，,]?$/.test(words) ? [] : [{ words, from, to: from + words.length }];
  });
}

function isSame(one: string, other: string): boolean {
  const plain = (text: string): string => normalName(text).replace(/[()]/g, '');
  return plain(one) === plain(other);
}

/** 维修费 for 维修（护）费; the first item may have words before it (“人员基本工资”). */
function bestOf(names: readonly string[], words: string, taken: ReadonlySet<string>): string | undefined {
  const plain = normalName(words).replace(/[()]/g, '');
  const free = names.filter((name) => !taken.has(name));
  const within = free.filter((name) => plain.endsWith(normalName(name).replace(/[()]/g, '')));
  const [longest] = within.sort((one, other) => other.length - one.length);
  if (longest !== undefined) return longest;
  const bare = normalName(words).replace(/\([^()]*\)/g, '');
  const short = free.filter((name) => normalName(name).replace(/\([^()]*\)/g, '') === bare);
  if (short.length === 1) return short[0];
  const alike = free
    .map((name) => ({ name, alike: nameLikeness(normalName(name), normalName(words)) }))
    .sort((one, other) => other.alike - one.alike);
  const [best, second] = alike;
  return best && best.alike >= 0.75 && best.alike - (second?.alike ?? 0) > 0.1 ? best.name : undefined;
}
