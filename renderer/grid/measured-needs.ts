import type { Scale } from '#shared/amount/amount';
import { type AddressText, toAddress } from '#shared/document/address';
import { oncePer } from '#shared/kit/once-per';
import type { Steps } from '#shared/kit/steps';
import type { LayoutCell, TablePlane } from '#shared/layout/layout';
import type { Session, SessionChange } from '#shared/session/session';
import { addressOf } from './cell-text';
import { columnNeeds, DENSE_SIZE, USUAL_SIZE } from './column-needs';
import type { Needs } from './column-widths';
import { type LongestTexts, longestAmong, longestInSteps, longestTexts } from './longest-texts';
import { placeAt } from './place-at';

/** What the grid shows, and its name: of the table, its columns and the book they are of. */
export type Shown = { readonly plane: TablePlane; readonly shownAs: string };

/** Of a table and scale what was found when it was last shown. */
type Measured = {
  readonly rows: readonly string[];
  readonly longest: LongestTexts;
  readonly needs: Needs;
  /** Whether all rows were looked through. */
  readonly isWhole: boolean;
  /** Cells that may show something else since. */
  readonly changed: Set<AddressText>;
};

/**
 * What the columns of a table need to show everything in them. All cells are looked through once; later, when the table is
 * shown again, only those that changed meanwhile, unless the widest of a column is among them and became narrower.
 */
export function measuredNeeds(shown: Shown, session: Session, scale: Scale): Needs {
  const longest = knownLongest(shown, session, scale) ?? longestTexts(shown.plane, session, scale);
  return keep(shown, session, scale, { longest, isWhole: true }).needs;
}

/** `needs` as far as they are known; `rest` finds out what all rows need, which `measuredNeeds` answers from then on. */
export type Measuring = { readonly needs: Needs; readonly rest: Steps<void> | null };

/** Tables of so many rows are measured before they are drawn. */
const ROWS_AT_ONCE = 600;

/**
 * The same, begun: of a table of thousands of lines that is not known yet, the rows in sight (from the row `top` on) and
 * those where sums stand are measured at once.
 */
export function beginMeasuring(shown: Shown, session: Session, scale: Scale, top: number): Measuring {
  const { plane } = shown;
  const { body } = plane;
  if (body.length <= ROWS_AT_ONCE || knownLongest(shown, session, scale)) {
    return { needs: measuredNeeds(shown, session, scale), rest: null };
  }
  const rows = new Set([
    ...body.slice(0, 100),
    ...body.slice(Math.max(0, top - 50), top + 150),
    ...body.slice(-10),
  ]);
  const begun = keep(shown, session, scale, {
    longest: longestAmong(plane, rows, session, scale),
    isWhole: false,
  });
  return { needs: begun.needs, rest: measureRest(shown, session, scale, begun) };
}

function* measureRest(shown: Shown, session: Session, scale: Scale, begun: Measured): Steps<void> {
  const longest = yield* longestInSteps(shown.plane, shown.plane.body, session, scale);
  const measured = measuredIn(session);
  const name = nameOf(shown, scale);
  // What was told meanwhile, the next look takes in.
  if (measured.get(name) === begun) {
    measured.set(name, { ...begun, longest, needs: needsOf(shown.plane, longest), isWhole: true });
  }
}

function nameOf({ shownAs }: Shown, scale: Scale): string {
  return `${shownAs} ${scale}`;
}

function keep(
  { plane, shownAs }: Shown,
  session: Session,
  scale: Scale,
  { longest, isWhole }: Pick<Measured, 'longest' | 'isWhole'>,
): Measured {
  const measured = measuredIn(session);
  const name = nameOf({ plane, shownAs }, scale);
  const known = measured.get(name);
  const needs = known?.longest === longest ? known.needs : needsOf(plane, longest);
  const rows = plane.body.map(({ key }) => key);
  const kept = { rows, longest, needs, isWhole, changed: new Set<AddressText>() };
  measured.set(name, kept);
  return kept;
}

/** The longest of a table that was measured before; undefined: its cells must be looked through. */
function knownLongest(shown: Shown, session: Session, scale: Scale): LongestTexts | undefined {
  const known = measuredIn(session).get(nameOf(shown, scale));
  const { body } = shown.plane;
  const isSame =
    known?.isWhole &&
    known.rows.length === body.length &&
    known.rows.every((key, at) => key === body[at]?.key);
  return isSame ? longestNow(known, shown.plane, session, scale) : undefined;
}

/** The longest as they are now, by those that did not change and all that did; undefined: others may be the longest now. */
function longestNow(
  { longest, needs, changed }: Measured,
  plane: TablePlane,
  session: Session,
  scale: Scale,
): LongestTexts | undefined {
  if (changed.size === 0) return longest;
  const changes = longestAmong(plane, cellsAt(plane, changed), session, scale);
  const now = longest.map((texts, column) => [
    ...texts.filter(({ cell }) => !isOneOf(changed, addressOf(cell))),
    ...(changes[column] ?? []),
  ]);
  const then = needsOf(plane, now);
  // What did not change needs no more than what was needed before.
  const isAll = SIZES.every((size) => then[size].every((need, column) => need >= (needs[size][column] ?? 0)));
  return isAll ? now : undefined;
}

const SIZES = ['usual', 'dense'] as const;

function needsOf(plane: TablePlane, longest: LongestTexts): Needs {
  return {
    usual: columnNeeds(plane, longest, USUAL_SIZE),
    dense: columnNeeds(plane, longest, DENSE_SIZE),
  };
}

const measuredIn = oncePer((session: Session) => {
  const measured = new Map<string, Measured>();
  session.subscribe((change) => {
    for (const [name, known] of measured) {
      if (!tellsAll(change, known)) measured.delete(name);
      else for (const address of change.cells) known.changed.add(address);
    }
  });
  return measured;
});

/** Whether the change tells of every cell of the table that it reaches: not where other books stand in it or beside it. */
function tellsAll({ structure, diff }: SessionChange, { longest }: Measured): boolean {
  if (structure || diff.some((change) => change.kind !== 'entry' || change.book !== undefined)) return false;
  const addresses = longest
    .flat()
    .flatMap(({ cell: { content } }) => ('address' in content ? [content] : []));
  return (
    addresses.length > 0 &&
    addresses.every(({ kind, address }) => kind === 'cell' && toAddress(address).book === undefined)
  );
}

function isOneOf(changed: ReadonlySet<AddressText>, address: AddressText | null): boolean {
  return address !== null && changed.has(address);
}

/** The cells that show something else when the addresses do: their own, and those beside them that compare them. */
export function* cellsAt(
  plane: TablePlane,
  addresses: Iterable<AddressText>,
): Iterable<{ readonly cells: readonly LayoutCell[] }> {
  for (const address of addresses) {
    const place = placeAt(plane, address);
    if (!place) continue;
    const { row, column, beside } = place;
    yield { cells: row.cells.filter((cell) => cell.column === column || beside.includes(cell.column)) };
  }
}
