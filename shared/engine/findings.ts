import type { CellValue, Scale } from '../amount/amount';
import { type AddressText, parseAddress } from '../document/address';
import { type ImportIssue, type ProjectDocument, tablesIn } from '../document/document';
import { AMOUNT, type ValueType } from '../kind/kinds';
import { plainText, sentenceText } from '../kind/value-text';
import type { Pack } from '../pack/pack';
import type { Rule } from '../rule/rule';
import { describeCell, tableName } from './describe';
import type { Finding, FindingState, FindingSummary } from './finding';
import type { Identity } from './identity';
import { type Judgement, judge, unmetCondition } from './judge';
import { missingInput } from './missing-input';
import type { PredicateProblem } from './predicate';
import { PREDICATES } from './predicates';
import type { Program } from './program';
import { predicateCondition } from './resolve-references';
import type { Structure, TableCells } from './structure';

/** One finding for one identity. The key survives edits, so that an explanation stays with it. */
export function identityFinding(
  identity: Identity,
  program: Program,
  shown: readonly CellValue[],
  document: ProjectDocument,
): Finding {
  const { structure } = program;
  const { rule } = identity;
  const judgement = judge(identity, shown, structure, document);
  const cells = [...identity.left.cells, ...identity.right.cells].map(
    (cell) => structure.cells[cell]?.text ?? '',
  );
  const type = structure.cells[identity.left.cells[0] ?? identity.right.cells[0] ?? -1]?.type ?? AMOUNT;
  const text = (value: bigint | null): string | null => (value === null ? null : plainText(value, type));
  const { actual, expected, state } = judgement;
  return {
    key: identityKey(identity, structure),
    rule: rule.id,
    state,
    severity: rule.severity,
    message: identityMessage(identity, structure, judgement, type, scaleOf(cells, document)),
    cells,
    actual: text(actual),
    expected: text(expected),
    difference: actual === null || expected === null ? null : text(actual - expected),
    type,
  };
}

/** Rule and left cells: an explanation stays with its finding whatever happens on the right side. */
export function identityKey({ rule, left, lacking }: Identity, structure: Structure): string {
  const place = lacking?.address ?? left.cells.map((cell) => structure.cells[cell]?.text ?? '').join('+');
  return `${rule.id}|${place}`;
}

/** What is said on screen and in print: amounts with thousands separators, unlike the fields beside it. */
function identityMessage(
  identity: Identity,
  structure: Structure,
  { state, actual, expected, reason }: Judgement,
  type: ValueType,
  scale: Scale,
): string {
  const { rule } = identity;
  switch (state) {
    case 'pass':
      return rule.meaning;
    case 'not-run':
      return `${rule.meaning}（未执行：${reason}）`;
    case 'not-applicable':
      return `${rule.meaning}（不适用：${reason}）`;
    case 'rounding':
      return `${rule.meaning}：差额在金额单位换算的尾差范围内，无须改正`;
    case 'fail': {
      const words = (value: bigint | null): string => sentenceText(value ?? 0n, type, scale);
      const bound = identity.relation === '=' ? '应为' : identity.relation === '<=' ? '应不大于' : '应不小于';
      const left = leftInWords(identity, structure, words(actual));
      return `${rule.meaning}：${left}，按公式${bound} ${words(expected)}，请核对这些单元格`;
    }
  }
}

/** The scale in which the table of the first cell is written, and so the finding's sentence. */
export function scaleOf([first]: readonly AddressText[], document: ProjectDocument): Scale {
  const address = first === undefined ? undefined : parseAddress(first);
  return (address && tablesIn(document, address.book)?.get(address.table)?.scale) ?? 'yuan';
}

/** What the left side is and what it comes to. */
function leftInWords({ left, lacking }: Identity, structure: Structure, amount: string): string {
  if (lacking) return `${lacking.tableName}没有科目 ${lacking.line}，按 ${amount}计`;
  const cell = structure.cells[left.cells[0] ?? -1];
  const place = cell ? `${describeCell(cell, structure)}（${cell.text}）` : '';
  return `${place}${left.cells.length > 1 ? '等各格之和' : ''}为 ${amount}`;
}

