import { CloseOutlined, HistoryOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { RecentProject } from '#shared/host/calls/projects';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';
import { openProjectAt } from '../../store/open-project';
import { openDialog } from '../../store/view-store';

/** Projects opened or saved lately, newest first. */
export function RecentList() {
  const [recent, setRecent] = useState<readonly RecentProject[]>([]);
  useEffect(() => {
    void reporting(async () => setRecent((await callHost('recent.list', {})).recent));
  }, []);
  const forget = (path: string) =>
    reporting(async () => setRecent((await callHost('recent.forget', { path })).recent));
  return (
    <section className="recent" aria-label="最近的项目">
      <Typography.Title level={5}>最近的项目</Typography.Title>
      {recent.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有打开过项目" />}
      {recent.map(({ path, name, organisation, year }) => (
        <Flex key={path} align="center" className="recent-item">
          <button type="button" onClick={() => void openProjectAt(path)}>
            <strong>{organisation === '' ? name : `${organisation}　${year}年度`}</strong>
            <span className="quiet">{path}</span>
          </button>
          <Button
            type="text"
            size="small"
            icon={<HistoryOutlined aria-hidden />}
            aria-label={`${name} 的历史版本`}
            title="历史版本"
            onClick={() => openDialog({ kind: 'versions', path })}
          />
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={`从列表中去掉 ${name}`}
            title="从列表中去掉（不删除文件）"
            onClick={() => void forget(path)}
          />
        </Flex>
      ))}
    </section>
  );
}
