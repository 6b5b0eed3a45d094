import { z } from 'zod';
import { type Address, parseAddress } from '#shared/document/address';

/** A question's title, and the SQL that everybody may see and change. */
export type CellQuestion = {
  readonly id: string;
  readonly title: string;
  readonly sql: string;
  /** It asks the list of expected units, which is there only where one was given. */
  readonly needsRoster?: true;
};

/** Cells that questions are about, which stand elsewhere in the tables of each place. */
const CELL_NAMES = [
  '三公经费预算',
  '三公经费决算',
  '本年支出',
  '公用经费',
  '一般公共预算基本支出',
  '年末结转和结余',
] as const;

const cellWords = z.string().transform((text, context) => {
  const address = parseAddress(text);
  if (address && address.book === undefined) return address;
  context.addIssue({ code: 'custom', message: '单元格应写成 表[行,栏]，例如 01[27,1]' });
  return z.NEVER;
});

/** Where a pack's tables have them (`cells` of `questions.yaml`); what is not there is not asked for. */
export const questionCells = z.partialRecord(z.enum(CELL_NAMES), cellWords);
export type QuestionCells = z.infer<typeof questionCells>;

/**
 * Units with their 公用经费 and, from the list of expected units, their people: put together by file, without a join,
 * which engines do differently. A quotient in 分 is rounded half up over whole numbers: half a 分 is not the same to engines that
 * divide decimals and those that divide floats.
 */
const WITH_PEOPLE = `(SELECT file, max(organisation) AS name, sum(amount) AS running, max(headcount) AS people
  FROM (SELECT file, organisation, amount, NULL AS headcount FROM cells
    WHERE pack = :pack AND book = '' AND {公用经费} AND amount IS NOT NULL
    UNION ALL SELECT file, NULL AS organisation, NULL AS amount, headcount FROM expected WHERE file IS NOT NULL) AS each_row
  GROUP BY file)`;

/** Some engines divide in both branches of a CASE. */
function notZero(divisor: string): string {
  return `CASE WHEN ${divisor} > 0 THEN ${divisor} ELSE 1 END`;
}

/** With `{a name of a cell}` where a row of `cells` is to be that one. */
const QUESTIONS: readonly CellQuestion[] = [
  {
    id: 'three-public',
    title: '“三公”经费：各单位决算与预算、与上年',
    sql: `SELECT organisation AS "单位",
  max(CASE WHEN book = '' AND {三公经费预算} THEN amount END) AS "预算",
  max(CASE WHEN book = '' AND {三公经费决算} THEN amount END) AS "决算",
  max(CASE WHEN book = '上年' AND {三公经费决算} THEN amount END) AS "上年决算",
  sum(CASE WHEN {三公经费决算} THEN CASE WHEN book = '' THEN amount WHEN book = '上年' THEN -amount END END) AS "比上年"
FROM cells WHERE pack = :pack AND ({三公经费预算} OR {三公经费决算}) GROUP BY file, organisation
ORDER BY "决算" DESC NULLS LAST, file`,
  },
  {
    id: 'expenditure',
    title: '本年支出：前十、占比',
    sql: `SELECT organisation AS "单位", spent AS "本年支出",
  round(100 * CAST(spent AS DECIMAL(38, 8)) / total, 2) AS "占比"
FROM (SELECT file, organisation, sum(amount) AS spent FROM cells
  WHERE pack = :pack AND book = '' AND {本年支出} AND amount IS NOT NULL GROUP BY file, organisation) AS one_unit
CROSS JOIN (SELECT sum(amount) AS total FROM cells
  WHERE pack = :pack AND book = '' AND {本年支出}) AS all_units
ORDER BY spent DESC, file LIMIT 10`,
  },
  {
    id: 'running-costs',
    title: '公用经费占一般公共预算基本支出的比重（明显偏高的在前）',
    sql: `SELECT organisation AS "单位", running AS "公用经费", basic AS "基本支出",
  round(100 * CAST(running AS DECIMAL(38, 8)) / basic, 2) AS "占比"
FROM (SELECT file, organisation,
    sum(CASE WHEN {公用经费} THEN amount END) AS running,
    sum(CASE WHEN {一般公共预算基本支出} THEN amount END) AS basic
  FROM cells WHERE pack = :pack AND book = '' AND amount IS NOT NULL
    AND ({公用经费} OR {一般公共预算基本支出}) GROUP BY file, organisation) AS one_unit
WHERE running IS NOT NULL AND basic > 0 ORDER BY "占比" DESC, file`,
  },
  {
    id: 'running-costs-per-head',
    title: '人均公用经费（人数取自应报名单；高的在前，没有人数的在后）',
    needsRoster: true,
    sql: `SELECT name AS "单位", running AS "公用经费", people AS "人数",
  CASE WHEN people > 0 THEN floor((200 * running + people) / (2 * ${notZero('people')})) / 100 END AS "人均",
  CASE WHEN people > 0 THEN round(CAST(running AS DECIMAL(38, 8)) / ${notZero('people')} / ${notZero('average')}, 2) END AS "为平均的倍数"
FROM ${WITH_PEOPLE} AS one_unit
CROSS JOIN (SELECT CAST(coalesce(sum(running), 0) AS DECIMAL(38, 8)) / ${notZero('sum(people)')} AS average
  FROM ${WITH_PEOPLE} AS counted WHERE people > 0 AND running IS NOT NULL) AS all_units
WHERE running IS NOT NULL ORDER BY "人均" DESC NULLS LAST, file`,
  },
  {
    id: 'balance',
    title: '年末结转和结余与上年',
    sql: `SELECT organisation AS "单位",
  max(CASE WHEN book = '' THEN amount END) AS "年末",
  max(CASE WHEN book = '上年' THEN amount END) AS "上年末"
FROM cells WHERE pack = :pack AND {年末结转和结余} AND amount IS NOT NULL GROUP BY file, organisation
ORDER BY "年末" DESC NULLS LAST, file`,
  },
];

/** Of the questions about cells those all of whose cells a pack names. `:pack` is still to be put in. */
export function cellQuestions(cells: QuestionCells): readonly CellQuestion[] {
  return QUESTIONS.flatMap(({ id, title, sql }) => {
    const asked = CELL_NAMES.filter((name) => sql.includes(`{${name}}`));
    let written = sql;
    for (const name of asked) {
      const cell = cells[name];
      if (!cell) return [];
      written = written.replaceAll(`{${name}}`, isCell(cell));
    }
    return [{ id, title, sql: written }];
  });
}

function isCell({ table, line, column }: Address): string {
  return `(table_id = ${quoted(table)} AND line = ${quoted(line)} AND column_no = ${column})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
