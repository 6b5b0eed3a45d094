import type { ProjectDocument } from '../document/document';
import { Engine } from '../engine/engine';
import type { Finding } from '../engine/finding';
import { importWorkbook } from '../import/import-workbook';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import type { DictionaryEntry, Pack } from '../pack/pack';
import { loadPack } from '../pack-check/load-pack';
import { saveProject } from '../project-file/save-project';
import type { PlainWorkbook } from '../workbook/sheet';
import { unaccounted } from './account-numbers';
import { type ChosenRule, chooseRules } from './choose-rules';
import { judgeCandidates } from './judge-candidates';
import { proposeAcross } from './propose-across';
import { proposeBetween } from './propose-between';
import { proposeBounds } from './propose-bounds';
import { proposeChecks } from './propose-checks';
import { proposeDown } from './propose-down';
import type { FunctionalClasses } from './sketch-lines';
import { type DraftWish, type PackSketch, sketchPack } from './sketch-pack';
import { writeRules } from './write-rules';

/** A pack begun from a sample workbook: its files, and what the author must know and decide. */
export type PackDraft = {
  /** Path within the pack → text, as `loadPack` takes them. */
  readonly files: Readonly<Record<string, string>>;
  readonly tables: readonly DraftedTable[];
  /** Sheets that hold no table. */
  readonly otherSheets: readonly string[];
  /** Rules in effect, and rules that wait behind `#` for the author. */
  readonly rules: { readonly inEffect: number; readonly undecided: number };
  /** What the sample did not tell, each a sentence. */
  readonly questions: readonly string[];
  /** The sample read back with the draft; absent when the draft does not load. */
  readonly proof?: { readonly values: number; readonly pass: number; readonly fail: number };
  /** Faults of the draft that its author must mend before rules can be proposed. */
  readonly faults: readonly PackProblem[];
};

export type DraftedTable = {
  readonly id: string;
  readonly title: string;
  readonly sheet: string;
  readonly columns: number;
  /** Figures that the draft reads from the sample. */
  readonly values: number;
};

const NOT_READ_BACK = '草稿没有能读回样本，样本里的数一个也没有核对，请改正表样后再起草或导入样本核对';

/**
 * Begins a pack from a sample: tables, columns, lines and merges as its sheets show them, one table a sheet; rules
 * where sums and equalities hold in its figures. Every rule is tested by the engine on the sample, read with the
 * draft itself.
 *
 * @param known entries of other packs' code lists, by which lines named after a 类 are known
 * @returns the problem is one sentence: no sheet holds a table
 */
export function draftPack(
  workbook: PlainWorkbook,
  wish: DraftWish,
  known: readonly DictionaryEntry[],
): Result<PackDraft, string> {
  const sketch = sketchPack(workbook, wish, classesOf(known));
  if (sketch.tables.length === 0) {
    return failed('没有一张工作表像决算表：每张表要有标题、表头和若干行，一张工作表放一张表');
  }
  const bare = loadPack({ directory: wish.id, files: sketch.files });
  const unreadSketch = { ...sketch, questions: [...sketch.questions, NOT_READ_BACK] };
  if (!bare.ok) return ok({ ...draftOf(unreadSketch, sketch.files, undefined), faults: bare.problem });
  const sample = importWorkbook(bare.value, workbook, '样本');
  if (!sample.ok) return ok(draftOf(unreadSketch, sketch.files, undefined));
  const { document } = sample.value;
  const candidates = [
    ...proposeDown(bare.value, document),
    ...proposeAcross(bare.value),
    ...proposeBetween(bare.value, document),
    ...proposeBounds(bare.value, document),
  ];
  const identities = chooseRules(judgeCandidates(sketch.files, document, candidates));
  const checks = judgeCandidates(sketch.files, document, proposeChecks(bare.value, identities));
  const chosen = [...inOrder(identities, bare.value), ...chooseRules(checks)];
  const ruled = { ...sketch.files, 'rules.txt': writeRules(sketch.files, chosen) };
  const unread = sample.value.report.issues.map(({ message }) => message);
  const questions = [...sketch.questions, ...unread, ...unaccounted(bare.value, workbook)];
  return ok(draftOf({ ...sketch, questions }, ruled, workbook));
}

