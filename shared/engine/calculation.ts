import type { CellValue } from '../amount/amount';
import type { Pack } from '../pack/pack';
import type { EngineModel } from './engine';
import { compile, type Program } from './program';
import { buildStructure, orderedCells } from './structure';

/** How a project's cells hang together, with what each of them shows: for what reads many cells at once. */
export type Calculation = {
  readonly program: Program;
  /** By cell number, exact. */
  readonly shown: readonly CellValue[];
};

/**
 * A snapshot: what is changed later does not reach it. Cells are numbered as they are printed, whatever lines came and
 * went before, so that what goes by their numbers comes to the same for the same project.
 */
export function calculationOf(
  pack: Pack,
  { program, shown, document }: Pick<EngineModel, 'program' | 'shown' | 'document'>,
): Calculation {
  if (program.isAsCompiled)
    return { program: program.over(buildStructure(pack, document)), shown: shown.slice() };
  const anew = compile(pack, document);
  if (!anew.ok) throw new Error(`An open project does not compile: ${anew.problem.kind}`);
  const printed: CellValue[] = [];
  const before = orderedCells(program.structure);
  for (const [at, { number }] of orderedCells(anew.value.structure).entries())
    printed[number] = shown[before[at]?.number ?? -1] ?? null;
  return { program: anew.value, shown: printed };
}
