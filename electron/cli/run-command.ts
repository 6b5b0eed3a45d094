import { NOT_APPLICABLE } from '#shared/amount/amount';
import { parseAddress, writeAddress } from '#shared/document/address';
import { AMOUNT } from '#shared/kind/kinds';
import { kindWord, plainText } from '#shared/kind/value-text';
import { ok } from '#shared/kit/result';
import { saveProject } from '#shared/project-file/save-project';
import { type ListedCause, listCauses, reasonText } from '#shared/session/cause-list';
import type { CellView, Session } from '#shared/session/session';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { exportWorkbook } from '../services/export-workbook';
import { addPrior, type OpenedInput, openInput } from '../services/open-input';
import type { PackLibrary } from '../services/pack-library';
import { NOTHING_REMEMBERED, type RememberedAnswers } from '../services/remembered-answers';
import { reportDocument } from '../services/report-document';
import type { CommandLine } from './command-line';
import { exportText, importText, ledgerText, recognitionLines } from './print';
import { rememberedNotes } from './remembered-notes';

/** What a command says and how it ends: 0 done, 1 done with failing rules of severity error, 2 unusable input. */
export type CommandResult = { readonly exit: 0 | 1 | 2; readonly out: string; readonly error: string };

/** `error` also carries, a line each, what remembered answers did: nothing but the result goes to standard output. */
export async function runCommand(
  line: CommandLine,
  packs: PackLibrary,
  remembered: RememberedAnswers,
): Promise<CommandResult> {
  const { book, notices } = line.remembered ? await remembered.all() : await NOTHING_REMEMBERED.all();
  const wish = line.packId === undefined ? {} : { packId: line.packId };
  const opened = await openInput(line.input, packs, wish, book);
  if (!opened.ok) return unusable(opened.problem.message);
  const { session } = opened.value;
  const prior =
    'prior' in line && line.prior !== undefined
      ? await addPrior(session, line.prior, packs, book)
      : ok(undefined);
  if (!prior.ok) return unusable(prior.problem.message);
  const result = await carryOut(line, opened.value, prior.value?.notes ?? [], packs);
  if (result.exit === 2) return result;
  const read = [opened.value, ...(prior.value ? [prior.value.opened] : [])];
  const used = read.flatMap(({ session: { pack }, report }) => (report ? rememberedNotes(pack, report) : []));
  return { ...result, error: [...notices, ...used].join('\n') };
}

async function carryOut(
  line: CommandLine,
  opened: OpenedInput,
  priorNotes: readonly string[],
  packs: PackLibrary,
): Promise<CommandResult> {
  const { session } = opened;
  switch (line.command) {
    case 'import':
      return importCommand(opened, line.output, priorNotes);
    case 'check':
      return line.json
        ? done(session, checkJson(opened, priorNotes))
        : done(
            session,
            [...recognitionLines(opened.recognition), ...priorNotes, ledgerText(session)].join('\n'),
          );
    case 'export':
      return exportCommand(session, line, packs);
    case 'report':
      return reportCommand(session, line);
    case 'show':
      return showCommand(session, line.cells, line.json);
  }
}

async function importCommand(
  { session, report, recognition }: OpenedInput,
  output: string,
  priorNotes: readonly string[],
): Promise<CommandResult> {
  if (!report) return unusable('输入已经是项目文件，不是工作簿，无须导入');
  const written = await writeFileAtomically(output, saveProject(session.pack, session.document()));
  if (!written.ok) return unusable(fileProblem(written.problem).message);
  return done(
    session,
    importText(session, report, output, [...recognitionLines(recognition), ...priorNotes]),
  );
}

async function exportCommand(
  session: Session,
  line: Extract<CommandLine, { command: 'export' }>,
  packs: PackLibrary,
): Promise<CommandResult> {
  const all = await packs.all();
  const options = {
    ...(line.template === undefined ? {} : { template: line.template }),
    ...(line.scale === undefined ? {} : { scale: line.scale }),
    ...(line.rounding === undefined ? {} : { rounding: line.rounding }),
    formulas: line.formulas,
    notes: line.notes,
  };
  const made = await exportWorkbook(session, options, all.ok ? all.value : []);
  if (!made.ok) return unusable(made.problem.message);
  const written = await writeFileAtomically(line.output, made.value.bytes);
  if (!written.ok) return unusable(fileProblem(written.problem).message);
  return done(session, exportText(session, made.value.report, line.output));
}

