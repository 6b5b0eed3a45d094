import { isNumber } from '../amount/amount';
import { decimalText } from '../amount/format-amount';
import { type AddressText, toAddress } from '../document/address';
import { entryAt, type ProjectDocument } from '../document/document';
import { Engine } from '../engine/engine';
import type { Finding } from '../engine/finding';
import { failed, ok, type Result } from '../kit/result';
import { loadPack } from '../pack-check/load-pack';
import type { Evidence, JudgedCandidate, RuleCandidate } from './candidate';

type Files = Readonly<Record<string, string>>;

const EXAMPLES = 3;

/**
 * Tests the candidates on the sample with the engine itself, all as checks of one trial pack. A candidate that the
 * pack's own loading refuses (a line without the column, lengths that differ) is left out.
 */
export function judgeCandidates(
  files: Files,
  document: ProjectDocument,
  candidates: readonly RuleCandidate[],
): JudgedCandidate[] {
  let trial = [...candidates];
  for (;;) {
    const rules = trial.map(({ formula }, at) => `${at} | 核 错 | ${formula} | 待验证`).join('\n');
    const findings = findingsOf({ ...files, 'rules.txt': rules }, document);
    if (findings.ok) {
      return trial.map((candidate, at) => ({
        ...candidate,
        evidence: weigh(
          findings.value.filter(({ rule }) => rule === String(at)),
          document,
        ),
      }));
    }
    const refused = findings.problem;
    const left = trial.filter((_, at) => !refused.has(at + 1));
    if (left.length === trial.length) throw new Error('A trial pack without a faulty rule does not load');
    trial = left;
  }
}

/** The problem is the lines of `rules.txt` that are refused. */
function findingsOf(
  files: Files,
  document: ProjectDocument,
): Result<readonly Finding[], ReadonlySet<number>> {
  const pack = loadPack({ directory: '', files });
  if (!pack.ok) return failed(new Set(pack.problem.map(({ line }) => line)));
  const engine = Engine.start(pack.value, document);
  if (engine.ok) return ok(engine.value.findings());
  const { problem } = engine;
  return failed(new Set([problem.kind === 'derived-twice' ? problem.rules[1].line : problem.rule.line]));
}

function weigh(findings: readonly Finding[], document: ProjectDocument): Evidence {
  const holding = findings.filter(({ state }) => state === 'pass' || state === 'rounding');
  const failing = findings.filter(({ state }) => state === 'fail');
  const telling = holding.filter((finding) => isTelling(finding, document));
  const [example] = telling;
  return {
    held: holding.length,
    rounded: findings.filter(({ state }) => state === 'rounding').length,
    failed: failing.length,
    telling: telling.length,
    figures: holding.flatMap(({ cells }) => cells).filter((address) => figureAt(address, document)).length,
    example: example ? inShort(example, document) : '',
    failures: failing.flatMap(({ cells: [first] }) => first ?? []).slice(0, EXAMPLES),
  };
}

/** Its first cell with the figure there, if it has one. */
function inShort({ cells: [cell] }: Finding, document: ProjectDocument): string {
  return cell === undefined ? '' : [cell, figureAt(cell, document)].join(' ').trim();
}

/** All of an equality's cells have figures; of a sum, the result and at least two parts have. */
function isTelling({ cells }: Finding, document: ProjectDocument): boolean {
  const figures = cells.filter((address) => figureAt(address, document)).length;
  return figures >= Math.min(cells.length, 3) && figures > 1;
}

/** The figure in the sample, as text; `undefined`: blank, — or zero. */
export function figureAt(text: AddressText, document: ProjectDocument): string | undefined {
  const value = entryAt(document, toAddress(text))?.value ?? null;
  return isNumber(value) && value !== 0n ? decimalText(value, 2) : undefined;
}
