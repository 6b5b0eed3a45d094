import { useEffect, useState } from 'react';
import type { JobProgress } from '#shared/host/progress';
import { callHost } from '../../host/call-host';

/** How often the host is asked, in milliseconds: a job of a second shows its steps, a long one costs nothing. */
const EVERY = 200;

/** How far the job is, asked for again and again; null before its first word, and for no job. */
export function useProgress(job: string | null): JobProgress | null {
  const [progress, setProgress] = useState<JobProgress | null>(null);
  useEffect(() => {
    setProgress(null);
    if (job === null) return;
    let wanted = true;
    let timer: number | undefined;
    const ask = async () => {
      const { progress: now } = await callHost('workbook.progress', { job });
      if (!wanted) return;
      // A job that has ended has nothing more to say; its last word stays until its answer is shown.
      if (now) setProgress(now);
      timer = window.setTimeout(again, EVERY);
    };
    const again = () => {
      // A host that answers nothing is told of by the job's own call; the news of it just ends.
      ask().catch(() => undefined);
    };
    again();
    return () => {
      wanted = false;
      window.clearTimeout(timer);
    };
  }, [job]);
  return progress;
}
