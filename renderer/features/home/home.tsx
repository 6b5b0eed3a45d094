import {
  AppstoreOutlined,
  CalendarOutlined,
  ClusterOutlined,
  FileAddOutlined,
  FileExcelOutlined,
  FileSearchOutlined,
  FolderOpenOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { openProjectAt } from '../../store/open-project';
import { openDialog } from '../../store/view-store';
import { chooseAudited } from '../audit/choose-audited';
import { importWorkbook } from '../import/choose-workbook';
import { LeftWorkList } from '../recovery/left-work-list';
import { LeftoverList } from '../recovery/leftover-list';
import { RecentList } from './recent-list';
import { SampleButton } from './sample-button';

/** Where the clerk begins: new, open, import, the example, what was open lately. */
export function Home() {
  return (
    <main className="home">
      <header>
        <Typography.Title level={2}>决算公开助手</Typography.Title>
        <Typography.Text type="secondary">
          编制部门决算公开：各张公开表边填边审，导入上年数，填好单位自己的模板，导出公开文本。数据只保存在本机。
        </Typography.Text>
      </header>
      <LeftWorkList />
      <LeftoverList />
      <Flex gap={32} align="start">
        <Flex vertical gap={8} className="home-actions">
          <Button
            size="large"
            type="primary"
            icon={<FileExcelOutlined aria-hidden />}
            onClick={() => void importWorkbook('new-project')}
          >
            导入今年的公开表工作簿
          </Button>
          <Button
            size="large"
            icon={<FileAddOutlined aria-hidden />}
            onClick={() => openDialog({ kind: 'new-project' })}
          >
            新建空白项目
          </Button>
          <Button
            size="large"
            icon={<CalendarOutlined aria-hidden />}
            onClick={() => openDialog({ kind: 'next-year' })}
          >
            由上年项目新建
          </Button>
          <Button size="large" icon={<FolderOpenOutlined aria-hidden />} onClick={() => void openProjectAt()}>
            打开项目文件
          </Button>
          <Button size="large" icon={<FileSearchOutlined aria-hidden />} onClick={() => void chooseAudited()}>
            审核公开文本
          </Button>
          <Button
            size="large"
            icon={<UnorderedListOutlined aria-hidden />}
            onClick={() => openDialog({ kind: 'batch' })}
          >
            批量检查各单位
          </Button>
          <Button
            size="large"
            icon={<ClusterOutlined aria-hidden />}
            onClick={() => openDialog({ kind: 'consolidate' })}
          >
            汇总各单位
          </Button>
          <SampleButton />
          <Button
            size="large"
            icon={<AppstoreOutlined aria-hidden />}
            onClick={() => openDialog({ kind: 'packs' })}
          >
            表样包
          </Button>
          <Typography.Text type="secondary">
            示例是一个部门全套填好的决算，可以随意改动，看合计和审核如何变化。
          </Typography.Text>
        </Flex>
        <RecentList />
      </Flex>
    </main>
  );
}
