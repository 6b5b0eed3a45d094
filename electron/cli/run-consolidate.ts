import { basename, join } from 'node:path';
import { progressText } from '#shared/batch/progress-text';
import type { AddressText } from '#shared/document/address';
import { AMOUNT, type ValueType } from '#shared/kind/kinds';
import { kindWord, plainText, sentenceText } from '#shared/kind/value-text';
import { saveProject } from '#shared/project-file/save-project';
import { rosterGroups, rosterLines } from '#shared/roster/roster-words';
import { placeText } from '#shared/session/cause-list';
import type { Session } from '#shared/session/session';
import type { LeftOut } from '#shared/units/member';
import type { Side } from '#shared/units/propose-eliminations';
import { type SumDifference, sumDifferences, termsOf } from '#shared/units/sum-differences';
import { appFolders } from '../app-folders';
import { configurationFolder } from '../files/configuration-folder';
import { namedPack } from '../packs/named-pack';
import { packFolders } from '../packs/pack-folders';
import { type ConsolidatedFiles, consolidateFiles } from '../services/batch/consolidate-files';
import { logToStderr } from '../services/log';
import { openInput } from '../services/open-input';
import { openPackLibrary } from '../services/pack-library';
import { openRememberedAnswers } from '../services/remembered-answers';
import { type CommandResult, unusable } from './command-result';
import { readConsolidateLine } from './consolidate-command-line';
import { INTERRUPTED, stopOnInterrupt } from './stop-on-interrupt';

/** `juesuan consolidate`: the units of a department as one project, and what does not fit. */
export async function runConsolidate(
  words: readonly string[],
  from: string,
  entry: string,
): Promise<CommandResult> {
  const line = readConsolidateLine(words, from);
  if (!line.ok) return unusable(line.problem);
  const { places, name, against, prior, expected: listed, jobs, json, output } = line.value;
  const configuration = configurationFolder();
  const known = packFolders(appFolders(entry).packs, configuration);
  const named = line.value.packId === undefined ? undefined : await namedPack(line.value.packId, from, known);
  if (named && !named.ok) return unusable(named.problem);
  const folders = named?.value.folders ?? known;
  const packs = openPackLibrary(folders);
  const { book: answers } = await openRememberedAnswers(configuration).all();
  const { signal: stopped } = stopOnInterrupt(() =>
    process.stderr.write('正在停止，再按一次 Ctrl+C 立即退出\n'),
  );
  let told = Number.NEGATIVE_INFINITY;
  const summed = await consolidateFiles(
    {
      places,
      without: output,
      ...(against === undefined ? {} : { against }),
      ...(prior === undefined ? {} : { prior }),
      ...(name === undefined ? {} : { name }),
      ...(named ? { packId: named.value.id } : {}),
      ...(listed === undefined ? {} : { expected: listed }),
    },
    {
      packs,
      worker: join(appFolders(entry).electron, 'batch-worker.js'),
      packFolders: folders,
      answers,
      log: logToStderr,
      jobs,
      signal: stopped,
    },
    (progress) => {
      if (performance.now() - told < 5000) return;
      told = performance.now();
      process.stderr.write(`${progressText(progress)}\n`);
    },
  );
  if (stopped.aborted) return { exit: INTERRUPTED, out: '', error: '已停止，没有汇总，没有写文件' };
  if (!summed.ok) return unusable(summed.problem.message);
  const { consolidation, leftOut, failing, expected } = summed.value;
  const { session } = consolidation;
  const department =
    against === undefined
      ? undefined
      : await openInput(against, { packs, answers, wish: { packId: session.pack.id } });
  if (department && !department.ok) return unusable(department.problem.message);
  const differences = department ? sumDifferences(session, department.value.session) : [];
  const report = { ...summed.value, differences };
  const lacks = expected === undefined ? 0 : rosterGroups(expected).length;
  const isGood =
    leftOut.length + failing.length + differences.length + consolidation.unmatched.length + lacks === 0;
  return {
    exit: isGood && session.failing().every(({ severity }) => severity !== 'error') ? 0 : 1,
    out: json ? JSON.stringify(asJson(report)) : asText(report, output),
    error: '',
    write: { path: output, content: saveProject(session.pack, session.document()) },
  };
}

