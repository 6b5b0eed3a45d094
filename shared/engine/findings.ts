import { absolute, isText, type Scale, textOf } from '../amount/amount';
import { type AddressText, toAddress } from '../document/address';
import { type ImportIssue, type ProjectDocument, tablesIn } from '../document/document';
import type { ValueType } from '../kind/kinds';
import { plainText, sentenceText } from '../kind/value-text';
import { columnWords } from '../pack/column-words';
import { hasRows } from '../pack/row-keys';
import type { Rule } from '../rule/rule';
import type { Cell } from './cell-numbers';
import { describeCell } from './describe';
import { type Finding, type FindingState, STATE_NAMES } from './finding';
import { cellsReadAsWords } from './formula';
import type { Identity } from './identity';
import type { Judgement } from './judge';
import type { PredicateProblem } from './predicate';
import type { Program } from './program';
import type { Side } from './side';
import { entryOf, numberedCell, type Structure, tableOf } from './structure';

/**
 * One finding for one identity. The key survives edits, so that an explanation stays with it. `before`: what was said
 * of the same identity over other values.
 */
export function identityFinding(
  identity: Identity,
  program: Program,
  judgement: Judgement,
  document: ProjectDocument,
  before?: Finding,
): Finding {
  const { structure } = program;
  const { rule } = identity;
  const cells =
    before?.cells ??
    [...identity.left.cells, ...identity.right.cells].map((cell) => numberedCell(structure, cell).text);
  const { type } = identity;
  const text = (value: bigint | null): string | null => (value === null ? null : plainText(value, type));
  const { actual, expected, state } = judgement;
  return {
    key: before?.key ?? identityKey(identity, structure),
    rule: rule.id,
    state,
    severity: rule.severity,
    // Only what fails names amounts.
    message: identityMessage(
      identity,
      structure,
      judgement,
      type,
      state === 'fail' ? scaleOf(cells, document) : 'yuan',
      document,
    ),
    cells,
    actual: text(actual),
    expected: text(expected),
    difference: actual === null || expected === null ? null : text(actual - expected),
    reason: judgement.reason,
    type,
  };
}

/** Rule and left cells: an explanation stays with its finding whatever happens on the right side. */
export function identityKey({ rule, left, lacking }: Identity, structure: Structure): string {
  const place = lacking?.address ?? left.cells.map((cell) => numberedCell(structure, cell).text).join('+');
  return `${rule.id}|${place}`;
}

/**
 * What a finding says on screen and in print: amounts in the scale, with thousands separators, unlike the finding's
 * own fields.
 */
export function identityMessage(
  identity: Identity,
  structure: Structure,
  { state, actual, expected, reason }: Judgement,
  type: ValueType,
  scale: Scale,
  document: ProjectDocument,
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
      const left = leftInWords(identity, structure, words(actual));
      if (identity.derives !== undefined)
        return `${rule.meaning}：${left}，按公式应为 ${words(expected)}${readInWords(identity, structure, document)}，请核对这些单元格`;
      // Neither side is the right one: what was entered may be wrong on both.
      const right = sideInWords(identity.right, structure, words(expected));
      const apart = words(absolute((actual ?? 0n) - (expected ?? 0n)));
      return `${rule.meaning}：${left}，${right}，${APART[identity.relation]} ${apart}，请核对这些单元格`;
    }
  }
}

/** The words out of which a formula read its result: （调整后指标“≤165000元/年”，实际完成值“876184.17”）. */
function readInWords({ right }: Identity, structure: Structure, document: ProjectDocument): string {
  const read = right.formula ? [...new Set(cellsReadAsWords(right.formula.root))] : [];
  const said = read.flatMap((number) => {
    const cell = structure.cells.get(number);
    const value = cell ? entryOf(cell, document)?.value : undefined;
    const title = cell ? columnWords(cell.place.table, cell.line.key, cell.column).split('·').at(-1) : '';
    return value !== undefined && isText(value) ? [`${title}“${textOf(value)}”`] : [];
  });
  return said.length === 0 ? '' : `（${said.toReversed().join('，')}）`;
}

/** The scale in which the table of the first cell is written, and so the finding's sentence. */
export function scaleOf([first]: readonly AddressText[], document: ProjectDocument): Scale {
  const address = first === undefined ? undefined : toAddress(first);
  return (address && tablesIn(document, address.book)?.get(address.table)?.scale) ?? 'yuan';
}

/** How the left side fails against the right one. */
const APART: Readonly<Record<Identity['relation'], string>> = {
  '=': '相差',
  '<>': '相差',
  '<': '多出',
  '<=': '多出',
  '>': '少',
  '>=': '少',
};

/** What the left side is and what it comes to. */
function leftInWords({ left, lacking }: Identity, structure: Structure, amount: string): string {
  if (lacking) return `${lacking.tableName}没有科目 ${lacking.line}，按 ${amount}计`;
  return sideInWords(left, structure, amount);
}

function sideInWords({ cells, formula }: Side, structure: Structure, amount: string): string {
  const cell = structure.cells.get(cells[0] ?? -1);
  const place = cell ? placeOf(cell, structure) : '另一边';
  if (formula) return `由${place}${cells.length > 1 ? '等格' : ''}算得 ${amount}`;
  return `${place}${cells.length > 1 ? '等各格之和' : ''}为 ${amount}`;
}

/** The words around a cell and its address; a row with a running key, which nobody sees, is counted where it has no name. */
function placeOf(cell: Cell, structure: Structure): string {
  const words = describeCell(cell, structure);
  if (cell.line.fixed || !hasRows(cell.place.table)) return `${words}（${cell.text}）`;
  if (cell.line.label.trim() !== '') return words;
  const rows = tableOf(structure, cell)?.lines.filter(({ fixed }) => !fixed) ?? [];
  return `${words}（第 ${rows.findIndex(({ key }) => key === cell.line.key) + 1} 行）`;
}

/** A rule that has no line to look at (no codes yet) still stands in the ledger. */
export function idleFinding(rule: Rule, missing: string | undefined): Finding {
  return missing === undefined
    ? unjudged(rule, 'not-applicable', rule.meaning, NOTHING_TO_LOOK_AT)
    : unjudged(rule, 'not-run', rule.meaning, missing);
}

export const NOTHING_TO_LOOK_AT = '没有可查的内容';

/** A rule that did not run or does not apply, and why. */
export function unjudged(rule: Rule, state: FindingState, about: string, reason: string): Finding {
  const message = `${about}（${STATE_NAMES[state]}：${reason}）`;
  return { ...predicateFinding(rule, state, { message, cells: [] }), reason };
}

/** A finding of a rule that is no identity: of a named check, or of a rule that had nothing to look at. */
export function predicateFinding(rule: Rule, state: FindingState, problem: PredicateProblem): Finding {
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
    reason: '',
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
    reason: '',
    issue: issue.id,
  };
}
