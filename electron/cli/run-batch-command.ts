import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type BatchProgress, progressText } from '#shared/batch/progress-text';
import { stateInWords, UNIT_STATE_NAMES, UNIT_STATES, type UnitResult } from '#shared/batch/unit-result';
import { rosterGroups, rosterLines } from '#shared/roster/roster-words';
import { appFolders } from '../app-folders';
import { configurationFolder } from '../files/configuration-folder';
import { namedPack } from '../packs/named-pack';
import { packFolders } from '../packs/pack-folders';
import { type BatchEnd, carryOutBatch } from '../services/batch/batch-run';
import { lookAtResults } from '../services/batch/look-at-results';
import { SUMMARY } from '../services/batch/results-names';
import { logToStderr } from '../services/log';
import { NOTHING_REMEMBERED, openRememberedAnswers } from '../services/remembered-answers';
import { readBatchLine } from './batch-command-line';
import { INTERRUPTED, stopOnInterrupt } from './stop-on-interrupt';

/** As the shell counts a process that nobody read any more. */
const UNREAD = 141;

type Ended = { readonly exit: number; readonly out: string; readonly error: string };

/** `juesuan check|report|export 文件夹…`: says every result as it comes, and at the end what came of all. */
export async function runBatchCommand(
  words: readonly string[],
  folder: string,
  entry: string,
): Promise<Ended> {
  const line = readBatchLine(words, folder, availableParallelism());
  if (!line.ok) return { exit: 2, out: '', error: line.problem };
  const { places, job, prior, expected, output, resume, jobs, seconds, json } = line.value;
  const configuration = configurationFolder();
  const known = packFolders(appFolders(entry).packs, configuration);
  const named =
    line.value.packId === undefined ? undefined : await namedPack(line.value.packId, folder, known);
  if (named && !named.ok) return { exit: 2, out: '', error: named.problem };
  const remembered = line.value.remembered ? openRememberedAnswers(configuration) : NOTHING_REMEMBERED;
  const { book, notices } = await remembered.all();
  // Without a folder for them, results that nobody reads are for nobody.
  const screen = openScreen(json, () => {
    if (output === undefined) controller.abort(UNREAD);
  });
  for (const notice of notices) screen.tell(notice);
  const controller = stopOnInterrupt(() =>
    screen.tell('正在停止（已经做完的都留着），再按一次 Ctrl+C 立即退出'),
  );
  if (output !== undefined && !resume) await tellReplaced(output, screen.tell);
  let halfRun = 0;
  const ended = await carryOutBatch(
    {
      places,
      job,
      resume,
      ...(prior === undefined ? {} : { prior }),
      ...(named ? { packId: named.value.id } : {}),
      ...(expected === undefined ? {} : { expected }),
      ...(output === undefined ? {} : { output }),
    },
    {
      worker: join(appFolders(entry).electron, 'batch-worker.js'),
      packFolders: named?.value.folders ?? known,
      answers: book,
      log: logToStderr,
      jobs,
      milliseconds: seconds * 1000,
      signal: controller.signal,
    },
    {
      result: (row) => {
        if (stateInWords(row) !== UNIT_STATE_NAMES[row.state]) halfRun += 1;
        screen.result(row);
      },
      progress: screen.progress,
    },
  );
  screen.end();
  if (controller.signal.reason === UNREAD) return { exit: UNREAD, out: '', error: '' };
  if (!ended.ok) return { exit: 2, out: '', error: ended.problem.message };
  const { counts, stoppedAt, unread } = ended.value;
  const held = ended.value.expected;
  const lacks = held !== undefined && rosterGroups(held).length > 0;
  const isGood = counts.failing + counts.asked + counts.unusable === 0 && unread.length === 0 && !lacks;
  const exit = stoppedAt !== undefined ? INTERRUPTED : isGood ? 0 : 1;
  const text = endText(ended.value, halfRun, output);
  // Behind the lines of the files one of another shape, which only those get that gave a list.
  const last = held === undefined ? '' : JSON.stringify({ expected: held });
  return json ? { exit, out: last, error: text } : { exit, out: text, error: '' };
}

async function tellReplaced(output: string, tell: (text: string) => void): Promise<void> {
  const held = await lookAtResults(output);
  if (held.ok && held.value.holds === 'run' && held.value.done > 0)
    tell(`“${output}”里有上次的结果（${held.value.done} 个文件），从头做，不再保留；要接着做，加 --resume`);
}

function endText(
  { counts, total, before, stoppedAt, unread, notices, expected }: BatchEnd,
  halfRun: number,
  output: string | undefined,
): string {
  const states = UNIT_STATES.flatMap((state) =>
    counts[state] > 0
      ? [
          `${UNIT_STATE_NAMES[state]} ${counts[state]}${state === 'passed' && halfRun > 0 ? `（${halfRun} 个有未执行的公式）` : ''}`,
        ]
      : [],
  );
  return [
    `共 ${total} 个文件：${states.length > 0 ? states.join('，') : '还没有做完的'}${before > 0 ? `（其中 ${before} 个是上次做完的）` : ''}`,
    ...unread,
    ...notices,
    ...(expected === undefined ? [] : rosterLines(expected)),
    ...(stoppedAt === undefined
      ? output === undefined
        ? []
        : [`结果写在 ${output}：${SUMMARY}、results.jsonl`]
      : [
          output === undefined
            ? `已停止，还有 ${total - stoppedAt} 个没有做`
            : `已停止，还有 ${total - stoppedAt} 个没有做；用同样的命令加 --resume 接着做`,
        ]),
  ].join('\n');
}

const EVERY_MS = { screen: 200, file: 10_000 };

/** Results to standard output, a line each; progress and notices to the other, where people look. */
/** `deaf`: nobody reads the results any more. */
function openScreen(json: boolean, deaf: () => void) {
  const isScreen = process.stderr.isTTY === true;
  let told = performance.now();
  let isOpen = false;
  const clear = (): void => {
    if (isOpen) process.stderr.write('\r\u001b[K');
    isOpen = false;
  };
  // Whoever reads may stop reading (`| head -1`): that is no trouble of the batch.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    deaf();
  });
  return {
    tell: (text: string): void => {
      clear();
      process.stderr.write(`${text}\n`);
    },
    result: (row: UnitResult): void => {
      if (isScreen) clear();
      process.stdout.write(`${json ? JSON.stringify(row) : resultText(row)}\n`);
    },
    progress: (progress: BatchProgress): void => {
      const now = performance.now();
      if (now - told < (isScreen ? EVERY_MS.screen : EVERY_MS.file)) return;
      told = now;
      process.stderr.write(isScreen ? `\r${progressText(progress)}\u001b[K` : `${progressText(progress)}\n`);
      isOpen = isScreen;
    },
    end: clear,
  };
}

/** `有错误　甲/乙.xlsx　错误 2，警告 1　公开03表…`. */
function resultText(result: UnitResult): string {
  const { file, reason, errors, warnings, findings, questions, made } = result;
  const counts = [
    ...(errors > 0 ? [`错误 ${errors}`] : []),
    ...(warnings > 0 ? [`警告 ${warnings}`] : []),
    ...(questions.length > 0 ? [`待回答 ${questions.length}`] : []),
  ];
  const [first] = findings.filter(({ severity }) => severity === 'error');
  const why = reason !== '' ? reason : (first?.message ?? questions[0] ?? '');
  const parts = [stateInWords(result), file, counts.join('，'), why, made === undefined ? '' : `→ ${made}`];
  return parts.filter((part) => part !== '').join('　');
}
