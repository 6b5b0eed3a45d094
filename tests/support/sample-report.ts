import { isNumber } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { PRIOR_BOOK } from '#shared/pack/book';
import type { Pack } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import { openProject } from '#shared/project-file/open-project';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import { packSource, sessionOf } from './reference';

export function loadBuiltIn(id: string): Pack {
  const pack = loadPack(packSource(id));
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  return pack.value;
}

/** A pack's own sample, as it comes with the program. */
export function sampleOf(pack: Pack): Session {
  const sample = openProject(packSource(pack.id).files['sample.juesuan'] ?? '');
  if (!sample.ok) throw new Error(sample.problem.kind);
  const document = sample.value.withPack(pack);
  if (!document.ok) throw new Error(document.problem.kind);
  return sessionOf(pack, document.value);
}

/**
 * The sample with a last year made of it: every third amount a tenth smaller, every third a little larger, the rest the
 * same, so that changes up, down and none are met in whatever tables the pack has.
 */
export function sampleWithPrior(id: string): Session {
  const session = sampleOf(loadBuiltIn(id));
  const { prior } = priorFor(session, lastYearOf(session.pack), String(session.pack.year - 1));
  must(session.run({ kind: 'set-book', book: PRIOR_BOOK, content: prior }));
  return session;
}

/** The sample as the project of the year before. */
export function lastYearOf(pack: Pack): Session {
  const lastYear = sampleOf(pack);
  const cells = lastYear.addresses().flatMap((text, at) => {
    const address = parseAddress(text);
    const view = address && lastYear.cell(address);
    if (!address || view?.kind !== 'input' || view.type.kind !== 'amount' || !isNumber(view.value)) return [];
    return [{ address, value: [(view.value * 9n) / 10n, view.value + 30_000_00n, view.value][at % 3] ?? 0n }];
  });
  must(lastYear.run({ kind: 'set-cells', cells }));
  must(lastYear.run({ kind: 'set-facts', facts: { year: lastYear.document().facts.year - 1 } }));
  return lastYear;
}

function must(done: { readonly ok: boolean; readonly problem?: unknown }): void {
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
}
