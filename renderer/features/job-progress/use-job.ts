import { useCallback, useEffect, useRef, useState } from 'react';
import { say } from '../../feedback/say';
import { callHost } from '../../host/call-host';
import { HostCallError, problemSentence } from '../../host/host-problem';
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
      if (underWay) cancelJob(job);
    };
  }, [start]);
  return state;
}

/** A job that the clerk begins. */
export type StartedJob = {
  /** The name of the one under way. */
  readonly job: string | null;
  /** Has the host do it and gives its answer; null: it was cancelled, and that was said. Throws what else the host throws. */
  readonly run: <Value>(start: (job: string) => Promise<Value>) => Promise<Value | null>;
  readonly cancel: () => void;
};

/** For jobs that a button begins, one at a time; closing what uses this cancels the one under way. */
export function useStartedJob(): StartedJob {
  const [job, setJob] = useState<string | null>(null);
  const underWay = useRef<string | null>(null);
  const cancel = useCallback(() => {
    if (underWay.current !== null) cancelJob(underWay.current);
  }, []);
  useEffect(() => cancel, [cancel]);
  const run: StartedJob['run'] = async (start) => {
    const own = crypto.randomUUID();
    underWay.current = own;
    setJob(own);
    try {
      return await start(own);
    } catch (error) {
      if (!(error instanceof HostCallError && error.kind === 'cancelled')) throw error;
      say().message.info(error.message);
      return null;
    } finally {
      underWay.current = null;
      setJob(null);
    }
  };
  return { job, run, cancel };
}

function cancelJob(job: string): void {
  void reporting(() => callHost('workbook.cancel', { job }));
}
