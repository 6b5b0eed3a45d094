import { type Amount, isNumber } from '../amount/amount';
import { decimalText, roundedAmount } from '../amount/format-amount';
import { holds, type Relation } from '../amount/rounding';
import type { AddressText } from '../document/address';
import type { ProjectDocument } from '../document/document';
import type { Calculation } from '../engine/calculation';
import type { CellNumber } from '../engine/cell-numbers';
import { describeCell } from '../engine/describe';
import { type Identity, isLinear } from '../engine/identity';
import { judge } from '../engine/judge';
import type { Side } from '../engine/side';
import { numberedCell } from '../engine/structure';
import { present } from '../kit/assert';
import { type CellSteps, STEP } from './wanyuan-steps';

/** An identity that holds exactly and not in the printed amounts. Texts are in 万元. */
export type RoundingDifference = {
  readonly rule: string;
  readonly relation: Relation;
  /** Left side first. */
  readonly cells: readonly AddressText[];
  /** What the printed cells of the right side add up to. */
  readonly sum: string;
  /** What the left side prints. */
  readonly total: string;
  /** total − sum. */
  readonly difference: string;
  readonly message: string;
};

/** A cell that prints the step on the other side of its exact amount. */
export type RoundingAdjustment = {
  readonly cell: AddressText;
  /** In 元. */
  readonly exact: string;
  /** In 万元. */
  readonly printed: string;
  readonly message: string;
};

/** Identities among the cells of one workbook that the printed amounts do not keep; `steps` by cell number. */
export function findRoundingDifferences(
  { program, shown }: Calculation,
  identities: readonly Identity[],
  document: ProjectDocument,
  steps: CellSteps,
): readonly RoundingDifference[] {
  const isPrinted = (cell: CellNumber): boolean => steps[cell] !== undefined;
  const isLeftOut = (cell: CellNumber): boolean => !isPrinted(cell) && isNumber(shown[cell] ?? null);
  return identities.flatMap((identity): RoundingDifference[] => {
    if (!isLinear(identity)) return [];
    const { left, right } = identity;
    if (!left.cells.some(isPrinted) && !right.cells.some(isPrinted)) return [];
    if (left.cells.some(isLeftOut) || right.cells.some(isLeftOut)) return [];
    const total = printedSum(left, steps);
    const sum = printedSum(right, steps);
    // Most are kept, and what is kept need not be judged.
    if (keeps(identity, total - sum)) return [];
    const { state } = judge(identity, shown, document);
    if (state !== 'pass' && state !== 'rounding') return [];
    const cells = [...left.cells, ...right.cells];
    const names = cells.map((cell) => numberedCell(program.structure, cell).text);
    const [first] = identity.left.cells;
    const place = first === undefined ? undefined : program.structure.cells.get(first);
    const where = place ? describeCell(place, program.structure) : '';
    const [totalText, sumText, differenceText] = [wanyuan(total), wanyuan(sum), wanyuan(total - sum)];
    return [
      {
        rule: identity.rule.id,
        relation: identity.relation,
        cells: names,
        sum: sumText,
        total: totalText,
        difference: differenceText,
        message: `${identity.rule.meaning}：${where}（${present(names[0], 'an identity has a left side')}）${identity.left.cells.length > 1 ? '等各格之和' : ''}打印为 ${totalText} 万元，按打印的各数计算为 ${sumText} 万元，相差 ${differenceText} 万元，是换算成万元的尾数误差`,
      },
    ];
  });
}

/** Cells whose printed amount is not the nearest one, in the order of the tables. */
export function findAdjustments(
  { program, shown }: Calculation,
  nearest: CellSteps,
  steps: CellSteps,
): readonly RoundingAdjustment[] {
  const adjusted: RoundingAdjustment[] = [];
  for (const cell of program.structure.cells) {
    const printed = steps[cell.number];
    const rounded = nearest[cell.number];
    const value = shown[cell.number] ?? null;
    if (printed === undefined || rounded === undefined || rounded === printed || !isNumber(value)) continue;
    const exact = decimalText(value, 2);
    const text = wanyuan(printed * STEP);
    adjusted.push({
      cell: cell.text,
      exact,
      printed: text,
      message: `${describeCell(cell, program.structure)}（${cell.text}）为 ${exact} 元，四舍五入是 ${wanyuan(rounded * STEP)} 万元，为使各数相加等于合计，打印为 ${text} 万元`,
    });
  }
  return adjusted;
}

function printedSum({ cells, signs, constant }: Side, steps: CellSteps): Amount {
  let sum = 0n;
  for (let at = 0; at < cells.length; at += 1) {
    const printed = steps[cells[at] ?? 0];
    if (printed !== undefined) sum += (signs[at] ?? 1) > 0 ? printed : -printed;
  }
  return constant + sum * STEP;
}

function keeps({ relation }: Identity, difference: Amount): boolean {
  return holds(difference, relation);
}

function wanyuan(amount: Amount): string {
  return roundedAmount(amount, 'wanyuan');
}
