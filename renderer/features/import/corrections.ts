import { type Answer, answerKey, mergeAnswers, withoutAnswers } from '#shared/mapping/answer';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';

/** What the clerk said in the dialog about the words of one workbook; nothing of it is remembered until accepted. */
export type Corrections = {
  /** The pack they belong to, and what was remembered for it when the dialog opened. */
  readonly packId: string;
  readonly known: readonly Answer[];
  readonly said: readonly Answer[];
  /** Remembered answers, by their keys, that are to hold no longer. */
  readonly withdrawn: readonly string[];
};

export function withAnswer(corrections: Corrections, answer: Answer): Corrections {
  return {
    ...corrections,
    said: mergeAnswers(corrections.said, [answer]),
    withdrawn: corrections.withdrawn.filter((key) => key !== answerKey(answer)),
  };
}

/** The program's own judgement holds again. */
export function withdraw(corrections: Corrections, answer: Answer): Corrections {
  const key = answerKey(answer);
  return {
    ...corrections,
    said: withoutAnswers(corrections.said, [key]),
    withdrawn: [...corrections.withdrawn.filter((known) => known !== key), key],
  };
}

/** The answers by which the workbook is to be read now. */
export function answersNow({ known, said, withdrawn }: Corrections): Answer[] {
  return mergeAnswers(withoutAnswers(known, withdrawn), said);
}

/** Keeps what was said for the next workbook with the same words. */
export async function rememberCorrections({ packId, said, withdrawn }: Corrections): Promise<void> {
  if (said.length === 0 && withdrawn.length === 0) return;
  await reporting(() => callHost('answers.change', { packId, remember: [...said], forget: [...withdrawn] }));
}
