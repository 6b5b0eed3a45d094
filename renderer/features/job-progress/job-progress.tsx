import { Progress } from 'antd';
import { STEP_WORDS } from '#shared/host/progress';
import { useProgress } from './use-progress';

type Props = {
  readonly job: string;
  /** What the job as a whole does, said before the step. */
  readonly what: string;
};

/** A job under way: what it does, the step it is at, the share that is behind it. */
export function JobProgress({ job, what }: Props) {
  const progress = useProgress(job);
  const percent = Math.round((progress?.share ?? 0) * 100);
  return (
    <div className="job-progress">
      <span role="status">
        {what}
        {progress ? `：${STEP_WORDS[progress.step]}…` : '…'}
      </span>
      <Progress percent={percent} size="small" status="active" aria-label={what} />
    </div>
  );
}
