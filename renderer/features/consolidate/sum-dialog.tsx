import { Alert, Button, Flex, Modal } from 'antd';
import type { ReactNode } from 'react';
import { leaveDialog } from '../../store/dialog-work';
import { closeDialog } from '../../store/view-store';
import { JobProgress } from '../job-progress/job-progress';
import type { SumReading } from './use-sum-reading';

/** What is peculiar to a dialog about units that are read from their files. */
type Parts = {
  readonly title: string;
  readonly reading: Pick<SumReading, 'job' | 'sentence'>;
  /** What is under way, and what has not come about when it fails. */
  readonly what: string;
  readonly failed: string;
  /** To the choice of files again; absent while they are chosen. */
  readonly back: (() => void) | undefined;
  /** Before 关闭 and behind it. */
  readonly others?: ReactNode;
  readonly main: ReactNode;
  readonly children: ReactNode;
};

/** The frame of 汇总 and 更新汇总: files are chosen, read in sight, and what came of it is looked at before anything is done. */
export function SumDialog({ title, reading, what, failed, back, others, main, children }: Parts) {
  const { job, sentence } = reading;
  return (
    <Modal
      open
      width={960}
      title={title}
      onCancel={() => void leaveDialog()}
      footer={
        <Flex justify="flex-end" gap={8}>
          {back && <Button onClick={back}>返回</Button>}
          {others}
          <Button onClick={closeDialog}>{job === null ? '关闭' : '取消'}</Button>
          {main}
        </Flex>
      }
    >
      {job !== null && <JobProgress job={job} what={what} />}
      {sentence !== null && <Alert type="error" showIcon title={`${failed}：${sentence}`} />}
      {children}
    </Modal>
  );
}

/** Reads the files chosen. */
export function ReadUnits({
  places,
  reading: { job },
  onRead,
}: {
  readonly places: readonly string[];
  readonly reading: Pick<SumReading, 'job'>;
  readonly onRead: () => void;
}) {
  return (
    <Button type="primary" disabled={places.length === 0 || job !== null} onClick={onRead}>
      读取各单位
    </Button>
  );
}
