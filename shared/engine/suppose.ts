import type { CellValue } from '../amount/amount';
import type { ProjectDocument } from '../document/document';
import { present } from '../kit/assert';
import type { CellNumber } from './cell-numbers';
import { identityKey } from './findings';
import type { Identity } from './identity';
import { type Judgement, judge } from './judge';
import type { Program } from './program';
import { entryOf } from './structure';
import { evaluateChanged, type Values } from './values';

/** A cell as it might have been: an input cell's entry, or a derived cell's override. `null`: nothing entered. */
export type SupposedCell = { readonly cell: CellNumber; readonly value: CellValue };

/** What would be otherwise if some cells held other values. */
export type Supposition = {
  /** Cells that would show something else, by number, with what they would show. */
  readonly cells: ReadonlyMap<CellNumber, CellValue>;
  /** The identities that read any of them, conditions included, as they stand and as they would. */
  readonly identities: readonly SupposedIdentity[];
};

export type SupposedIdentity = {
  readonly identity: Identity;
  /** The key of its finding. */
  readonly key: string;
  readonly before: Judgement;
  readonly after: Judgement;
};

/**
 * Tries values on: evaluates what they reach, judges the identities that read it, and puts everything back. Costs
 * what the edits reach. Last year's cells may be supposed as well.
 */
export function suppose(
  program: Program,
  document: ProjectDocument,
  values: Values,
  edits: readonly SupposedCell[],
): Supposition {
  const supposed = new Map(edits.map(({ cell, value }) => [cell, value === null ? undefined : { value }]));
  const kept = new Map<CellNumber, { readonly shown: CellValue; readonly computed: CellValue | undefined }>();
  const keep = (cell: CellNumber): void => {
    if (!kept.has(cell))
      kept.set(cell, { shown: values.shown[cell] ?? null, computed: values.computed[cell] });
  };
  evaluateChanged(
    program,
    document,
    values,
    supposed.keys(),
    (cell) => (supposed.has(cell.number) ? supposed.get(cell.number) : entryOf(cell, document)),
    keep,
  );
  const cells = new Map(
    [...kept].flatMap(([cell, { shown }]): [number, CellValue][] => {
      const now = values.shown[cell] ?? null;
      return now === shown ? [] : [[cell, now]];
    }),
  );
  const reading = program.readersInOrder(cells.keys());
  const after = reading.map((identity) => judge(identity, values.shown, document, values.sums));
  for (const [cell, { shown, computed }] of kept) {
    values.set(cell, shown);
    values.computed[cell] = computed;
  }
  return {
    cells,
    identities: reading.map((identity, at) => ({
      identity,
      key: identityKey(identity, program.structure),
      before: judge(identity, values.shown, document, values.sums),
      after: present(after[at], 'one judgement an identity'),
    })),
  };
}