type Told = ConsolidatedFiles & { readonly differences: readonly SumDifference[] };

function asText(told: Told, output: string): string {
  const { consolidation, leftOut, failing, remarks, differences, expected } = told;
  const { session, units, proposed, unmatched, notes } = consolidation;
  const { fail } = session.summary();
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `${title}（${lines.length}）：`, ...lines.map((text) => `  ${text}`)];
  const about = ({ file, reason }: LeftOut): string => (file === '' ? reason : `${file}：${reason}`);
  const sideText = ({ organisation, file, cell, amount }: Side): string =>
    `${organisation || file} ${cell} ${sentenceText(amount, typeOf(session, cell), 'yuan')}`;
  return [
    `汇总 ${units.length} 个单位到 ${basename(output)}（表样包 ${session.pack.id}，${session.document().facts.year}年度），不通过 ${fail}`,
    ...(expected === undefined ? [] : ['', ...rosterLines(expected)]),
    ...section('没有汇总的文件', leftOut.map(about)),
    ...section('汇总了但本身有错误的单位', failing.map(about)),
    ...section('汇总了但要核对的单位', remarks.map(about)),
    ...section(
      '抵销（已写入套表“抵销”）',
      proposed.map(
        ({ title, income, expense }) =>
          `${title}：${income.map(sideText).join('、')} ↔ ${expense.map(sideText).join('、')}`,
      ),
    ),
    ...section(
      '没有对方的往来（没有抵销，请核对）',
      unmatched.map(
        ({ title, side, of }) => `${title}：${side === 'income' ? '收到' : '支出'} ${sideText(of)}`,
      ),
    ),
    ...section('请核对', notes),
    ...section(
      '部门所填与各单位之和不同',
      differences.map(({ cell, type, typed, sum }) => {
        const said = (value: bigint): string => sentenceText(value, type, 'yuan');
        const terms = termsOf(session.document(), cell).map(
          ({ organisation, source, amount }) => `${organisation || source} ${said(amount)}`,
        );
        return `${placeText(session, cell)}：部门填 ${said(typed)}，各单位之和 ${said(sum)}，相差 ${said(typed - sum)}${terms.length > 0 ? `（${terms.join('，')}）` : ''}`;
      }),
    ),
  ].join('\n');
}

/** Every number exact, as its kind writes it: money with two decimals, people and vehicles whole. */
function asJson({ consolidation, leftOut, failing, remarks, differences, expected }: Told): object {
  const { session, units, members, proposed, unmatched, notes } = consolidation;
  const side = ({ amount, ...of }: Side) => ({ ...of, amount: plainText(amount, typeOf(session, of.cell)) });
  const books = new Map([...members].map(([book, { file }]) => [file, book]));
  return {
    pack: session.pack.id,
    year: session.document().facts.year,
    members: units.map(({ file, organisation }) => ({
      ...(books.has(file) ? { book: books.get(file) } : {}),
      file,
      organisation,
    })),
    leftOut,
    failing,
    remarks,
    ...(expected === undefined ? {} : { expected }),
    eliminations: proposed.map(({ title, income, expense, amount }) => ({
      title,
      income: income.map(side),
      expense: expense.map(side),
      amount: plainText(amount, typeOf(session, income[0]?.cell)),
    })),
    unmatched: unmatched.map(({ title, side: which, of }) => ({ title, side: which, ...side(of) })),
    notes,
    differences: differences.map(({ cell, type, typed, sum }) => ({
      cell,
      type: kindWord(type),
      typed: plainText(typed, type),
      sum: plainText(sum, type),
      difference: plainText(typed - sum, type),
      terms: termsOf(session.document(), cell).map(({ amount, ...term }) => ({
        ...term,
        amount: plainText(amount, type),
      })),
    })),
  };
}

function typeOf(session: Session, cell: AddressText | undefined): ValueType {
  return (cell && session.cell(cell)?.type) ?? AMOUNT;
}
