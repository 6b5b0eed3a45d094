import type { PackDraft } from '#shared/draft/draft-pack';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { draftFromWorkbook } from '../services/draft-from-workbook';
import type { PackLibrary } from '../services/pack-library';
import { type CommandResult, unusable } from './command-result';
import type { PackCommandLine } from './pack-command-line';

/** 0: the draft is a whole pack and agrees with its sample; 1: its author must mend it first; 2: no draft. */
export async function runPackDraft(
  line: Extract<PackCommandLine, { command: 'draft' }>,
  packs: PackLibrary,
): Promise<CommandResult> {
  const { workbook, folder, id, title, year } = line;
  const wish = { id, ...(title === undefined ? {} : { title }), ...(year === undefined ? {} : { year }) };
  const drafted = await draftFromWorkbook(workbook, folder, wish, packs);
  if (!drafted.ok) return unusable(drafted.problem.message);
  const draft = drafted.value;
  const whole = draft.faults.length === 0 && (draft.proof?.fail ?? 0) === 0;
  return {
    exit: whole ? 0 : 1,
    out: line.json ? draftJson(draft, folder) : draftText(draft, folder),
    error: '',
  };
}

function draftJson(draft: PackDraft, folder: string): string {
  const { files, ...told } = draft;
  return JSON.stringify({ folder, files: Object.keys(files), ...told });
}

function draftText(
  { tables, otherSheets, rules, questions, proof, faults }: PackDraft,
  folder: string,
): string {
  return [
    `已起草表样包，放在 ${folder}`,
    ...tables.map(
      ({ id, title, sheet, columns, values }) =>
        `  表 ${id}　${title}　${columns} 栏，读到 ${values} 个数（工作表“${sheet}”）`,
    ),
    ...(otherSheets.length > 0 ? [`没有表的工作表：${otherSheets.join('、')}`] : []),
    `公式：${rules.inEffect} 条已经生效，${rules.undecided} 条待定，见 rules.txt`,
    ...(proof
      ? [`按草稿读回样本：${proof.values} 个数，审核 ${proof.pass} 处通过、${proof.fail} 处不通过`]
      : []),
    ...(faults.length > 0 ? ['', '表样包还不能用，请改正：', explainPackProblems(faults)] : []),
    ...(questions.length > 0 ? ['', '请核对：', ...questions.map((question) => `  ${question}`)] : []),
  ].join('\n');
}
