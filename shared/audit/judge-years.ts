import type { Facts } from '../pack/facts';
import type { AuditFinding } from './audit-finding';
import type { PlacedParagraph } from './document-sections';
import { findingAt } from './finding-at';
import type { TemplateSection } from './template-slots';

type YearPattern = {
  readonly pattern: RegExp;
  /** What the year must be, of this year's. */
  readonly offset: 0 | -1;
};

const YEARS: readonly YearPattern[] = [
  // “与2021年度相比”, “较2021年决算增加”, “比2021年减少”
  {
    pattern:
      /(?:与|较|比|同|和)\s*(20\d\d)\s*年(?=\s*(?:度|末)?(?:决算)?(?:数)?\s*(?:相比|比较|持平|相同|增|减|下降|上升|多|少|一致))/g,
    offset: -1,
  },
  { pattern: /截至\s*(20\d\d)\s*年\s*12\s*月/g, offset: 0 },
  { pattern: /(20\d\d)\s*年(?:度)?\s*(?:部门|单位)?决算(?=情况|公开|表|$)/g, offset: 0 },
  {
    pattern:
      /(20\d\d)\s*年度\s*(?=(?:一般公共预算|政府性基金|国有资本|财政拨款|收入|支出|本年|“三公”|三公|政府采购|机关运行|部门|预算绩效|本部门|年初预算))/g,
    offset: 0,
  },
  // Without 度 it may be the year that another one is compared with; these follow whose accounts it is.
  {
    pattern:
      /(?<=[\u4e00-\u9fa5）)])(20\d\d)年\s*(?=(?:一般公共预算|政府性基金|国有资本|财政拨款|“三公”|三公|机关运行))/g,
    offset: 0,
  },
];
/** Before it a year is last year's, or a law's. */
const COMPARES = /(?:与|较|比|同|和|至|自|从|《[^》]*)\s*$/;

/** Signs around a year by which it is known in the template's own sentences. */
const BEFORE = 2;
const BEHIND = 6;
/** So few are known only with the signs before the year. */
const SHORTEST = 4;

type WrittenYear = { readonly before: string; readonly years: Set<number> };

/** Which years the pack's sentences write, by the words that follow them. */
export function writtenYears(
  sections: readonly TemplateSection[],
): ReadonlyMap<string, readonly WrittenYear[]> {
  const written = new Map<string, WrittenYear[]>();
  for (const { texts, path } of sections) {
    for (const text of [...texts, path.at(-1) ?? '']) {
      for (const { year, before, behind } of yearsIn(text)) {
        const own = written.get(behind) ?? [];
        written.set(behind, own);
        const known = own.find((each) => each.before === before);
        if (known) known.years.add(year);
        else own.push({ before, years: new Set([year]) });
      }
    }
  }
  return written;
}

function yearsIn(text: string) {
  return [...text.matchAll(/(?<!\d)(20\d\d)(?=年)/g)].map((found) => ({
    from: found.index,
    year: Number(found[1]),
    before: text.slice(Math.max(0, found.index - BEFORE), found.index),
    // A number or what waits to be filled in differs from document to document.
    behind: text.slice(found.index + 4, found.index + 4 + BEHIND).replace(/[\d【].*$/s, ''),
  }));
}

/** In the words of the template's sentence another year than the one that it writes there. */
function yearsOfTemplate(
  paragraph: PlacedParagraph,
  written: ReadonlyMap<string, readonly WrittenYear[]>,
): readonly AuditFinding[] {
  return yearsIn(paragraph.text).flatMap(({ from, year, before, behind }): AuditFinding[] => {
    if (behind.length < SHORTEST) return [];
    const all = written.get(behind) ?? [];
    const alike = all.filter((each) => each.before === before);
    const known = alike.length > 0 || behind.length < BEHIND ? alike : all;
    const wanted = new Set(known.flatMap(({ years: each }) => [...each]));
    const [right, ...others] = wanted;
    if (right === undefined || others.length > 0 || right === year) return [];
    return [
      findingAt('D-31', paragraph, from, from + 4, {
        message: `年度写的是 ${year}，这里应是 ${right}`,
        expected: String(right),
        correct: true,
      }),
    ];
  });
}

/** What year a paragraph names where it speaks of these accounts. */
export function judgeYears(
  paragraph: PlacedParagraph,
  written: ReadonlyMap<string, readonly WrittenYear[]>,
  facts: Facts,
): readonly AuditFinding[] {
  const { text } = paragraph;
  const { year } = facts;
  const seen = new Set<number>();
  const told = YEARS.flatMap(({ pattern, offset }) =>
    [...text.matchAll(pattern)].flatMap((found): AuditFinding[] => {
      const named = Number(found[1]);
      const from = found.index + found[0].indexOf(found[1] ?? '');
      if (seen.has(from)) return [];
      seen.add(from);
      if (offset === 0 && COMPARES.test(text.slice(0, found.index)) && named === year - 1) return [];
      const wanted = year + offset;
      if (named === wanted) return [];
      if (offset === 0 && /《[^》]*$/.test(text.slice(0, from))) return [];
      return [
        findingAt('D-31', paragraph, from, from + 4, {
          message: `年度写的是 ${named}，这里应是${offset === 0 ? '本年度' : '上年度'} ${wanted}`,
          expected: String(wanted),
          correct: true,
        }),
      ];
    }),
  );
  const places = new Set(told.map(({ place }) => place.from));
  return [
    ...told,
    ...[...yearsOfTemplate(paragraph, written), ...yearsOfOffice(paragraph, facts)].filter(
      ({ place }, at, all) =>
        !places.has(place.from) && all.findIndex((each) => each.place.from === place.from) === at,
    ),
    ...bareYears(paragraph, facts),
  ];
}

/** “2022年，某某局…” begins a sentence about these accounts. */
function yearsOfOffice(paragraph: PlacedParagraph, { year, organisation }: Facts): readonly AuditFinding[] {
  const { text } = paragraph;
  return [...text.matchAll(/(?<=^|。|；)\s*(20\d\d)年(?:度)?，/g)].flatMap((found): AuditFinding[] => {
    const rest = text.slice(found.index + found[0].length);
    const isOurs =
      (organisation !== '' && rest.startsWith(organisation)) || /^[本我](?:部门|单位|局|委|厅)/.test(rest);
    const named = Number(found[1]);
    if (!isOurs || named === year) return [];
    const from = found.index + found[0].indexOf(found[1] ?? '');
    return [
      findingAt('D-31', paragraph, from, from + 4, {
        message: `年度写的是 ${named}，这里应是本年度 ${year}`,
        expected: String(year),
        correct: true,
      }),
    ];
  });
}

/** “2022工作队员”: a year of these accounts without 年. */
function bareYears(paragraph: PlacedParagraph, { year }: Facts): readonly AuditFinding[] {
  return [
    ...paragraph.text.matchAll(
      /(?<![\d.,，〔[（(-])(20\d\d)(?=[\u4e00-\u9fa5])(?!\s*(?:年|版|号|元|万元|个|人|次|件|户|辆|份|条|名|余|多))/g,
    ),
  ].flatMap((found) => {
    const named = Number(found[1]);
    if (named !== year && named !== year - 1) return [];
    return [
      findingAt('D-31', paragraph, found.index, found.index + 4, {
        message: `“${found[0]}”后面漏了“年”字`,
        expected: `${found[0]}年`,
        correct: true,
        severity: 'warning',
      }),
    ];
  });
}
