import { greatest } from '#shared/kit/lists';
import { namesAtHand } from '#shared/kit/names-at-hand';
import { failed, ok, type Result } from '#shared/kit/result';
import { appFolders } from '../app-folders';
import { configurationFolder } from '../files/configuration-folder';
import { packFolders } from '../packs/pack-folders';
import { answerCsv } from '../parquet/answer-csv';
import { termsQuestion } from '../parquet/cell-terms';
import { noData, partsOf } from '../parquet/data-folder';
import type { QueryAnswer } from '../parquet/open-data';
import {
  questionsCalled,
  type ReadyQuestion,
  type ReadyQuestions,
  readyQuestions,
} from '../parquet/ready-questions';
import { type Format, readQueryLine } from './query-command-line';

type Ended = { readonly exit: number; readonly out: string; readonly error: string };

/** `juesuan query`: one question over the data of many units; without one, the questions that are ready. */
export async function runQueryCommand(words: readonly string[], from: string, entry: string): Promise<Ended> {
  const refused = (error: string): Ended => ({ exit: 2, out: '', error });
  const line = readQueryLine(words, from);
  if (!line.ok) return refused(line.problem);
  const { folder, question, cell, format, limit } = line.value;
  const terms = cell === undefined ? undefined : termsQuestion(cell);
  if (terms && !terms.ok) return refused(terms.problem);
  const sql = terms?.value ?? line.value.sql;
  const ready = await readyQuestions(packFolders(appFolders(entry).packs, configurationFolder()));
  const told = ready.problems.join('\n');
  if (sql === undefined && question === undefined) {
    const out = format === 'json' ? JSON.stringify(ready.questions) : listText(ready.questions);
    // The questions can be read without data; whoever named another folder by mistake is to hear of it.
    const isEmpty = (await partsOf(folder, 'units')).length === 0;
    return {
      exit: 0,
      out,
      error: [told, isEmpty ? noData(folder) : ''].filter((text) => text !== '').join('\n'),
    };
  }
  // Brings the engine.
  const { openData } = await import('../parquet/open-data');
  const data = await openData(folder);
  if (!data.ok) return refused(data.problem.message);
  const hasRoster = (await partsOf(folder, 'expected')).length > 0;
  const asked = sql === undefined ? sqlCalled(question ?? '', ready, data.value.packs, hasRoster) : ok(sql);
  const answer = asked.ok ? await data.value.ask(asked.value, limit) : undefined;
  data.value.close();
  if (!asked.ok) return refused([told, asked.problem].filter((text) => text !== '').join('\n'));
  if (!answer?.ok) return refused(answer?.problem.message ?? '');
  const more = answer.value.more ? `只列出前 ${limit} 行，可用 --limit 改，或用 --format csv 全部输出` : '';
  return { exit: 0, out: WRITE[format](answer.value), error: more };
}

function sqlCalled(
  id: string,
  { questions }: ReadyQuestions,
  packs: readonly string[],
  hasRoster: boolean,
): Result<string, string> {
  const [one, ...others] = questionsCalled(id, questions, packs);
  if (!one)
    return failed(`没有“${id}”这个查询，${namesAtHand([...new Set(questions.map((each) => each.id))])}`);
  if (one.needsRoster && !hasRoster)
    return failed(`“${id}”要有应报名单，请用 juesuan check … --expected 名单 --resume 再检查一次`);
  if (others.length === 0) return ok(one.sql);
  const of = [one, ...others].map(({ pack }) => pack).join('、');
  return failed(
    `结果里有几种表样（${of}），各有自己的“${id}”；请不写 --question 运行，抄出要用的 SQL，写在命令里`,
  );
}

function listText(questions: readonly ReadyQuestion[]): string {
  return [
    '现成的查询（--question 编号）：',
    ...questions.flatMap(({ id, title, sql, pack }) => [
      '',
      `${id}　${title}${pack === undefined ? '' : `（${pack}）`}`,
      ...sql
        .trim()
        .split('\n')
        .map((text) => `  ${text}`),
    ]),
  ].join('\n');
}

const WRITE: Readonly<Record<Format, (answer: QueryAnswer) => string>> = {
  table: asTable,
  csv: answerCsv,
  json: asJson,
};

function asTable({ columns, rows }: QueryAnswer): string {
  const texts = [columns.map(({ name }) => name), ...rows.map((row) => row.map((value) => value ?? ''))];
  const widths = columns.map((_, at) => greatest(texts.map((row) => widthOf(row[at] ?? ''))));
  const isNumber = columns.map(({ type }) =>
    /^(DECIMAL|BIGINT|INTEGER|HUGEINT|DOUBLE|SMALLINT|UBIGINT)/.test(type),
  );
  const written = texts.map((row) =>
    row
      .map((text, at) => {
        const space = ' '.repeat((widths[at] ?? 0) - widthOf(text));
        return isNumber[at] ? `${space}${text}` : `${text}${space}`;
      })
      .join('  ')
      .trimEnd(),
  );
  return [written[0], widths.map((width) => '-'.repeat(width)).join('  '), ...written.slice(1)].join('\n');
}

/** On a screen a Chinese character takes two places. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += sign >= '⺀' || /[—“”‘’…]/.test(sign) ? 2 : 1;
  return width;
}

function asJson({ columns, rows }: QueryAnswer): string {
  return JSON.stringify({ columns, rows });
}
