import { type CellValue, NOT_APPLICABLE } from '../amount/amount';
import { parseAddress } from '../document/address';
import { AMOUNT, type ValueType } from '../kind/kinds';
import { plainText } from '../kind/value-text';
import { type ListedCause, placeText, reasonText } from './cause-list';
import type { Session } from './session';

/**
 * A cause for programs that read it. `group`: causes of one group explain the same findings, and one of them is the mistake;
 * `equal`: as likely as the group's first.
 */
export type CauseReport = {
  /** `place`: the cell in words. */
  readonly cells: {
    readonly cell: string;
    readonly place: string;
    readonly value: string | null;
    readonly should: string | null;
  }[];
  readonly reason: string;
  readonly kind: string;
  readonly rules: string[];
  readonly group: number;
  readonly equal: boolean;
};

export function reportCause(session: Session, { cause, group, number }: ListedCause): CauseReport {
  const { changes, reason } = cause;
  return {
    cells: changes.map(({ cell, value, should }) => {
      const address = parseAddress(cell);
      const type = (address && session.cell(address)?.type) ?? AMOUNT;
      return {
        cell,
        place: placeText(session, cell),
        value: reportedValue(value, type),
        should: reportedValue(should, type),
      };
    }),
    reason: reasonText(session, reason),
    kind: reason.kind,
    rules: [...group.rules],
    group: number,
    equal: group.causes.indexOf(cause) < group.equallyGood,
  };
}

/** In files and `--json`: blank is null. */
export function reportedValue(value: CellValue, type: ValueType): string | null {
  return value === null || value === NOT_APPLICABLE ? value : plainText(value, type);
}