async function reportCommand(
  session: Session,
  line: Extract<CommandLine, { command: 'report' }>,
): Promise<CommandResult> {
  const { format, part } = line;
  const timestamp = Math.floor(Date.now() / 1000);
  const made = await reportDocument(session, { format, timestamp, ...(part === undefined ? {} : { part }) });
  if (!made.ok) return unusable(made.problem.message);
  const written = await writeFileAtomically(line.output, made.value.bytes);
  if (!written.ok) return unusable(fileProblem(written.problem).message);
  const { missing, notes } = made.value;
  const lines = [
    `已写入 ${line.output}`,
    ...notes,
    ...(missing.length === 0 ? [] : [`还有 ${missing.length} 处没有内容，文中用【】标出：`, ...missing]),
  ];
  return done(session, lines.join('\n'));
}

function checkJson({ session, recognition }: OpenedInput, priorNotes: readonly string[]): string {
  const { facts, explanations } = session.document();
  return JSON.stringify({
    pack: session.pack.id,
    year: facts.year,
    unit: facts.organisation,
    ...(recognition ? { recognition } : {}),
    ...(priorNotes.length > 0 ? { priorNotes } : {}),
    summary: session.summary(),
    causes: listCauses(session.causes()).map((listed) => causeJson(session, listed)),
    findings: session
      .findings()
      .map(({ key, rule, state, severity, message, cells, expected, actual, difference }) => ({
        rule,
        state,
        severity,
        message,
        cells,
        expected,
        actual,
        difference,
        ...(explanations.has(key) ? { explanation: explanations.get(key) } : {}),
      })),
  });
}

/** `group`: causes of one group explain the same findings, and one of them is the mistake; `equal`: as likely as its first. */
function causeJson(session: Session, { cause, group, number }: ListedCause): object {
  const { changes, reason } = cause;
  return {
    cells: changes.map(({ cell, value, should }) => {
      const address = parseAddress(cell);
      const type = (address && session.cell(address)?.type) ?? AMOUNT;
      return { cell, value: valueText({ value, type }), should: valueText({ value: should, type }) };
    }),
    reason: reasonText(session, reason),
    kind: reason.kind,
    rules: group.rules,
    group: number,
    equal: group.causes.indexOf(cause) < group.equallyGood,
  };
}

function showCommand(session: Session, asked: readonly string[], json: boolean): CommandResult {
  const cells: Record<string, { value: string | null; kind: string; type: string }> = {};
  for (const text of asked.length > 0 ? asked : session.addresses()) {
    const address = parseAddress(text);
    const cell = address ? session.cell(address) : undefined;
    if (!address || !cell)
      return unusable(`没有单元格“${text}”，写法如 01[27,1]、03[2010301,2]、上年.01[60,2]`);
    cells[writeAddress(address)] = {
      value: valueText(cell),
      // What the pack prints as — is nobody's to decide; it is listed as an input that holds —.
      kind: cell.kind === 'not-applicable' ? 'input' : cell.kind,
      type: kindWord(cell.type),
    };
  }
  const out = json
    ? JSON.stringify({ cells })
    : Object.entries(cells)
        .map(([address, { value }]) => `${address}\t${value ?? ''}`)
        .join('\n');
  return { exit: 0, out, error: '' };
}

function valueText({ value, type }: Pick<CellView, 'value' | 'type'>): string | null {
  return value === null || value === NOT_APPLICABLE ? value : plainText(value, type);
}

/** Done; the exit code says whether a rule of severity error fails. */
export function done(session: Session, out: string): CommandResult {
  const failing = session.findings().some(({ state, severity }) => state === 'fail' && severity === 'error');
  return { exit: failing ? 1 : 0, out, error: '' };
}

/** One line that says why, whatever the number of lines the reason has. */
export function unusable(why: string): CommandResult {
  return { exit: 2, out: '', error: why.replace(/\s*\n\s*/g, '；') };
}
