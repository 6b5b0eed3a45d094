import type { AuditFinding } from '#shared/audit/audit-finding';
import { findingWord } from '#shared/audit/finding-words';

/** What a finding is, in the order in which the list has them: what is wrong first, what nobody looked at last. */
export const FINDING_WORDS = ['错误', '警告', '提示', '尾差', '未能核对', '未执行', '不适用'] as const;
export type FindingWord = (typeof FINDING_WORDS)[number];

/** A finding of the list, with its place in `AuditReport.findings`, by which list and text know it. */
export type Listed = { readonly finding: AuditFinding; readonly at: number; readonly word: string };

/** The findings as they are listed: by what they are, then as they stand in the document. */
export function listedFindings(findings: readonly AuditFinding[]): readonly Listed[] {
  const known: readonly string[] = FINDING_WORDS;
  const rank = ({ word }: Listed): number => (known.includes(word) ? known.indexOf(word) : known.length);
  return findings
    .map((finding, at) => ({ finding, at, word: findingWord(finding) }))
    .toSorted((one, other) => rank(one) - rank(other) || one.at - other.at);
}

/** How many there are of each word; a word without any counts 0. */
export function countsOf(listed: readonly Listed[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>(FINDING_WORDS.map((word) => [word, 0]));
  for (const { word } of listed) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The finding after the one shown, or before it, among those listed; after the last comes the first. */
export function neighbourIn(listed: readonly Listed[], shown: number | null, step: 1 | -1): number | null {
  if (listed.length === 0) return null;
  const here = listed.findIndex(({ at }) => at === shown);
  const next = here < 0 ? (step > 0 ? 0 : listed.length - 1) : (here + step + listed.length) % listed.length;
  return listed[next]?.at ?? null;
}

/** How a finding is coloured, in list and text alike. */
export function classOf(listed: Listed | undefined): 'error' | 'warning' | 'other' {
  return listed?.word === '错误' ? 'error' : listed?.word === '警告' ? 'warning' : 'other';
}
