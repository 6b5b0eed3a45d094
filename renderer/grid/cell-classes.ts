import type { CellClassParams } from 'ag-grid-community';
import { isNumber } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import type { LayoutCell } from '#shared/layout/layout';
import { type Comparison, isNotable } from '#shared/session/comparison';
import type { CellView } from '#shared/session/session';
import { holdsWords } from './cell-text';
import type { GridRow } from './grid-row';

/** What colours a cell besides its own content. */
export type CellMarks = {
  readonly failing: ReadonlyMap<AddressText, 'error' | 'warning'>;
  readonly highlighted: ReadonlySet<AddressText>;
  /** 批注 by cell. */
  readonly notes: ReadonlyMap<AddressText, string>;
};

/** Class names that hold as long as the row does: what is printed there and how. */
export function printedClasses(cell: LayoutCell | undefined): string[] {
  if (!cell) return [];
  const { content } = cell;
  const classes = [`is-${content.kind}`];
  if (cell.bold) classes.push('is-bold');
  if (holdsWords(cell)) classes.push('is-words');
  if (content.kind === 'text' || content.kind === 'cell') classes.push(`align-${content.align}`);
  if (content.kind === 'name') classes.push(`level-${content.level}`);
  return classes;
}

const CHANGING = [
  'kind-input',
  'kind-derived',
  'kind-override',
  'kind-not-applicable',
  'is-negative',
  'fails-error',
  'fails-warning',
  'is-lit',
  'has-note',
  'is-notable',
  'is-same-above',
  'is-same-below',
] as const;
type Changing = (typeof CHANGING)[number];

type ClassParams = CellClassParams<GridRow>;

/** Whether a cell is drawn as one with that above or below it, of which it says the same. */
export type Joined = { readonly above: boolean; readonly below: boolean };

/** The classes of a cell's value: its kind, its sign, whether an identity it stands in fails or is looked at. */
export function valueClasses(
  view: CellView | undefined,
  marks: CellMarks,
  joined: Joined,
): ReadonlySet<Changing> {
  const classes = new Set<Changing>();
  if (!view) return classes;
  classes.add(`kind-${view.kind}`);
  if (isNumber(view.value) && view.value < 0n) classes.add('is-negative');
  const failing = marks.failing.get(view.address);
  if (failing) classes.add(`fails-${failing}`);
  if (marks.highlighted.has(view.address)) classes.add('is-lit');
  if (marks.notes.has(view.address)) classes.add('has-note');
  if (joined.above) classes.add('is-same-above');
  if (joined.below) classes.add('is-same-below');
  return classes;
}

/** The classes of a cell that compares with last year: whether the change is past the threshold, and its sign. */
export function comparedClasses(
  comparison: Comparison | undefined,
  threshold: number,
): ReadonlySet<Changing> {
  const classes = new Set<Changing>();
  if (!comparison) return classes;
  if (isNotable(comparison, threshold)) classes.add('is-notable');
  if (comparison.difference < 0n) classes.add('is-negative');
  return classes;
}

/**
 * The changing classes as rules: the grid takes a class away again only when a rule gave it. It asks the rules of a
 * cell one by one with the same parameters, so each cell is judged once.
 */
export function classRules(
  judge: (params: ClassParams) => ReadonlySet<Changing>,
): Record<Changing, (params: ClassParams) => boolean> {
  const judged = new WeakMap<ClassParams, ReadonlySet<Changing>>();
  const classesOf = (params: ClassParams) => {
    const known = judged.get(params) ?? judge(params);
    judged.set(params, known);
    return known;
  };
  const rules = CHANGING.map((name) => [name, (params: ClassParams) => classesOf(params).has(name)]);
  return Object.fromEntries(rules) as Record<Changing, (params: ClassParams) => boolean>;
}
