import type { FinishedDocument } from '../finished/finished-document';
import { commonest } from '../kit/commonest';
import type { Facts } from '../pack/facts';
import type { AuditFinding } from './audit-finding';
import type { AuditedBook } from './audited-book';
import { finding, findingAt } from './finding-at';

/** Whose document it is and of which year, and what in it contradicts that or leaves it unsaid. */
export type DocumentFacts = { readonly facts: Facts; readonly findings: readonly AuditFinding[] };

const OFFICE =
  /^[\u4e00-\u9fa5（）()]{2,30}(?:局|委员会|委|厅|办公室|院|中心|学校|大学|部|所|队|会|政府|街道|处|站|馆|公司)(?:[（(](?:本级|机关|部门|汇总)[）)])?$/;
/** Lines of a cover and the beginning of 目录. */
const OPENING = 12;
/** The year of the accounts; a cover also bears the day on which it was made. */
const OF_ACCOUNTS = /(20\d\d)年(?:度|(?=.*决算))/;

/** As the captions of the tables say; where they do not, as the first lines do; else the year is the pack's, and that is told. */
export function documentFacts(
  { blocks }: FinishedDocument,
  { session, imported }: AuditedBook,
): DocumentFacts {
  const { facts } = session.document();
  let number = 0;
  const opening = blocks.slice(0, OPENING).flatMap((block, at) => {
    if (block.kind !== 'paragraph') return [];
    number += 1;
    const { text, page } = block;
    const dated = OF_ACCOUNTS.exec(text.replace(/\s+/g, ''))?.[1];
    const paragraph = { block: at, number, text, ...(page === undefined ? {} : { page }) };
    return [{ ...paragraph, plain: text.replace(/\s+/g, ''), year: Number(dated ?? 0), role: block.role }];
  });
  const captions = imported.from.located.tables.map(({ caption }) => caption);
  const captionYears = captions.flatMap(({ year }) => year ?? []);
  // Where the tables print no year, the one that there is stands in the text above a table.
  const captioned = captionYears.length > 1 ? commonest(captionYears) : undefined;
  const dated = commonest([
    ...opening.flatMap(({ year }) => (year > 0 ? [year] : [])),
    ...yearsOfTitles(blocks),
  ]);
  const year = captioned ?? dated ?? facts.year;
  const named = opening.find(({ plain }) => OFFICE.test(plain))?.plain;
  const titled = opening
    .flatMap(({ plain }) => /^(.{3,30}?)(?:20\d\d年度?)?(?:部门|单位)决算/.exec(plain)?.[1] ?? [])
    .at(0);
  const organisation = commonest(captions.flatMap((caption) => caption.organisation || []));
  const contradicting = opening.flatMap((line) => {
    const { text } = line;
    const from = text.indexOf(String(line.year));
    if (line.year === 0 || line.year === year || from < 0 || line.role !== undefined) return [];
    return [
      findingAt('D-31', line, from, from + 4, {
        message: `这里的年度是 ${line.year}，${captioned === undefined ? '其他各处' : '各表'}的年度是 ${year}，按 ${year} 年度审核；请核对是哪一处写错`,
        expected: String(year),
      }),
    ];
  });
  const unsaid =
    captioned === undefined && dated === undefined
      ? [
          finding(
            'D-31',
            { quote: '' },
            {
              state: 'not-run',
              severity: 'hint',
              message: `文本没有写明是哪一年度，按表样包的 ${year} 年度审核；年度没有核对`,
            },
          ),
        ]
      : [];
  return {
    facts: { ...facts, year, organisation: organisation ?? named ?? titled ?? facts.organisation },
    findings: [...contradicting, ...unsaid],
  };
}

const LONGEST_TITLE = 40;

/** The years of short lines about accounts below the opening: headings, titles of tables. */
function yearsOfTitles(blocks: FinishedDocument['blocks']): readonly number[] {
  return blocks.slice(OPENING).flatMap((block) => {
    if (block.kind !== 'paragraph' || block.text.length > LONGEST_TITLE) return [];
    const year = OF_ACCOUNTS.exec(block.text.replace(/\s+/g, ''))?.[1];
    return year === undefined ? [] : [Number(year)];
  });
}
