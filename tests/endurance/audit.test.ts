import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import type { AuditFinding } from '#shared/audit/audit-finding';
import type { Session } from '#shared/session/session';
import { detection } from '../support/detectable';
import { writtenReport } from '../support/finished-report';
import { madeDocument } from '../support/made-document';
import { type Mutation, mutationsOf } from '../support/mutate-document';
import { sampleWithPrior } from '../support/sample-report';
import { shanghaiSession } from '../support/shanghai-report';
import { xinzhouSession } from '../support/xinzhou-report';
import { chance, SEED, SHARE } from './seeds';

const MADE: Readonly<Record<string, () => Session>> = {
  'shanxi-2022': xinzhouSession,
  'shanghai-2024': shanghaiSession,
  'sichuan-2024': () => sampleWithPrior('sichuan-2024'),
};

const TRIED = Math.ceil((2_000 / 3) * SHARE);

test.each(Object.entries(MADE))('%s', (id, make) => {
  const session = make();
  const { pack } = session;
  const made = madeDocument(writtenReport(session));
  const unchanged = auditDocument(pack, made.document);
  if (!unchanged.ok) throw new Error(unchanged.problem);
  expect(unchanged.value.findings.filter(({ state }) => state === 'fail')).toEqual([]);
  const undetectable = detection(session, made);
  let drawn = 0;
  const random = () => {
    drawn += 1;
    return chance(SEED, drawn);
  };
  const mutations = mutationsOf(made.document, () => true, random).filter(({ was, is }) => was !== is);
  const counts = new Map<string, number>();
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const missed: string[] = [];
  for (let tried = 0; tried < TRIED; tried += 1) {
    const mutation = mutations[Math.floor(random() * mutations.length)];
    if (!mutation) break;
    const audited = auditDocument(pack, mutation.document);
    const findings = audited.ok ? audited.value.findings.filter(({ state }) => state === 'fail') : [];
    const is = findings.some((each) => isThere(each, mutation, made.printed))
      ? 'found'
      : findings.length > 0
        ? 'elsewhere'
        : 'missed';
    const reason = undetectable(mutation);
    if (is !== 'found' && reason === undefined) {
      const block = made.document.blocks[mutation.block];
      const context =
        block?.kind === 'paragraph'
          ? block.text.slice(Math.max(0, (mutation.from ?? 0) - 45), (mutation.from ?? 0) + 25)
          : (mutation.cells ?? []).map((c) => made.printed.get(`${mutation.block}|${c}`)).join(' ');
      missed.push(
        `${is} ${mutation.kind} ${mutation.was} -> ${mutation.is} | ${context} | ${findings
          .slice(0, 2)
          .map((f) => `${f.rule} ${f.message.slice(0, 80)}`)
          .join(' // ')}`,
      );
    }
    count(`${mutation.kind}: ${reason ?? 'detectable'}: ${is}`);
  }
  console.log(id, mutations.length, Object.fromEntries([...counts].sort()));
  console.log(missed.join('\n'));
});

function isThere(
  { place, message }: AuditFinding,
  { block, cells }: Mutation,
  printed: ReadonlyMap<string, string>,
): boolean {
  return (
    place.block === block ||
    (cells ?? []).some((cell) => message.includes(printed.get(`${block}|${cell}`) ?? '?'))
  );
}