function classesOf(known: readonly DictionaryEntry[]): FunctionalClasses {
  return new Map(
    known
      .filter(({ classification, code }) => classification === 'functional' && code.length === 3)
      .map(({ name, code }) => [name, code]),
  );
}

/** Table by table, then between tables. */
function inOrder(rules: readonly ChosenRule[], { tables }: Pack): ChosenRule[] {
  return [
    ...tables.flatMap(({ id }) => rules.filter(({ table }) => table === id)),
    ...rules.filter(({ table }) => table === undefined),
  ];
}

function draftOf(
  { tables, otherSheets, questions }: PackSketch,
  files: PackDraft['files'],
  workbook: PlainWorkbook | undefined,
): PackDraft {
  const pack = loadPack({ directory: '', files });
  const read = pack.ok && workbook ? importWorkbook(pack.value, workbook, '样本') : undefined;
  const engine = pack.ok && read?.ok ? Engine.start(pack.value, read.value.document) : undefined;
  const findings = engine?.ok ? engine.value.findings() : [];
  const values = new Map(
    read?.ok ? read.value.report.tables.map((table) => [table.table, table.values]) : [],
  );
  const waiting = (files['rules.txt'] ?? '').split('\n').filter((line) => /^# .*\|.*\|/.test(line)).length;
  return {
    files: {
      ...files,
      ...(pack.ok && read?.ok ? begun(pack.value, read.value.document, findings, questions, waiting) : {}),
    },
    tables: tables.map(({ table, sheetName }) => ({
      id: table.id,
      title: table.title,
      sheet: sheetName,
      columns: pack.ok ? (pack.value.tables.find(({ id }) => id === table.id)?.columns.length ?? 0) : 0,
      values: values.get(table.id) ?? 0,
    })),
    otherSheets,
    rules: { inEffect: pack.ok ? pack.value.rules.length : 0, undecided: waiting },
    questions,
    ...(read?.ok
      ? {
          proof: {
            values: [...values.values()].reduce((sum, count) => sum + count, 0),
            pass: findings.filter(({ state }) => state === 'pass' || state === 'rounding').length,
            fail: findings.filter(({ state }) => state === 'fail').length,
          },
        }
      : {}),
    faults: pack.ok ? [] : pack.problem,
  };
}

/** The sample as the pack's own, a test of it, and what is left to do. */
function begun(
  pack: Pack,
  document: ProjectDocument,
  findings: readonly Finding[],
  questions: readonly string[],
  waiting: number,
): PackDraft['files'] {
  const failing = [...new Set(findings.filter(({ state }) => state === 'fail').map(({ rule }) => rule))];
  const known = new Set(pack.rules.map(({ id }) => id));
  const told = failing.filter((id) => known.has(id));
  return {
    'sample.juesuan': saveProject(pack, document),
    'tests/sample.yaml': [
      '# 表样包自带的测试，pack check 逐条执行。写法见 docs/PACKS.md',
      `- 名称: 样本的各表${told.length === 0 ? '全部相符' : '除所列公式外全部相符（请核对是样本有错还是公式有错）'}`,
      '  开始: 示例',
      `  不通过: [${told.map((id) => JSON.stringify(id)).join(', ')}]`,
      '',
    ].join('\n'),
    'todo.txt': [
      '由样本起草的表样包，还要做的（做完一项删去一行）：',
      ...(waiting > 0 ? [`- rules.txt 里有 ${waiting} 条待定的公式，去掉“# ”采用，或删去`] : []),
      ...questions.map((question) => `- ${question}`),
      '- tests 里再写几条测试：填错一处，哪条公式应当不通过',
      '- 用 juesuan pack check 检查，直到没有发现错误',
      '',
    ].join('\n'),
  };
}
