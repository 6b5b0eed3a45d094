import { greatest } from '../kit/lists';
import { normalName } from '../kit/same-name';
import type { FormerName, Pack } from '../pack/pack';
import type { Session } from '../session/session';
import type { AuditFinding } from './audit-finding';
import type { PlacedParagraph } from './document-sections';
import { findingAt } from './finding-at';
import { nameLikeness } from './label-words';

/** Names of budgets that are often written wrong; each with what it is. */
const BUDGETS: readonly (readonly [RegExp, string])[] = [
  [/国有资金经营预算/g, '国有资本经营预算'],
  [/政府性资金预算/g, '政府性基金预算'],
  [/社会保障基金预算/g, '社会保险基金预算'],
  [/(?<![\u4e00-\u9fa5])公共一般预算|一般公用预算/g, '一般公共预算'],
];

/** Budgets and 科目 called by their right names: not by former ones, and 类、款、项 as the tables name them. */
export function judgeNames(
  paragraphs: readonly PlacedParagraph[],
  session: Session,
): readonly AuditFinding[] {
  const { pack } = session;
  const known = namesIn(pack, session);
  const longer = longerNames(pack);
  return paragraphs.flatMap((paragraph) => [
    ...budgets(paragraph),
    ...formerNames(paragraph, pack.formerNames, longer),
    ...levels(paragraph, known, pack.formerNames),
  ]);
}

function budgets(paragraph: PlacedParagraph): readonly AuditFinding[] {
  return BUDGETS.flatMap(([pattern, right]) =>
    [...paragraph.text.matchAll(pattern)].map((found) =>
      wrongName(paragraph, found.index, found[0], right, `“${found[0]}”应为“${right}”`),
    ),
  );
}

function wrongName(
  paragraph: PlacedParagraph,
  from: number,
  words: string,
  right: string,
  message: string,
): AuditFinding {
  return findingAt('D-34', paragraph, from, from + words.length, { message, expected: right, correct: true });
}

/** Names of today that have a former name within them. */
function longerNames({ dictionary, formerNames: all }: Pack): readonly string[] {
  return [
    ...new Set(
      dictionary.flatMap(({ name }) =>
        all.some(({ former }) => name !== former && name.includes(former)) ? [name] : [],
      ),
    ),
  ];
}

function formerNames(
  paragraph: PlacedParagraph,
  names: readonly FormerName[],
  longer: readonly string[],
): readonly AuditFinding[] {
  const { text } = paragraph;
  return names.flatMap(({ former, name }) =>
    placesOf(former, text).flatMap((from): AuditFinding[] => {
      const isWithin = longer.some((other) =>
        placesOf(other, text).some((at) => at <= from && from + former.length <= at + other.length),
      );
      const isTitle = /《[^》]*$/.test(text.slice(0, from));
      return isWithin || isTitle
        ? []
        : [wrongName(paragraph, from, former, name, `“${former}”是以前的名称，现在叫“${name}”`)];
    }),
  );
}

function placesOf(words: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

const LEVELS: Readonly<Record<string, number>> = { 类: 3, 款: 5, 项: 7 };
const LEVEL = /[（(]([类款项])[）)]/g;
const LONGEST_NAME = 40;
const ALIKE = 0.6;

type Named = { readonly code: string; readonly name: string };

/** 科目 of the document's tables, and of the pack's list, where a name that a table lacks may still be one. */
type Names = { readonly printed: readonly Named[]; readonly listed: readonly Named[] };

function namesIn({ dictionary }: Pack, session: Session): Names {
  const isCode = ({ code }: Named): boolean => /^\d+$/.test(code);
  const printed = [...session.document().tables.values()].flatMap(({ lines }) => lines.filter(isCode));
  return { printed, listed: dictionary.filter(isCode) };
}

/** “甲（类）乙（款）丙（项）”: each one that the tables have, each under the one before it. */
function levels(
  paragraph: PlacedParagraph,
  { printed, listed }: Names,
  former: readonly FormerName[],
): readonly AuditFinding[] {
  const { text } = paragraph;
  if (printed.length === 0) return [];
  let behind = 0;
  let above: readonly Named[] | undefined;
  return [...text.matchAll(LEVEL)].flatMap((found): AuditFinding[] => {
    const length = LEVELS[found[1] ?? ''] ?? 0;
    const before = text.slice(Math.max(behind, found.index - LONGEST_NAME), found.index);
    behind = found.index + found[0].length;
    const parents = length === 3 || /[。；，：、,;\d]$/.test(before) || before === '' ? undefined : above;
    const own = printed.filter(({ code }) => code.length === length);
    const named = endingWith(own, before);
    const isUnder = ({ code }: Named): boolean =>
      parents === undefined || parents.length === 0 || parents.some((parent) => code.startsWith(parent.code));
    above = named.filter(isUnder);
    if (above.length > 0 || own.length === 0) return [];
    const label = /[^。；，：、,;\d.）)（(]*$/.exec(before)?.[0] ?? '';
    const words = named[0]?.name ?? label.trim();
    const at = words === '' ? -1 : text.lastIndexOf(words, found.index - 1);
    if (at < 0 || at + words.length > found.index) return [];
    // Told by its former name.
    if (former.some((each) => words.includes(each.former))) return [];
    const candidates = own.filter(isUnder);
    if (named.length > 0) {
      above = named;
      const owner = parents?.map(({ name }) => name)[0] ?? '';
      const message = `表中“${words}”不在“${owner}”下面，请核对类、款、项`;
      return [findingAt('D-34', paragraph, at, at + words.length, { message })];
    }
    const [near] = candidates
      .map((each) => ({ each, alike: nameLikeness(normalName(each.name), normalName(words)) }))
      .sort((one, other) => other.alike - one.alike);
    if (near && near.alike >= ALIKE) {
      above = own.filter(({ name }) => name === near.each.name).filter(isUnder);
      return [
        wrongName(paragraph, at, words, near.each.name, `表中的名称是“${near.each.name}”，不是“${words}”`),
      ];
    }
    const isListed =
      endingWith(
        listed.filter(({ code }) => code.length === length),
        before,
      ).length > 0;
    const message = isListed
      ? `“${words}”在各表中没有这一科目，请核对`
      : `“${words}”没有在各表中找到，名称没有核对`;
    return [
      findingAt('D-34', paragraph, at, at + words.length, { message, state: 'unverified', severity: 'hint' }),
    ];
  });
}

/** Those with whose name the words end, the longest that there is. */
function endingWith(names: readonly Named[], words: string): readonly Named[] {
  const said = normalName(words);
  const ending = names.filter(({ name }) => name !== '' && said.endsWith(normalName(name)));
  const longest = greatest(
    ending.map(({ name }) => normalName(name).length),
    0,
  );
  return ending.filter(({ name }) => normalName(name).length === longest);
}
