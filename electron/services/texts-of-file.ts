import type { HostProblem } from '#shared/host/contract';
import { ok, type Result } from '#shared/kit/result';
import { type TextsOfDocument, textsOfDocument } from '#shared/narrative/texts-of-document';
import type { Session } from '#shared/session/session';
import { readFinished } from './read-finished';
import { composedReport } from './report-document';

/** What a finished document gives for the texts of a session's document; `losses`: what of the file was not read. */
export type TextsOfFile = TextsOfDocument & { readonly losses: readonly string[] };

/** @param tell hears which share (0 to 1) of the file is read */
export async function textsOfFile(
  session: Session,
  path: string,
  tell?: (share: number) => void,
): Promise<Result<TextsOfFile, HostProblem>> {
  const report = composedReport(session);
  if (!report.ok) return report;
  const document = await readFinished(path, tell);
  if (!document.ok) return document;
  return ok({ ...textsOfDocument(report.value, document.value), losses: document.value.losses });
}
