import { join } from 'node:path';
import { z } from 'zod';
import { UNIT_STATE_NAMES } from '#shared/batch/unit-result';
import { SEVERITY_NAMES } from '#shared/engine/finding';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { readYaml } from '#shared/pack/read-yaml';
import { REPORT_STATE_NAMES } from '#shared/roster/roster';
import { fileProblem } from '../files/file-problem';
import { readText } from '../files/read-file';
import { type PackFolders, packPlaces } from '../packs/pack-folders';
import { type CellQuestion, cellQuestions, questionCells } from './cell-questions';

/** A question that is ready to be asked. */
export type ReadyQuestion = CellQuestion & {
  /** Of the pack whose tables it names; absent: of any. */
  readonly pack?: string;
};

/** The words of a column that holds what programs read; written out in full, for some engines answer the short form wrongly. */
function whens(column: string, names: Readonly<Record<string, string>>): string {
  return Object.entries(names)
    .map(([value, name]) => `WHEN ${column} = '${value}' THEN '${name}'`)
    .join(' ');
}

/** A unit of which not all rules were run has not plainly passed. */
const STATE_IN_WORDS = `CASE WHEN state = 'passed' AND not_run > 0 THEN '通过（有未执行）' ${whens('state', UNIT_STATE_NAMES)} END`;

/**
 * What can be asked of units of any pack. One text serves every engine that the data may be given to (docs/SCALE.md):
 * names in double quotes, CASE instead of FILTER, no windows, no names of results in HAVING.
 */
const GENERAL: readonly ReadyQuestion[] = [
  {
    id: 'states',
    title: '各单位的检查情况',
    sql: `SELECT file AS "文件", organisation AS "单位", ${STATE_IN_WORDS} AS "状态",
  errors AS "错误", unexplained AS "未说明", warnings AS "警告", not_run AS "未执行", reason AS "原因"
FROM units ORDER BY errors DESC, file`,
  },
  {
    id: 'unexplained',
    title: '没有出错说明的错误',
    sql: `SELECT organisation AS "单位", rule AS "公式", message AS "说明", difference AS "相差"
FROM findings WHERE severity = 'error' AND NOT explained ORDER BY file, rule, cells`,
  },
  {
    id: 'rules',
    title: '各条公式不通过的单位数',
    sql: `SELECT rule AS "公式", CASE ${whens('severity', SEVERITY_NAMES)} END AS "程度", count(DISTINCT file) AS "单位数", count(*) AS "处数"
FROM findings GROUP BY rule, severity ORDER BY "单位数" DESC, "公式", severity`,
  },
  {
    id: 'missing',
    title: '缺表、待回答和不能用的文件',
    sql: `SELECT file AS "文件", organisation AS "单位", ${STATE_IN_WORDS} AS "状态", reason AS "原因", absent AS "缺表", questions AS "待回答"
FROM units WHERE absent <> '' OR questions <> '' OR reason <> '' ORDER BY file`,
  },
  {
    id: 'expected',
    title: '应报名单上的单位：没有报的在前',
    needsRoster: true,
    sql: `SELECT name AS "单位", CASE ${whens('state', REPORT_STATE_NAMES)} END AS "情况", file AS "文件", headcount AS "人数"
FROM expected ORDER BY CASE WHEN state = 'reported' THEN 1 ELSE 0 END, place, file`,
  },
  {
    id: 'changes',
    title: '各科目本年与上年的增减',
    sql: `SELECT table_title AS "表", line AS "科目", max(line_name) AS "名称", column_name AS "栏",
  sum(CASE WHEN book = '' THEN amount END) AS "本年", sum(CASE WHEN book = '上年' THEN amount END) AS "上年",
  sum(CASE WHEN book = '' THEN amount WHEN book = '上年' THEN -amount END) AS "增减"
FROM cells WHERE level > 0 AND type = 'amount' GROUP BY table_id, table_title, line, column_no, column_name
ORDER BY table_id, line, column_no`,
  },
];

/** The cells of a pack that questions of all packs are about, and questions of its own. */
const questionsFile = z.strictObject({
  cells: questionCells.default({}),
  questions: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/),
        title: z.string().min(1),
        sql: z.string().min(1),
      }),
    )
    .default([]),
});

const FILE = 'questions.yaml';

/** In a pack's SQL: its own id, so that units of other packs beside them are not taken for its. */
const PACK_WORD = ':pack';

/** What can be asked, and why questions of some packs cannot, a sentence each. */
export type ReadyQuestions = {
  readonly questions: readonly ReadyQuestion[];
  readonly problems: readonly string[];
};

/** The general questions, then those that packs bring (`questions.yaml`), pack after pack. A faulty pack harms no other. */
export async function readyQuestions(folders: PackFolders): Promise<ReadyQuestions> {
  const questions = [...GENERAL];
  const problems: string[] = [];
  for (const { id: pack, folder } of await packPlaces(folders)) {
    const text = await readText(join(folder, FILE));
    if (!text.ok && text.problem.kind === 'missing') continue;
    if (!text.ok) {
      problems.push(`表样包“${pack}”的查询没有读取：${fileProblem(text.problem).message}`);
      continue;
    }
    const read = readYaml(FILE, text.value, questionsFile);
    if (!read.ok) problems.push(`表样包“${pack}”的查询有误，没有读取：${explainPackProblems(read.problem)}`);
    else {
      const { cells, questions: own } = read.value.value;
      for (const { sql, ...question } of [...cellQuestions(cells), ...own])
        questions.push({ ...question, sql: sql.replaceAll(PACK_WORD, `'${pack}'`), pack });
    }
  }
  return { questions, problems };
}

/**
 * The question of that id for data of these packs: a pack's own before a general one, and none of a pack that no unit is of
 * while another is. Several: the data are of several packs that each have their own.
 */
export function questionsCalled(
  id: string,
  questions: readonly ReadyQuestion[],
  packs: readonly string[],
): readonly ReadyQuestion[] {
  const named = questions.filter((question) => question.id === id);
  const own = named.filter(({ pack }) => pack !== undefined && packs.includes(pack));
  if (own.length > 0) return own;
  const general = named.filter(({ pack }) => pack === undefined);
  return general.length > 0 ? general : named.slice(0, 1);
}
