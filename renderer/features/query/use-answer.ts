import { useState } from 'react';
import type { HostResponse } from '#shared/host/contract';
import { callHost } from '../../host/call-host';
import { problemSentence } from '../../host/host-problem';

type Answer = HostResponse<'query.ask'>;

/** What is shown is the answer to what was asked last, or nothing. */
export function useAnswer(folder: string | null) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [sentence, setSentence] = useState<string | null>(null);
  /** What the answer shown was asked with. */
  const [asked, setAsked] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const ask = (sql: string) => {
    if (folder === null || isAsking) return;
    setAnswer(null);
    setSentence(null);
    setAsking(true);
    setAsked(sql);
    callHost('query.ask', { folder, sql })
      .then(setAnswer)
      .catch((error: unknown) => setSentence(problemSentence(error)))
      .finally(() => setAsking(false));
  };
  return { answer, asked, sentence, isAsking, ask };
}
