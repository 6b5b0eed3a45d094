import type { Entry } from '../document/document';
import type { CellNumber } from '../engine/cell-numbers';
import type { EngineModel } from '../engine/engine';
import { entryOf, orderedCells } from '../engine/structure';
import { calculates } from '../kind/value-text';
import { present } from '../kit/assert';
import { oncePer } from '../kit/once-per';
import type { EquationNumber, Equations } from './equations';

/** By what whole number something moves when a cell's value rises by one. */
export type Effect<Moved extends CellNumber | EquationNumber> = ReadonlyMap<Moved, number>;

/**
 * How entered cells move everything else. Rules are sums, so a change of a cell by d moves every derived cell and
 * every difference of an equation by a known multiple of d: candidates are computed, never tried.
 */
export class Influence {
  /** Numbers of the entered cells: inputs of this year, and printed totals that stand against their formula. */
  readonly entered: ReadonlySet<CellNumber>;
  readonly hasOverrides: boolean;
  private readonly model: EngineModel;
  private readonly equations: Equations;
  private readonly stays: boolean;
  private readonly onCells = new Map<CellNumber, Effect<CellNumber>>();
  private readonly onEquations = new Map<CellNumber, Effect<EquationNumber>>();

  /** `stays`: printed totals kept as 尾差 stay as they are, as they do while their parts move by little. */
  constructor(model: EngineModel, equations: Equations, stays = false) {
    this.model = model;
    this.equations = equations;
    this.stays = stays;
    this.entered = new Set(
      orderedCells(model.program.structure).flatMap((cell) => {
        if (cell.address.book !== undefined || cell.notApplicable || !calculates(cell.type)) return [];
        return !model.derivation(cell.number) || this.isOverridden(cell.number) ? [cell.number] : [];
      }),
    );
    this.hasOverrides = [...this.entered].some((number) => model.derivation(number) !== undefined);
  }

  isOverridden(number: CellNumber): boolean {
    const entry = this.printed(number);
    return entry !== undefined && entry.rounded !== true;
  }

  /** Whether there are printed totals that are kept as 尾差. */
  hasRounded(): boolean {
    for (const { number } of this.model.program.structure.cells)
      if (this.printed(number)?.rounded === true) return true;
    return false;
  }

  /** Whether the total stands while its parts move. */
  private stands(number: CellNumber): boolean {
    return this.stays ? this.printed(number) !== undefined : this.isOverridden(number);
  }

  private printed(number: CellNumber): Entry | undefined {
    const { program, document } = this.model;
    if (!this.model.derivation(number)) return undefined;
    return entryOf(present(program.structure.cells.get(number), 'a cell of the program'), document);
  }

  /** What follows from the cell, itself first. */
  cells(number: CellNumber): Effect<CellNumber> {
    const known = this.onCells.get(number);
    if (known) return known;
    const effect = new Map<CellNumber, number>([[number, 1]]);
    for (const identity of this.model.program.readers.get(number)) {
      const { derives, right } = identity;
      if (derives === undefined || derives === number || this.stands(derives)) continue;
      if (this.model.derivation(derives) !== identity) continue;
      // What a formula makes of a change depends on its other cells: nothing is said of it.
      if (right.formula) continue;
      const share = coefficient(right, number);
      if (share === 0) continue;
      for (const [cell, times] of this.cells(derives)) add(effect, cell, share * times);
    }
    this.onCells.set(number, effect);
    return effect;
  }

  /** The equations whose difference the cell moves. */
  differences(number: CellNumber): Effect<EquationNumber> {
    const known = this.onEquations.get(number);
    if (known) return known;
    const effect = new Map<EquationNumber, number>();
    for (const [cell, times] of this.cells(number)) {
      for (const identity of this.model.program.readers.get(cell)) {
        const equation = this.equations.of.get(identity);
        if (!equation) continue;
        const { left, right } = equation.identity;
        add(effect, equation.number, times * (coefficient(left, cell) - coefficient(right, cell)));
      }
    }
    for (const [equation, times] of effect) if (times === 0) effect.delete(equation);
    this.onEquations.set(number, effect);
    return effect;
  }

  /** The entered cells from which the cell follows, itself when it is one. */
  sources(
    number: CellNumber,
    found: Set<CellNumber> = new Set(),
    seen: Set<CellNumber> = new Set(),
  ): Set<CellNumber> {
    if (seen.has(number)) return found;
    seen.add(number);
    if (this.entered.has(number)) found.add(number);
    else {
      const inputs = this.model.derivation(number)?.right.cells ?? [];
      for (const input of inputs) this.sources(input, found, seen);
    }
    return found;
  }
}

type Terms = { readonly cells: readonly CellNumber[]; readonly signs: readonly number[] };

/** How often the cell stands in the side, less how often it is taken off. */
function coefficient(side: Terms, cell: CellNumber): number {
  if (side.cells.length > FEW_TERMS) return coefficientsOf(side).get(cell) ?? 0;
  let sum = 0;
  for (const [at, other] of side.cells.entries()) if (other === cell) sum += side.signs[at] ?? 1;
  return sum;
}

/** Up to so many terms are looked through each time; a sum over thousands of lines is asked for each of them. */
const FEW_TERMS = 16;

const coefficientsOf = oncePer((side: Terms): ReadonlyMap<CellNumber, number> => {
  const sums = new Map<CellNumber, number>();
  for (const [at, cell] of side.cells.entries()) add(sums, cell, side.signs[at] ?? 1);
  return sums;
});

function add<Moved>(effect: Map<Moved, number>, key: Moved, times: number): void {
  effect.set(key, (effect.get(key) ?? 0) + times);
}
