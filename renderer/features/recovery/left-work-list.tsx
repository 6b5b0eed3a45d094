import { Alert, Button, Flex } from 'antd';
import { useEffect, useState } from 'react';
import type { LeftWork } from '#shared/host/calls/recovery';
import { timeText } from '../../feedback/time-text';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';
import { fileName } from '../../store/project-text';
import { readLeftWork } from '../../store/recovery';
import { openDialog } from '../../store/view-store';

/** Work that an earlier window or run left unsaved, offered at the start. Nothing is shown when there is none. */
export function LeftWorkList() {
  const [left, setLeft] = useState<readonly LeftWork[]>([]);
  const [notices, setNotices] = useState<readonly string[]>([]);
  const look = () =>
    reporting(async () => {
      const answer = await callHost('recovery.list', {});
      setLeft(answer.left.filter(({ isOpen }) => !isOpen));
      setNotices(answer.notices);
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, and again when a dialog has changed it
  useEffect(() => void look(), []);
  const show = (work: LeftWork) =>
    reporting(async () => {
      const recovered = await readLeftWork(work.window);
      openDialog({ kind: 'left-work', work, recovered, onClose: () => void look() });
    });
  return (
    <>
      {left.map((work) => (
        <Alert
          key={work.window}
          type="warning"
          showIcon
          title={`有没有保存完的工作：${leftWorkName(work)}`}
          description={`最后一次改动 ${timeText(work.lastAt)}。程序或页面没有正常关闭，改动都有留底；原文件没有动过。`}
          action={
            <Flex>
              <Button type="primary" onClick={() => void show(work)}>
                查看并恢复…
              </Button>
            </Flex>
          }
        />
      ))}
      {notices.map((notice) => (
        <Alert key={notice} type="error" showIcon title={notice} />
      ))}
    </>
  );
}

export function leftWorkName({ path, organisation, year }: LeftWork): string {
  const project = `${organisation || '（未填单位名称）'} ${year}年度`;
  return path === null ? `${project}（还没有保存过）` : `${project}（${fileName(path)}）`;
}
