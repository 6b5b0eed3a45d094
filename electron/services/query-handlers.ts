import type { HostHandlers, HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import type { PackFolders } from '../packs/pack-folders';
import { packsIn, partsOf } from '../parquet/data-folder';
import type { QueryAnswer } from '../parquet/open-data';
import { readyQuestions } from '../parquet/ready-questions';
import type { Admission } from './named-files';

type Means = { readonly named: Admission; readonly packFolders: PackFolders };

/** So many rows are shown; all of them are written. */
const MOST_ROWS = 2000;

/** So many rows are written; whoever wants more asks on the command line. */
const MOST_WRITTEN = 1_000_000;

/** A question may take so long, in milliseconds. */
const LONGEST = 60_000;

/** 查询: one question after the other over the data of many units. */
export function createQueryHandlers({
  named,
  packFolders,
}: Means): Pick<HostHandlers, 'query.ready' | 'query.ask' | 'query.export' | 'query.stop'> {
  let stop: (() => void) | undefined;
  const answerOf = async (
    typed: string,
    sql: string,
    most: number,
  ): Promise<Result<QueryAnswer, HostProblem>> => {
    const folder = named.admit('results', typed);
    if (!folder.ok) return folder;
    if (stop) return failed({ kind: 'bad-request', message: '上一个查询还没有结束，请等它结束或先停止' });
    // Brings the engine.
    const { openData } = await import('../parquet/open-data');
    const data = await openData(folder.value);
    if (!data.ok) return data;
    stop = data.value.stop;
    const timer = setTimeout(data.value.stop, LONGEST);
    try {
      return await data.value.ask(sql, most);
    } finally {
      clearTimeout(timer);
      stop = undefined;
      data.value.close();
    }
  };
  return {
    'query.ready': async ({ folder: typed }) => {
      const folder = typed === null ? null : named.admit('results', typed);
      if (folder && !folder.ok) return folder;
      const { questions, problems } = await readyQuestions(packFolders);
      const packs = folder === null ? new Set<string>() : await packsIn(folder.value);
      const hasRoster = folder !== null && (await partsOf(folder.value, 'expected')).length > 0;
      const asked = questions.filter(
        ({ pack, needsRoster }) => (pack === undefined || packs.has(pack)) && (hasRoster || !needsRoster),
      );
      return ok({ questions: asked, problems: [...problems] });
    },
    'query.ask': ({ folder, sql }) => answerOf(folder, sql, MOST_ROWS),
    'query.export': async ({ folder, sql, path: typed }) => {
      const path = await named.admitReplacing('answer', typed);
      if (!path.ok) return path;
      const answer = await answerOf(folder, sql, MOST_WRITTEN);
      if (!answer.ok) return answer;
      // Brings the writer of workbooks.
      const { writeAnswer } = await import('../parquet/write-answer');
      const written = await writeAnswer(path.value, answer.value);
      if (!written.ok) return written;
      const { rows, more } = answer.value;
      return ok({ path: path.value, rows: rows.length, more, texts: written.value });
    },
    'query.stop': async () => {
      stop?.();
      return ok({});
    },
  };
}
