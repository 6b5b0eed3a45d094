import { sameValue } from '#shared/amount/amount';
import type { Cause } from '#shared/diagnose/cause';
import { toAddress } from '#shared/document/address';
import type { Step } from '#shared/document/command';
import { insertMissingLine } from '#shared/session/missing-lines';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';

/** Only a reason names the value; a value that merely would do is for the clerk to find. */
export function canMend({ reason }: Cause): boolean {
  // Amounts typed in 万元 for 元 lack what stood behind their decimals.
  if (reason.kind === 'whole-table') return reason.power > 0;
  return reason.kind !== 'none' && (reason.kind !== 'missing' || reason.like !== undefined);
}

/** Writes what the cause says the cells should hold, or puts in the line that is missing, as one undo step; a total that its formula gives is derived again. */
export function mend(cause: Cause): void {
  const session = openSession();
  const { changes, reason } = cause;
  if (reason.kind === 'missing-line') {
    runCommand({ kind: 'together', steps: insertMissingLine(session, cause) });
    return;
  }
  const steps = changes.flatMap(({ cell, should }): Step[] => {
    const address = toAddress(cell);
    const view = session.cell(address);
    if (!view) return [];
    if (view.kind === 'input') return [{ kind: 'set-cells', cells: [{ address, value: should }] }];
    return sameValue(view.computed ?? null, should)
      ? [{ kind: 'restore-formula', addresses: [address] }]
      : [{ kind: 'override-cell', address, value: should }];
  });
  runCommand({ kind: 'together', steps });
}
