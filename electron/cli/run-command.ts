import { parseAddress, writeAddress } from '#shared/document/address';
import { mappingOf } from '#shared/import/mapping-of';
import { reportImport } from '#shared/import/report-import';
import { kindWord } from '#shared/kind/value-text';
import { ok } from '#shared/kit/result';
import { answerable } from '#shared/mapping/questions';
import { saveProject } from '#shared/project-file/save-project';
import { reportedValue } from '#shared/session/cause-report';
import type { Session } from '#shared/session/session';
import { addPrior, type OpenedInput } from '../services/open-input';
import { priorQuestions, questionsOf } from '../services/open-questions';
import type { PackLibrary } from '../services/pack-library';
import { NOTHING_REMEMBERED, type RememberedAnswers } from '../services/remembered-answers';
import {
  type AnsweredInput,
  answerTemplate,
  nothingFound,
  openAnswered,
  questionLines,
} from './answer-questions';
import { checking, readingOf } from './check-input';
import type { CommandLine } from './command-line';
import { type CommandResult, done, unusable } from './command-result';
import { importText, recognitionLines } from './print';
import { rememberedNotes } from './remembered-notes';

/** `error` also carries, a line each, what remembered answers did: nothing but the result goes to standard output. */
export async function runCommand(
  line: CommandLine,
  packs: PackLibrary,
  remembered: RememberedAnswers,
): Promise<CommandResult> {
  const begun = await beginCommand(line, packs, remembered);
  return typeof begun === 'function' ? begun() : begun;
}

/** The last step of a check comes apart: by then nothing holds the workbook, which takes as much room as what is judged. */
async function beginCommand(
  line: CommandLine,
  packs: PackLibrary,
  remembered: RememberedAnswers,
): Promise<CommandResult | (() => CommandResult)> {
  const { book, notices } = line.remembered ? await remembered.all() : await NOTHING_REMEMBERED.all();
  const means = { packs, answers: book };
  const wish = line.packId === undefined ? {} : { packId: line.packId };
  const forTemplate = 'template' in line && line.template !== undefined;
  const answered = await openAnswered(line.input, packs, wish, book, line.answers ?? [], forTemplate);
  if (!answered.ok) return unusable(answered.problem.message);
  const { opened } = answered.value;
  const { session } = opened;
  const nothing = nothingFound(opened);
  if (nothing !== undefined) {
    const out =
      'json' in line && line.json ? JSON.stringify({ problem: nothing, questions: questionsOf(opened) }) : '';
    return { ...unusable(nothing), out };
  }
  const prior =
    'prior' in line && line.prior !== undefined ? await addPrior(session, line.prior, means) : ok(undefined);
  if (!prior.ok) return unusable(prior.problem.message);
  const notes = [...(prior.value?.notes ?? []), ...(prior.value ? priorQuestions(prior.value.opened) : [])];
  const read = [opened, ...(prior.value ? [prior.value.opened] : [])];
  const used = (): string => {
    const said = read.flatMap(({ imported }) =>
      imported ? [...imported.notices, ...rememberedNotes(imported, answered.value.given)] : [],
    );
    return [...notices, ...said].join('\n');
  };
  if (line.command === 'check') return checking(session, readingOf(opened, notes, line.json), used());
  const result = await carryOut(line, answered.value, notes, packs);
  return result.exit === 2 ? result : { ...result, error: used() };
}

async function carryOut(
  line: Exclude<CommandLine, { command: 'check' }>,
  answered: AnsweredInput,
  priorNotes: readonly string[],
  packs: PackLibrary,
): Promise<CommandResult> {
  const { opened } = answered;
  const { session } = opened;
  switch (line.command) {
    case 'import':
      return importCommand(opened, line, priorNotes);
    case 'export':
      return exportCommand(answered, line, packs);
    case 'report':
      return line.template === undefined
        ? reportCommand(opened, line)
        : fillCommand(answered, { ...line, template: line.template });
    case 'show':
      return showCommand(session, line.cells, line.json);
  }
}

