import type { AuditFinding } from '#shared/audit/audit-finding';
import { append } from '#shared/kit/lists';
import { ok, type Result } from '#shared/kit/result';
import type { ReadProblem } from '#shared/workbook/sheet';
import type { Edit } from '../package/text-edits';
import { WorkingPackage } from '../package/working-package';
import { replaceTexts, segmentsOf, type TextChange } from './paragraph-text';
import { readWord } from './read-docx';
import { type WordPlace, wordPlace } from './word-place';

export type MendedWord = {
  readonly bytes: Uint8Array;
  /** What was written. */
  readonly mended: readonly AuditFinding[];
  /** Findings that could not be, each with why. */
  readonly left: readonly { readonly finding: AuditFinding; readonly reason: string }[];
};

/**
 * Writes what the audit knows to be right into a copy of a .docx: of each finding with a correction only the signs that
 * differ are replaced, in the run that holds them; every other byte of every part stays.
 */
export async function mendDocx(
  bytes: Uint8Array,
  findings: readonly AuditFinding[],
): Promise<Result<MendedWord, ReadProblem>> {
  const read = readWord(bytes);
  if (!read.ok) return read;
  const pack = new WorkingPackage(read.value.parts);
  const mended: AuditFinding[] = [];
  const left: { finding: AuditFinding; reason: string }[] = [];
  const byParagraph = new Map<
    WordPlace['paragraph'],
    { readonly part: string; readonly changes: TextChange[] }
  >();
  for (const finding of findings) {
    const reason = ((): string | undefined => {
      const { correction, place } = finding;
      if (correction === undefined || correction === place.quote) return '不知道应当改成什么，请核对后自己改';
      const found = wordPlace(read.value, place);
      if (!found?.isExact) return '在文件中没有找到这几个字，或者不止一处，没有改';
      const known = byParagraph.get(found.paragraph) ?? { part: found.part, changes: [] };
      const change = smallestChange(found.start, place.quote, correction);
      const same = known.changes.find((other) => meets(other, change));
      if (same)
        return same.start === change.start && same.end === change.end && same.text === change.text
          ? undefined
          : '同一处有两个不同的改法，没有都改';
      if (!isWritable(found.paragraph, change)) return '这里是自动编号或者制表符，不是文字，没有改';
      byParagraph.set(found.paragraph, known);
      known.changes.push(change);
      return undefined;
    })();
    if (reason === undefined) mended.push(finding);
    else left.push({ finding, reason });
  }
  const byPart = new Map<string, Edit[]>();
  for (const [paragraph, { part, changes }] of byParagraph) {
    const document = pack.document(part);
    if (!document) continue;
    const edits = byPart.get(part) ?? [];
    byPart.set(part, edits);
    append(
      edits,
      replaceTexts(
        document,
        segmentsOf(paragraph, () => undefined),
        changes,
      ),
    );
  }
  for (const [part, edits] of byPart) pack.edit(part, edits);
  return ok({ bytes: await pack.toBytes(), mended, left });
}

/** What differs between the words and their correction, and at least one sign of them. */
function smallestChange(start: number, quote: string, correction: string): TextChange {
  let head = 0;
  while (head < quote.length && head < correction.length && quote[head] === correction[head]) head += 1;
  let tail = 0;
  const rest = Math.min(quote.length, correction.length) - head;
  while (tail < rest && quote[quote.length - 1 - tail] === correction[correction.length - 1 - tail])
    tail += 1;
  if (head + tail === quote.length) {
    if (head > 0) head -= 1;
    else tail -= 1;
  }
  return {
    start: start + head,
    end: start + quote.length - tail,
    text: correction.slice(head, correction.length - tail),
  };
}

function meets(one: TextChange, other: TextChange): boolean {
  return one.start < other.end && other.start < one.end;
}

function isWritable(paragraph: WordPlace['paragraph'], { start, end }: TextChange): boolean {
  let at = 0;
  for (const { text, element } of segmentsOf(paragraph, () => undefined)) {
    const from = at;
    at += text.length;
    if (element === undefined && from < end && start < at) return false;
  }
  return end <= at;
}