/** The findings of a predicate rule over the named tables: one for each problem, or one that says it holds. */
export function predicateFindings(
  rule: Rule,
  names: readonly string[],
  pack: Pack,
  program: Program,
  shown: readonly CellValue[],
  document: ProjectDocument,
): readonly Finding[] {
  if (rule.statement.kind !== 'predicate') throw new Error(`${rule.id} is no predicate`);
  const { call } = rule.statement;
  const predicate = PREDICATES[call.name];
  if (!predicate) throw new Error(`Predicate ${call.name} passed the pack's check but does not exist`);
  const tables = names.flatMap((name) => program.structure.tables.get(name) ?? []);
  const references = call.arguments.flatMap((given) => (given.kind === 'reference' ? [given.reference] : []));
  const present = tables.filter((cells) => !cells.content.absent);
  const reason =
    predicate.tables > 1 || predicate.references || present.length === 0
      ? (missingTable(tables, pack) ?? missingInput(references, program.structure))
      : undefined;
  const condition = predicateCondition(rule, program.structure);
  // One table of several is named, so that the ledger says which one held.
  const about =
    predicate.looksAt === 'each-table'
      ? `${rule.meaning}（${names.map((name) => tableName(pack, name)).join('、')}）`
      : rule.meaning;
  if (reason !== undefined) {
    return [predicateFinding(rule, 'not-run', { message: `${about}（未执行：${reason}）`, cells: [] })];
  }
  const lacked = missingInput(condition?.references ?? [], program.structure);
  const unmet =
    lacked === undefined
      ? unmetCondition(condition, shown, document)
      : ({ state: 'not-run', reason: lacked } as const);
  if (unmet) {
    const words = unmet.state === 'not-run' ? '未执行' : '不适用';
    return [
      predicateFinding(rule, unmet.state, { message: `${about}（${words}：${unmet.reason}）`, cells: [] }),
    ];
  }
  const { looked, problems } = predicate.check({
    pack,
    document,
    structure: program.structure,
    shown,
    tables: present,
    references,
  });
  if (problems.length > 0) return problems.map((problem) => predicateFinding(rule, 'fail', problem));
  if (document.issues.some((issue) => issue.rule === rule.id)) return [];
  if (looked === 0) {
    return [
      predicateFinding(rule, 'not-applicable', {
        message: `${about}（不适用：没有可查的内容）`,
        cells: [],
      }),
    ];
  }
  return [predicateFinding(rule, 'pass', { message: about, cells: [] })];
}

function missingTable(tables: readonly TableCells[], pack: Pack): string | undefined {
  const missing = tables.find((cells) => cells.content.absent);
  return missing && `缺少${tableName(pack, missing.table.id)}`;
}

/** A rule that has no line to look at (no codes yet) still stands in the ledger. */
export function idleFinding(rule: Rule, missing: string | undefined): Finding {
  const message =
    missing === undefined
      ? `${rule.meaning}（不适用：没有可查的内容）`
      : `${rule.meaning}（未执行：${missing}）`;
  return predicateFinding(rule, missing === undefined ? 'not-applicable' : 'not-run', { message, cells: [] });
}

function predicateFinding(rule: Rule, state: FindingState, problem: PredicateProblem): Finding {
  const about = problem.about ?? problem.cells.slice(0, 2).join('+');
  return {
    key: `${rule.id}|${rule.text}|${about || problem.message}`,
    rule: rule.id,
    state,
    severity: rule.severity,
    message: problem.message,
    cells: problem.cells,
    expected: null,
    actual: null,
    difference: null,
  };
}

/** What an import left to be dealt with, as findings of the rules concerned. */
export function issueFinding(issue: ImportIssue): Finding {
  return {
    key: `${issue.rule}|${issue.id}`,
    rule: issue.rule,
    state: 'fail',
    severity: issue.severity,
    message: issue.message,
    cells: issue.cells,
    expected: null,
    actual: null,
    difference: null,
    issue: issue.id,
  };
}

export function summarize(findings: readonly Finding[]): FindingSummary {
  const counts: Record<FindingState, number> = {
    pass: 0,
    fail: 0,
    rounding: 0,
    'not-applicable': 0,
    'not-run': 0,
  };
  for (const { state } of findings) counts[state] += 1;
  const { pass, fail, rounding, 'not-applicable': notApplicable, 'not-run': notRun } = counts;
  return { pass, fail, rounding, notApplicable, notRun };
}