function importCommand(
  opened: OpenedInput,
  { output, json }: Extract<CommandLine, { command: 'import' }>,
  priorNotes: readonly string[],
): CommandResult {
  const { session, imported } = opened;
  if (!imported) return unusable('输入已经是项目文件，不是工作簿，无须导入');
  const { book, name, recognition } = imported;
  const report = reportImport(book, name);
  const questions = questionsOf(opened);
  const write = { path: output, content: saveProject(session.pack, session.document()) };
  if (json) {
    const mapping = mappingOf(book);
    const told = {
      ...report,
      mapping,
      recognition,
      questions,
      answerable: answerable(session.pack, mapping),
      priorNotes,
    };
    return finished(opened, JSON.stringify(told), write);
  }
  return finished(
    opened,
    importText(session, report, output, [
      ...recognitionLines(recognition),
      ...questionLines(questions),
      ...priorNotes,
    ]),
    write,
  );
}

async function exportCommand(
  answered: AnsweredInput,
  line: Extract<CommandLine, { command: 'export' }>,
  packs: PackLibrary,
): Promise<CommandResult> {
  const { opened, book } = answered;
  const { session } = opened;
  const all = await packs.all();
  // Bring the library that makes workbooks and the document's texts, which checking one does without.
  const { exportWorkbook } = await import('../services/export-workbook');
  const { exportText } = await import('./print-export');
  const options = {
    ...(line.template === undefined ? {} : { template: line.template }),
    ...(line.scale === undefined ? {} : { scale: line.scale }),
    ...(line.rounding === undefined ? {} : { rounding: line.rounding }),
    formulas: line.formulas,
    notes: line.notes,
    answers: book.get(session.pack.id) ?? [],
    answering: answerTemplate(session.pack, answered),
  };
  const made = await exportWorkbook(session, options, all.ok ? all.value.packs : []);
  if (!made.ok) return unusable(made.problem.message);
  const { report, bytes, questions } = made.value;
  return finished(
    opened,
    [...questionLines([...questionsOf(opened), ...questions]), exportText(session, report, line.output)].join(
      '\n',
    ),
    { path: line.output, content: bytes },
    questions.length,
  );
}

async function reportCommand(
  opened: OpenedInput,
  line: Extract<CommandLine, { command: 'report' }>,
): Promise<CommandResult> {
  const { session } = opened;
  const { format, part, append } = line;
  const timestamp = Math.floor(Date.now() / 1000);
  // Brings the libraries that set documents.
  const { reportDocument } = await import('../services/report-document');
  const made = await reportDocument(session, {
    format,
    timestamp,
    append,
    ...(part === undefined ? {} : { part }),
  });
  if (!made.ok) return unusable(made.problem.message);
  const { missing, notes, bytes } = made.value;
  const lines = [
    `已写入 ${line.output}`,
    ...notes,
    ...(missing.length === 0 ? [] : [`还有 ${missing.length} 处没有内容，文中用【】标出：`, ...missing]),
  ];
  return finished(opened, [...questionLines(questionsOf(opened)), ...lines].join('\n'), {
    path: line.output,
    content: bytes,
  });
}

/** The office's own Word document filled; what of it could not be is told. */
async function fillCommand(
  answered: AnsweredInput,
  { template, output }: { readonly template: string; readonly output: string },
): Promise<CommandResult> {
  const { fillReport } = await import('../services/fill-report');
  const { opened, book } = answered;
  const { session } = opened;
  const answers = book.get(session.pack.id) ?? [];
  const made = await fillReport(session, template, answers, answerTemplate(session.pack, answered));
  if (!made.ok) return unusable(made.problem.message);
  const { bytes, filled, unfilled, questions } = made.value;
  const lines = [
    ...questionLines([...questionsOf(opened), ...questions]),
    `已写入 ${output}`,
    ...filled,
    ...(unfilled.length === 0 ? [] : ['请核对：', ...unfilled]),
  ];
  return finished(opened, lines.join('\n'), { path: output, content: bytes }, questions.length);
}

function showCommand(session: Session, asked: readonly string[], json: boolean): CommandResult {
  const cells: Record<string, { value: string | null; kind: string; type: string }> = {};
  for (const text of asked.length > 0 ? asked : session.addresses()) {
    const address = parseAddress(text);
    const cell = address ? session.cell(address) : undefined;
    if (!address || !cell)
      return unusable(`没有单元格“${text}”，写法如 01[27,1]、03[2010301,2]、上年.01[60,2]`);
    cells[writeAddress(address)] = {
      value: reportedValue(cell.value, cell.type),
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

function finished(
  opened: OpenedInput,
  out: string,
  write?: CommandResult['write'],
  ofTemplate = 0,
): CommandResult {
  return done(opened.session, out, write, questionsOf(opened).length + ofTemplate);
}
