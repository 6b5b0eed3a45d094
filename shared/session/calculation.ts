import type { CellValue } from '../amount/amount';
import { compile, type Program } from '../engine/program';
import { orderedCells } from '../engine/structure';
import type { Session } from './session';

/** How a session's cells hang together, with what each of them shows: for what reads many cells at once. */
export type Calculation = {
  readonly program: Program;
  /** By cell number, exact. */
  readonly shown: readonly CellValue[];
};

/** A snapshot: a later edit of the session does not reach it. */
export function calculationOf(session: Session): Calculation {
  const program = compile(session.pack, session.document());
  if (!program.ok) throw new Error(`An open session does not compile: ${program.problem.kind}`);
  const shown: CellValue[] = [];
  for (const { number, address } of orderedCells(program.value.structure)) {
    shown[number] = session.cell(address)?.value ?? null;
  }
  return { program: program.value, shown };
}
