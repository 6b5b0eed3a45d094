import { auditDocument } from '#shared/audit/audit-document';
import type { AuditFinding } from '#shared/audit/audit-finding';
import type { Session } from '#shared/session/session';
import { detection, type Undetectable } from './detectable';
import { writtenReport } from './finished-report';
import { type MadeDocument, madeDocument } from './made-document';
import { type Mutation, mutationsOf } from './mutate-document';
import { sampleWithPrior } from './sample-report';
import { shanghaiSession } from './shanghai-report';
import { xinzhouSession } from './xinzhou-report';

/** Documents that the program makes, of three packs. */
export const MADE: Readonly<Record<string, () => Session>> = {
  'shanxi-2022': xinzhouSession,
  'shanghai-2024': shanghaiSession,
  'sichuan-2024': () => sampleWithPrior('sichuan-2024'),
};

export type Trial = {
  readonly tried: number;
  readonly found: number;
  /** What could have been told and was not, in words. */
  readonly missed: readonly string[];
  /** How many no reader could tell, by why. */
  readonly undetectable: Readonly<Partial<Record<Undetectable, number>>>;
};

/** Changes one thing of the project's document at a time, audits it without the project, and tells what was found where. */
export function mutationTrial(session: Session, count: number, random: () => number): Trial {
  const made = madeDocument(writtenReport(session));
  const whyNot = detection(session, made);
  const mutations = mutationsOf(made.document, () => true, random).filter(({ was, is }) => was !== is);
  const chosen = mutations
    .map((mutation) => ({ mutation, at: random() }))
    .sort((one, other) => one.at - other.at)
    .slice(0, count);
  const missed: string[] = [];
  const undetectable: Partial<Record<Undetectable, number>> = {};
  let found = 0;
  for (const { mutation } of chosen) {
    const audited = auditDocument(session.pack, mutation.document);
    const told = audited.ok ? audited.value.findings.filter(({ state }) => state === 'fail') : [];
    if (told.some((finding) => isThere(finding, mutation, made))) {
      found += 1;
      continue;
    }
    const why = whyNot(mutation);
    if (why === undefined) missed.push(wordsOf(mutation, made));
    else undetectable[why] = (undetectable[why] ?? 0) + 1;
  }
  return { tried: chosen.length, found, missed, undetectable };
}

function isThere({ place, message }: AuditFinding, mutation: Mutation, { printed }: MadeDocument): boolean {
  const { block, cells = [], is } = mutation;
  return (
    place.block === block ||
    // Of two places that contradict each other nobody knows which is wrong: the one names the other.
    message.includes(`“${is}”`) ||
    cells.some((cell) => message.includes(printed.get(`${block}|${cell}`) ?? '?'))
  );
}

function wordsOf({ kind, was, is, block, from = 0, cells = [] }: Mutation, made: MadeDocument): string {
  const of = made.document.blocks[block];
  const around =
    of?.kind === 'paragraph'
      ? of.text.slice(Math.max(0, from - 40), from + 30)
      : cells.map((cell) => made.printed.get(`${block}|${cell}`)).join(' ');
  return `${kind} ${was} -> ${is}: ${around}`;
}
