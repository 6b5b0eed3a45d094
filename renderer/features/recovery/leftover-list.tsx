import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Leftover } from '#shared/host/calls/leftovers';
import { timeText } from '../../feedback/time-text';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';
import { readLeftover } from '../../store/leftovers';
import { fileName } from '../../store/project-text';
import { openDialog } from '../../store/view-store';

/** What killed saves left beside the recent projects, offered at the start. Nothing is shown when there is none. */
export function LeftoverList() {
  const [leftovers, setLeftovers] = useState<readonly Leftover[]>([]);
  const look = () =>
    reporting(async () => setLeftovers((await callHost('leftovers.list', { path: null })).leftovers));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, and again when a dialog has changed it
  useEffect(() => void look(), []);
  const show = (leftover: Leftover) =>
    reporting(async () => {
      const read = await readLeftover(leftover);
      openDialog({ kind: 'leftover', leftover, read, onClose: () => void look() });
    });
  return leftovers.map((leftover) => (
    <Alert
      key={`${leftover.path} ${leftover.name}`}
      type="warning"
      showIcon
      title={`有一次没有完成的保存：${leftover.organisation || '（未填单位名称）'} ${leftover.year}年度（${fileName(leftover.path)}）`}
      description={`${timeText(leftover.writtenAt, 'medium')} 保存时程序没有正常结束，写好的内容还在；项目文件没有动过。`}
      action={
        <Button type="primary" onClick={() => void show(leftover)}>
          查看差别…
        </Button>
      }
    />
  ));
}
