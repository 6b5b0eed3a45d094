import { failed, ok, type Result } from '../kit/result';
import type { Block } from '../report/blocks';
import type { Session, SessionChange } from '../session/session';
import { composeReport, type ReportTemplates } from './compose-report';
import {
  type Changed,
  type FollowOptions,
  type LiveBlock,
  type PartStretches,
  stretchesOf,
} from './report-stretches';
import type { TemplateProblem } from './template-fault';

export type { LiveBlock } from './report-stretches';

/**
 * The published document of an open project, kept up to date: of what changed only the pieces of the templates that
 * read it are carried out again. Says what `composeReport` says of the whole; `append` names headings in full.
 */
export type LiveReport = {
  readonly note: (change: SessionChange) => void;
  readonly blocks: () => Result<readonly LiveBlock[], TemplateProblem>;
  /** How many pieces were carried out again when it was last brought up to date. */
  readonly carriedOut: () => number;
};

/** Begins to follow the document of a session; nothing is made before it is asked for. */
export function followReport(
  templates: ReportTemplates,
  session: Session,
  options: FollowOptions,
): LiveReport {
  let parts = stretchesOf(templates, session, options);
  let changed = unchanged(true);
  let carriedOut = 0;
  let known: ReturnType<LiveReport['blocks']> | undefined;
  const bringUpToDate = (): Result<void, TemplateProblem> => {
    carriedOut = 0;
    if (changed.everything) parts = withKnownBlocks(stretchesOf(templates, session, options), parts);
    for (const part of parts) {
      const names = new Map<string, unknown>();
      const moved = new Set<string>();
      for (const stretch of part.stretches) {
        if (!changed.everything && !stretch.concerns(changed, moved)) {
          for (const [name, value] of stretch.given) names.set(name, value);
          continue;
        }
        carriedOut += 1;
        const before = new Map(names);
        const made = stretch.make(names);
        if (!made.ok) return wholeProblem(templates, session, options, made.problem);
        stretch.given = new Map([...names].filter(([name, value]) => before.get(name) !== value));
        for (const name of stretch.given.keys()) moved.add(name);
        stretch.blocks = keepSame(made.value, stretch.blocks, {
          key: `${part.key}.${part.stretches.indexOf(stretch)}`,
          reads: stretch.reads,
        });
      }
    }
    changed = unchanged(false);
    return ok(undefined);
  };
  return {
    note: (change) => {
      changed.anything = true;
      changed.everything ||= change.structure || change.diff.some(({ kind }) => kind === 'facts');
      for (const cell of change.cells) changed.cells.add(cell);
      for (const each of change.diff) if (each.kind === 'text') changed.texts.add(each.key);
    },
    blocks: () => {
      if (known && !changed.anything) return known;
      const done = bringUpToDate();
      known = done.ok
        ? ok(parts.flatMap(({ stretches }) => stretches.flatMap(({ blocks }) => blocks)))
        : done;
      return known;
    },
    carriedOut: () => carriedOut,
  };
}

function unchanged(everything: boolean): Changed {
  return { everything, anything: everything, cells: new Set(), texts: new Set() };
}

/** Blocks that say the same as before stay the objects they were. */
function keepSame(
  made: readonly Block[],
  before: readonly LiveBlock[],
  { key, reads }: { readonly key: string; readonly reads: LiveBlock['reads'] },
): readonly LiveBlock[] {
  return made.map((block, at) => {
    const known = before[at];
    if (known && isSame(known.block, block)) return known;
    return { key: `${key}.${at}`, block, ...(reads ? { reads } : {}) };
  });
}

function isSame(one: Block, other: Block): boolean {
  // A table is made anew only when one of its cells changed, and not laid out to find that out.
  if (one.kind === 'table' || other.kind === 'table') return false;
  return fingerprint(one) === fingerprint(other);
}

function fingerprint(block: Block): string {
  return JSON.stringify(block, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

/** Parts made anew after lines came or went begin with the blocks they had. */
function withKnownBlocks(
  parts: readonly PartStretches[],
  before: readonly PartStretches[],
): readonly PartStretches[] {
  const known = new Map(before.map((part) => [part.key, part]));
  return parts.map((part) => ({
    key: part.key,
    stretches: part.stretches.map((stretch, at) => ({
      ...stretch,
      blocks: known.get(part.key)?.stretches[at]?.blocks ?? [],
    })),
  }));
}

/** A fault is told by its line in the whole template. */
function wholeProblem(
  templates: ReportTemplates,
  session: Session,
  options: FollowOptions,
  problem: TemplateProblem,
): Result<void, TemplateProblem> {
  const whole = composeReport(templates, session, options);
  return failed(whole.ok ? problem : whole.problem);
}
