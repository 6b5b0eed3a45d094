import type { HostHandlers } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import type { PackFolders } from '../packs/pack-folders';
import { packsIn, partsOf } from '../parquet/data-folder';
import { readyQuestions } from '../parquet/ready-questions';
import type { Admission } from './named-files';

type Means = { readonly named: Admission; readonly packFolders: PackFolders };

/** So many rows are shown; whoever wants all asks on the command line. */
const MOST_ROWS = 2000;

/** A question may take so long, in milliseconds. */
const LONGEST = 60_000;

/** 查询: one question after the other over the data of many units. */
export function createQueryHandlers({
  named,
  packFolders,
}: Means): Pick<HostHandlers, 'query.ready' | 'query.ask' | 'query.stop'> {
  let stop: (() => void) | undefined;
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
    'query.ask': async ({ folder: typed, sql }) => {
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
        return await data.value.ask(sql, MOST_ROWS);
      } finally {
        clearTimeout(timer);
        stop = undefined;
        data.value.close();
      }
    },
    'query.stop': async () => {
      stop?.();
      return ok({});
    },
  };
}
