import type { ProjectDocument } from '#shared/document/document';
import { PRIOR_BOOK } from '#shared/pack/book';
import type { Pack } from '#shared/pack/pack';
import { priorFrom } from '#shared/session/prior-from';
import { makeDepartment, type Unit } from './department';
import { drawFor } from './draw';
import { type InjectedError, injectError } from './inject-error';
import { type PrintedUnit, printUnit, projectOfPrinted } from './printed-unit';
import { unitDocument } from './unit-document';

export type MadeUnit = {
  readonly unit: Unit;
  /** Department and unit, without an ending: `00012/00012003 第12局第3单位`. */
  readonly path: string;
  readonly thisYear: PrintedUnit;
  readonly lastYear: PrintedUnit;
  readonly error?: InjectedError;
};

export type World = {
  readonly units: number;
  readonly seed: number;
  /** One unit of so many has a mistake in it; 0: none. */
  readonly errorEvery: number;
};

/** The units of a world, one after the other: departments whole, but the last. */
export function* makeUnits(pack: Pack, { units, seed, errorEvery }: World): Generator<MadeUnit> {
  let made = 0;
  for (let number = 1; made < units; number += 1) {
    for (const unit of makeDepartment(pack, seed, number)) {
      if (made === units) return;
      made += 1;
      yield makeUnit(pack, unit, seed, errorEvery);
    }
  }
}

function makeUnit(pack: Pack, unit: Unit, seed: number, errorEvery: number): MadeUnit {
  const right = printUnit(pack, unitDocument(pack, unit, 'thisYear', pack.year));
  const lastYear = printUnit(pack, unitDocument(pack, unit, 'lastYear', pack.year - 1));
  const draw = drawFor(seed, 'error', unit.code);
  const wrong = errorEvery > 0 && draw.once(errorEvery) ? injectError(right, draw) : undefined;
  const number = unit.code.slice(0, 5);
  return {
    unit,
    path: `${number}/${unit.code} ${unit.name}`,
    thisYear: wrong ? { ...right, values: wrong.values } : right,
    lastYear,
    ...(wrong ? { error: wrong.error } : {}),
  };
}

/** The same as a project, with last year as its 上年. */
export function projectOf({ thisYear, lastYear, path }: MadeUnit): ProjectDocument {
  const { session, values } = thisYear;
  const document = projectOfPrinted(session.pack, session.document(), values);
  return { ...document, books: new Map([[PRIOR_BOOK, priorFrom(lastYear.session, `${path}.xlsx`)]]) };
}
