import { Alert, Progress } from 'antd';
import { progressText } from '#shared/batch/progress-text';
import { useBatch } from '../../store/batch';
import { RosterTold } from './roster-told';

/** How far the run is, or how it ended, and what could not be looked into. */
export function BatchStatus() {
  const status = useBatch((state) => state.status);
  const trouble = useBatch((state) => state.trouble);
  if (trouble !== null) return <Alert type="error" showIcon title={`不知道检查进行到哪里：${trouble}`} />;
  if (!status) return null;
  const { end, done, total, places, output } = status;
  const percent = total === null || total === 0 ? 0 : Math.floor((done / total) * 100);
  const left = (total ?? 0) - done;
  return (
    <div className="batch-status">
      <p>
        <span role="status">
          {end === null
            ? total === null
              ? '正在查找文件…'
              : `正在检查：${progressText({ ...status, total })}`
            : end.kind === 'done'
              ? `检查完毕：共 ${done} 个文件`
              : end.kind === 'stopped'
                ? `已停止：做完 ${done} 个，还有 ${left} 个没有检查`
                : `没有做完：${end.message}`}
        </span>
        <span className="quiet" title={`结果：${output}`}>{`　${places.join('、')}　→　${output}`}</span>
      </p>
      {end === null && (
        <Progress percent={percent} size="small" status="active" aria-label="批量检查的进度" />
      )}
      {end !== null && end.kind !== 'failed' && end.expected !== null && <RosterTold held={end.expected} />}
      {end !== null && end.kind !== 'failed' && end.told.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`整批还有 ${end.told.length} 条要知道`}
          description={
            <ul className="batch-told">
              {end.told.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}
