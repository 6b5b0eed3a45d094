import type { Refusal, Step } from '../document/command';
import type { Book, ProjectDocument } from '../document/document';
import { append } from '../kit/lists';
import { ok, type Result } from '../kit/result';
import { MEMBER_BOOK, PRIOR_BOOK } from '../pack/book';
import type { BookId } from '../rule/rule';
import { forkSession } from '../session/fork-session';
import type { Session } from '../session/session';
import { changesBetween, type FollowedUnit, followUnit } from './follow-unit';

/** A unit of a sum that says something else than when it was summed, and in how many cells. */
export type ChangedUnit = {
  readonly book: BookId;
  readonly organisation: string;
  readonly file: string;
  readonly before: Book;
  readonly after: Book;
  readonly cells: number;
};

/** What became of the units of a sum since they were summed. */
export type UnitNews = {
  readonly changed: readonly ChangedUnit[];
  /** How many say what they said. */
  readonly same: number;
  /** Units by their names that the sum has not, and that are no more among those read: both need a sum anew. */
  readonly come: readonly string[];
  readonly gone: readonly string[];
  /** Last year's sum would be another, too; a unit that is followed leaves it as it is. */
  readonly priorDiffers: boolean;
};

/** A unit is the same one under the same file, or else under a name that no other unit has. */
export function unitNews(sum: ProjectDocument, fresh: ProjectDocument): UnitNews {
  const [held, read] = [membersOf(sum), membersOf(fresh)];
  const files = new Map(read.map((member) => [member.file, member]));
  const names = uniqueNames(read);
  const heldNames = uniqueNames(held);
  const changed: ChangedUnit[] = [];
  const gone: string[] = [];
  const met = new Set<Held>();
  let same = 0;
  for (const member of held) {
    const { organisation, file, book, tables } = member;
    const now = files.get(file) ?? (heldNames.has(organisation) ? names.get(organisation) : undefined);
    if (!now) {
      gone.push(organisation || file);
      continue;
    }
    met.add(now);
    const cells = changesBetween(tables, now.tables).length;
    if (cells === 0) same += 1;
    else changed.push({ book, organisation, file: now.file, before: tables, after: now.tables, cells });
  }
  const come = read
    .filter((member) => !met.has(member))
    .map(({ organisation, file }) => organisation || file);
  return {
    changed,
    same,
    come,
    gone,
    priorDiffers: differ(sum.books.get(PRIOR_BOOK), fresh.books.get(PRIOR_BOOK)),
  };
}

/** A sum after its units were followed: what only summing anew settles. */
export type RenewedSum = Pick<FollowedUnit, 'unsettled' | 'transfers'>;

/** Lets a sum follow all units that changed, as one step that is undone as one. What was typed, explained and written in it stays. */
export function renewSum(sum: Session, changed: readonly ChangedUnit[]): Result<RenewedSum, Refusal> {
  const trial = forkSession(sum);
  const steps: Step[] = [];
  const unsettled = new Set<FollowedUnit['unsettled'][number]>();
  let transfers = false;
  for (const { book, before, after } of changed) {
    const followed = followUnit(trial, before, after, book);
    if (!followed.ok) return followed;
    append(steps, followed.value.steps);
    for (const cell of followed.value.unsettled) unsettled.add(cell);
    transfers ||= followed.value.transfers;
  }
  const done = sum.run({ kind: 'together', steps });
  return done.ok ? ok({ unsettled: [...unsettled], transfers }) : done;
}

type Held = {
  readonly book: BookId;
  readonly file: string;
  readonly organisation: string;
  readonly tables: Book;
};

function membersOf({ books }: ProjectDocument): readonly Held[] {
  return [...books].flatMap(([book, content]) =>
    content.kind === MEMBER_BOOK
      ? [{ book, file: content.source, organisation: content.facts.organisation, tables: content }]
      : [],
  );
}

function uniqueNames(members: readonly Held[]): ReadonlyMap<string, Held> {
  const byName = new Map<string, Held | null>();
  for (const member of members) {
    const { organisation } = member;
    if (organisation !== '') byName.set(organisation, byName.has(organisation) ? null : member);
  }
  return new Map([...byName].flatMap(([name, member]) => (member ? [[name, member] as const] : [])));
}

function differ(one: Book | undefined, other: Book | undefined): boolean {
  if (!one || !other) return one !== other;
  return changesBetween(one, other).length > 0;
}
