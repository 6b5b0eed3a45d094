import { basename } from 'node:path';
import { parseAddress, writeAddress } from '#shared/document/address';
import type { Step } from '#shared/document/command';
import { explainRefusal } from '#shared/document/explain-refusal';
import { readTyped } from '#shared/kind/value-text';
import { append } from '#shared/kit/lists';
import { failed, ok, type Result } from '#shared/kit/result';
import { askedTexts, namedTexts } from '#shared/narrative/asked-texts';
import { composeReport, parseReport } from '#shared/narrative/compose-report';
import type { Pack } from '#shared/pack/pack';
import { packForYear } from '#shared/pack-edit/copy-pack';
import { saveProject } from '#shared/project-file/save-project';
import { createSession } from '#shared/session/create-session';
import { explainNextYear, nextYear } from '#shared/session/next-year';
import type { Session } from '#shared/session/session';
import { openInput } from '../services/open-input';
import type { PackLibrary } from '../services/pack-library';
import { carryAnswers, type RememberedAnswers } from '../services/remembered-answers';
import { textsOfFile } from '../services/texts-of-file';
import type { Versions } from '../services/versions';
import { type CommandResult, done, unusable } from './command-result';
import { summaryLine } from './print';
import type { ProjectCommandLine } from './project-command-line';
import { projectOfFile } from './project-of-file';
import { runVersions } from './run-versions';

export type ProjectMeans = {
  readonly packs: PackLibrary;
  readonly remembered: RememberedAnswers;
  readonly versions: Pick<Versions, 'list' | 'read'>;
};

/** Begins a project, edits one by the same commands as the grid, or goes back to one of its saved states. */
export async function runProjectCommand(
  line: ProjectCommandLine,
  { packs, remembered, versions }: ProjectMeans,
): Promise<CommandResult> {
  switch (line.command) {
    case 'new':
      return runNew(line, packs, remembered);
    case 'set':
      return runSet(line, packs);
    case 'versions':
      return runVersions(line, packs, versions);
    case 'texts':
      return runTexts(line, packs);
  }
}

/** Lists what last year's document gives, all of it; with an output also writes it, the unsure only when asked to. */
async function runTexts(
  { input, from, unsure, json, output }: Extract<ProjectCommandLine, { command: 'texts' }>,
  packs: PackLibrary,
): Promise<CommandResult> {
  const opened = await projectOfFile(input, packs);
  if (!opened.ok) return unusable(opened.problem);
  const session = opened.value;
  const texts = await textsOfFile(session, from);
  if (!texts.ok) return unusable(texts.problem.message);
  const { found, absent, losses } = texts.value;
  const taken = found.filter(({ isUnsure }) => unsure || !isUnsure);
  const steps = taken.map(({ key, text }) => ({ kind: 'set-text', key, text }) as const);
  const answer = output === undefined ? undefined : session.run({ kind: 'together', steps });
  if (answer && !answer.ok && answer.problem.kind !== 'nothing-to-do')
    return unusable(explainRefusal(answer.problem));
  const lines = json
    ? [
        JSON.stringify({
          found,
          absent,
          losses,
          taken: output === undefined ? [] : taken.map(({ key }) => key),
        }),
      ]
    : [
        ...found.map(({ key, text, isUnsure }) => `${key}${isUnsure ? '（请细看）' : ''}：${text}`),
        ...absent.map(({ key, reason }) => `${key}：没有取到，${reason}`),
        ...losses,
        output === undefined
          ? `找到 ${found.length} 段文字，用 -o 写明项目文件即可取用`
          : `取用 ${taken.length} 段文字，保存到 ${output}${taken.length < found.length ? `；另有 ${found.length - taken.length} 段请细看，用 --unsure 一并取用` : ''}`,
      ];
  const content = saveProject(session.pack, session.document());
  const write = output === undefined ? undefined : { path: output, content };
  return { exit: 0, out: lines.join('\n'), error: '', ...(write ? { write } : {}) };
}

async function runNew(
  { from, year, packId, output }: Extract<ProjectCommandLine, { command: 'new' }>,
  packs: PackLibrary,
  remembered: RememberedAnswers,
): Promise<CommandResult> {
  const { book } = await remembered.all();
  const last = await openInput(from, { packs, answers: book });
  if (!last.ok) return unusable(last.problem.message);
  const { session: lastYear } = last.value;
  const own = lastYear.document().facts.year;
  if (year <= own)
    return unusable(`“${basename(from)}”是 ${own} 年度的，新项目的年度应在它之后，不能是 ${year}`);
  const chosen = await choosePack(lastYear.pack, year, packId, packs);
  if (!chosen.ok) return unusable(chosen.problem);
  const { pack, sentence } = chosen.value;
  const made = nextYear(lastYear, pack, { year, source: basename(from) });
  if (!made.ok) return unusable(`表样包“${pack.id}”的公式不能用于上年的科目（${made.problem.kind}）`);
  const session = createSession(pack, made.value.document);
  if (!session.ok) throw new Error(`A project just begun does not compile: ${session.problem.kind}`);
  const said = await carryAnswers(remembered, lastYear.pack.id, pack.id);
  return save(session.value, output, [
    `已由“${basename(from)}”建立 ${year} 年度的项目 ${output}`,
    sentence,
    ...explainNextYear(pack, made.value),
    ...said,
  ]);
}

