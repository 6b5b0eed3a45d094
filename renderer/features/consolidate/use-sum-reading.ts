import { useEffect, useRef, useState } from 'react';
import type { HostResponse } from '#shared/host/contract';
import { callHost } from '../../host/call-host';
import { problemSentence } from '../../host/host-problem';
import { reporting } from '../../host/reporting';

export type SumRead = HostResponse<'sum.read'>;

export type SumReading = ReturnType<typeof useSumReading>;

/** Has the host read units, under a name by which it is watched and cancelled; closing what uses this cancels it. */
export function useSumReading() {
  const [read, setRead] = useState<SumRead | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const [sentence, setSentence] = useState<string | null>(null);
  const underWay = useRef<string | null>(null);
  useEffect(
    () => () => {
      const { current } = underWay;
      if (current !== null) void reporting(() => callHost('workbook.cancel', { job: current }));
    },
    [],
  );
  const begin = async (wish: Omit<Parameters<typeof callHost<'sum.read'>>[1], 'job'>) => {
    const own = crypto.randomUUID();
    underWay.current = own;
    setJob(own);
    setSentence(null);
    try {
      const answer = await callHost('sum.read', { ...wish, job: own });
      setRead(answer);
      return answer;
    } catch (error) {
      setSentence(problemSentence(error));
      return null;
    } finally {
      underWay.current = null;
      setJob(null);
    }
  };
  return { read, job, sentence, begin, again: () => setRead(null) };
}
