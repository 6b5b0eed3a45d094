import { isNumber } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { composeReport, parseReport } from '#shared/narrative/compose-report';
import { PRIOR_BOOK } from '#shared/pack/book';
import { openProject } from '#shared/project-file/open-project';
import type { Report } from '#shared/report/blocks';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import { loadShanghai, packSource, sessionOf } from './reference';

/**
 * The pack's sample with a last year made of it: amounts a tenth smaller, but 公务接待费 the same, 因公出国（境）费 larger
 * and 公务用车购置费 not there, so that every wording of a change is met.
 */
export function shanghaiSession(withPrior = true): Session {
  const session = shanghaiSample();
  if (!withPrior) return session;
  const lastYear = shanghaiSample();
  const cells = lastYear.addresses().flatMap((text) => {
    const address = parseAddress(text);
    const view = address && lastYear.cell(address);
    if (!address || view?.kind !== 'input' || !isNumber(view.value)) return [];
    return [{ address, value: beforeOf(text, view.value) }];
  });
  must(lastYear.run({ kind: 'set-cells', cells }));
  const { prior } = priorFor(session, lastYear, '2023');
  must(session.run({ kind: 'set-book', book: PRIOR_BOOK, content: prior }));
  return session;
}

function beforeOf(text: string, value: bigint): bigint {
  if (text === '07[1,12]' || text.startsWith('S')) return value;
  if (text === '07[1,8]') return 0n;
  if (text === '07[1,4]') return value + 50_000_00n;
  return ((value * 9n) / 100_000n) * 10_000n;
}

export function shanghaiSample(): Session {
  const pack = loadShanghai();
  const sample = openProject(packSource('shanghai-2024').files['sample.juesuan'] ?? '');
  if (!sample.ok) throw new Error(sample.problem.kind);
  const document = sample.value.withPack(pack);
  if (!document.ok) throw new Error(document.problem.kind);
  return sessionOf(pack, document.value);
}

export function shanghaiReport(session: Session): Report {
  const templates = parseReport(session.pack);
  if (!templates?.ok) throw new Error('The pack has no document');
  const report = composeReport(templates.value, session, { scale: 'wanyuan' });
  if (!report.ok) throw new Error(`${report.problem.file}:${report.problem.line} ${report.problem.reason}`);
  return report.value;
}

function must(done: { readonly ok: boolean; readonly problem?: unknown }): void {
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
}