/** The pack of the new year where there is one; else last year's, and a sentence says so. */
async function choosePack(
  last: Pack,
  year: number,
  packId: string | undefined,
  packs: PackLibrary,
): Promise<Result<{ readonly pack: Pack; readonly sentence: string }, string>> {
  if (packId !== undefined) {
    const named = await packs.pack(packId);
    return named.ok
      ? ok({ pack: named.value, sentence: `表样包 ${named.value.title}（${packId}）` })
      : failed(named.problem.message);
  }
  const all = await packs.all();
  const found = all.ok ? packForYear(all.value.packs, last, year) : undefined;
  return ok(
    found
      ? { pack: found, sentence: `表样包 ${found.title}（${found.id}）` }
      : {
          pack: last,
          sentence: `没有 ${year} 年度的表样包，沿用${last.title}（${last.id}）；有了新年度的表样包后，可用 --pack 重新建立`,
        },
  );
}

async function runSet(
  { input, cells, overrides, packId, output }: Extract<ProjectCommandLine, { command: 'set' }>,
  packs: PackLibrary,
): Promise<CommandResult> {
  const opened = await projectOfFile(input, packs, packId);
  if (!opened.ok) return unusable(opened.problem);
  const session = opened.value;
  const steps: Step[] = [];
  const told: string[] = [];
  for (const { cell, text } of cells) {
    const step = cell.startsWith(TEXT_MARK)
      ? writingText(session, cell.slice(TEXT_MARK.length), text)
      : writing(session, cell, text, overrides);
    if (!step.ok) return unusable(step.problem);
    steps.push(step.value.step);
    append(told, step.value.told);
  }
  const answer = session.run({ kind: 'together', steps });
  if (!answer.ok && answer.problem.kind !== 'nothing-to-do') {
    const how = answer.problem.kind === 'derived' ? '（命令行加 --override）' : '';
    return unusable(`${explainRefusal(answer.problem)}${how}`);
  }
  const countOf = (wanted: 'entry' | 'text'): number =>
    answer.ok ? answer.value.diff.filter(({ kind }) => kind === wanted).length : 0;
  const texts = countOf('text');
  const sentence = `写入 ${countOf('entry')} 格${texts === 0 ? '' : `、${texts} 段文字`}，保存到 ${output}`;
  return save(session, output, [sentence, ...told]);
}

const TEXT_MARK = 'text:';

/** A text of the document; one that no template asks for is refused, so that a misspelt key loses nothing. */
function writingText(
  session: Session,
  key: string,
  text: string,
): Result<{ readonly step: Step; readonly told: readonly string[] }, string> {
  const { report: plan } = session.pack;
  const templates = parseReport(session.pack);
  if (!plan || !templates?.ok) return failed(`表样包“${session.pack.title}”没有可填写的决算公开文本`);
  const report = composeReport(templates.value, session, { scale: session.pack.scale });
  const asked = report.ok ? askedTexts(report.value).map((each) => each.key) : [];
  if (!asked.includes(key) && !namedTexts(plan).has(key))
    return failed(`文本里没有“${key}”，要填写的有：${asked.join('、')}`);
  return ok({ step: { kind: 'set-text', key, text }, told: [] });
}

/** One cell as the grid would write it. Amounts are in 元 unless they name their unit; an empty text clears. */
function writing(
  session: Session,
  cell: string,
  text: string,
  overrides: boolean,
): Result<{ readonly step: Step; readonly told: readonly string[] }, string> {
  const address = parseAddress(cell);
  const view = address && session.cell(address);
  if (!address || !view) return failed(`没有单元格“${cell}”，写法如 01[28,1]=100、03[2010301,2]=100`);
  const read = readTyped(text, view.type, 'yuan');
  const name = writeAddress(address);
  if (!read.ok) return failed(`${name}：${read.problem}`);
  const { value, notice } = read.value;
  const told = notice === undefined ? [] : [`${name}：${notice}`];
  const isDerived = view.kind === 'derived' || view.kind === 'override';
  return ok({
    step:
      overrides && isDerived
        ? { kind: 'override-cell', address, value }
        : { kind: 'set-cells', cells: [{ address, value }] },
    told,
  });
}

function save(session: Session, output: string, lines: readonly string[]): CommandResult {
  return done(session, [...lines, '', summaryLine(session)].join('\n'), {
    path: output,
    content: saveProject(session.pack, session.document()),
  });
}
