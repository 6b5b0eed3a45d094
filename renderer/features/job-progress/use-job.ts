import { useEffect, useState } from 'react';
import { callHost } from '../../host/call-host';
import { problemSentence } from '../../host/host-problem';
import { reporting } from '../../host/reporting';

export type Job<Value> = {
  /** What the last run that came to an end gave; it stays in sight while another is under way. */
  readonly value: Value | null;
  /** The name of the run under way. */
  readonly job: string | null;
  /** Why the last run gave nothing. */
  readonly sentence: string | null;
};

/**
 * Has the host do a job under a name of its own; another `start`, or closing what uses this, cancels the one under way.
 * `start` must stay the same function while nothing changes.
 */
export function useJob<Value>(start: (job: string) => Promise<Value>): Job<Value> {
  const [state, setState] = useState<Job<Value>>({ value: null, job: null, sentence: null });
  useEffect(() => {
    let wanted = true;
    let underWay = true;
    const job = crypto.randomUUID();
    setState((before) => ({ ...before, job, sentence: null }));
    start(job)
      .finally(() => {
        underWay = false;
      })
      .then((value) => wanted && setState({ value, job: null, sentence: null }))
      .catch(
        (error: unknown) =>
          wanted && setState((before) => ({ ...before, job: null, sentence: problemSentence(error) })),
      );
    return () => {
      wanted = false;
      if (underWay) void reporting(() => callHost('workbook.cancel', { job }));
    };
  }, [start]);
  return state;
}
