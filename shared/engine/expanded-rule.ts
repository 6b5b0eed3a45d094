import { isSameList } from '../kit/lists';
import { oncePer } from '../kit/once-per';
import type { Identity } from './identity';

/** A line's identities as they are kept: nearly all have one, which is kept alone. */
type KeptInstance = Identity | readonly Identity[];

/** What a rule was expanded to: its identities by the line at which they stand. */
export class ExpandedRule {
  /** The lines when it was expanded, in order, and what stands at each of them. */
  private readonly lines: readonly string[];
  private readonly identities: readonly (KeptInstance | undefined)[];
  /** What is otherwise since; an empty list: there are none any more. */
  private readonly changed: Map<string, readonly Identity[]>;

  constructor(
    lines: readonly string[],
    identities: readonly (KeptInstance | undefined)[],
    changed = new Map<string, readonly Identity[]>(),
  ) {
    this.lines = lines;
    this.identities = identities;
    this.changed = changed;
  }

  static nothing(): ExpandedRule {
    return new ExpandedRule([], []);
  }

  static kept(identities: readonly Identity[]): KeptInstance | undefined {
    return identities.length > 1 ? identities : identities[0];
  }

  /** The same, to be changed apart. */
  copy(): ExpandedRule {
    return new ExpandedRule(this.lines, this.identities, new Map(this.changed));
  }

  at(line: string): readonly Identity[] {
    const changed = this.changed.get(line);
    if (changed) return changed;
    const kept = this.identities[placesOf(this.lines).get(line) ?? -1];
    return kept === undefined ? [] : listOf(kept);
  }

  /** The lines that have or had identities. */
  *knownLines(): IterableIterator<string> {
    for (const [at, line] of this.lines.entries()) if (this.identities[at] !== undefined) yield line;
    yield* this.changed.keys();
  }

  /** All that it was expanded to, in order. */
  all(): Identity[] {
    const found: Identity[] = [];
    for (const kept of this.identities) {
      if (kept === undefined) continue;
      if (isList(kept)) for (const identity of kept) found.push(identity);
      else found.push(kept);
    }
    return found;
  }

  /** What stands at the lines, which are those that the rule has now. */
  inOrder(lines: readonly string[]): Identity[] {
    return this.changed.size === 0 && (lines === this.lines || isSameList(lines, this.lines))
      ? this.all()
      : lines.flatMap((line) => this.at(line));
  }

  set(line: string, identities: readonly Identity[]): void {
    this.changed.set(line, identities);
  }
}

/** Where each line stands in a list of them; rules over the same lines of a table have one list. */
const placesOf = oncePer(
  (lines: readonly string[]): ReadonlyMap<string, number> => new Map(lines.map((line, at) => [line, at])),
);

function isList(kept: KeptInstance): kept is readonly Identity[] {
  return Array.isArray(kept);
}

function listOf(kept: KeptInstance): readonly Identity[] {
  return isList(kept) ? kept : [kept];
}
