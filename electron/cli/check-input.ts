import { mappingOf } from '#shared/import/mapping-of';
import { answerable } from '#shared/mapping/questions';
import { listCauses } from '#shared/session/cause-list';
import { reportCause } from '#shared/session/cause-report';
import type { Session } from '#shared/session/session';
import type { OpenedInput } from '../services/open-input';
import { questionsOf } from '../services/open-questions';
import { questionLines } from './answer-questions';
import { type CommandResult, done } from './command-result';
import { formatLines, ledgerText, recognitionLines } from './print';

/** What a check says of how the workbook was read, as lines or as parts of what `--json` writes. */
type Reading = { readonly told: readonly string[] | object; readonly open: number };

export function readingOf(opened: OpenedInput, priorNotes: readonly string[], asJson: boolean): Reading {
  const { session, imported } = opened;
  const questions = questionsOf(opened);
  if (asJson) {
    const told = {
      ...(imported ? { recognition: imported.recognition } : {}),
      ...(priorNotes.length > 0 ? { priorNotes } : {}),
      questions,
      ...(imported ? { answerable: answerable(session.pack, mappingOf(imported.book)) } : {}),
    };
    return { told, open: questions.length };
  }
  const told = [
    ...formatLines(imported?.book.from.workbook.format),
    ...recognitionLines(imported?.recognition),
    ...questionLines(questions),
    ...priorNotes,
  ];
  return { told, open: questions.length };
}

/** What of a check is left to do once it is known how the workbook was read. */
export function checking(session: Session, { told, open }: Reading, error: string): () => CommandResult {
  return () => {
    const out = Array.isArray(told) ? [...told, ledgerText(session)].join('\n') : checkJson(session, told);
    return { ...done(session, out, undefined, open), error };
  };
}

function checkJson(session: Session, read: object): string {
  const { facts, explanations } = session.document();
  return JSON.stringify({
    pack: session.pack.id,
    year: facts.year,
    unit: facts.organisation,
    ...read,
    summary: session.summary(),
    causes: listCauses(session.causes()).map((listed) => reportCause(session, listed)),
    findings: session
      .findings()
      .map(({ key, rule, state, severity, message, cells, expected, actual, difference }) => ({
        rule,
        state,
        severity,
        message,
        cells,
        expected,
        actual,
        difference,
        ...(explanations.has(key) ? { explanation: explanations.get(key) } : {}),
      })),
  });
}
