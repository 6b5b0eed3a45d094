import { Alert, Table } from 'antd';
import type { PackFault } from './pack-deeds';

type Props = { readonly title: string; readonly faults: readonly PackFault[] };

const COLUMNS = [
  { title: '文件', dataIndex: 'file', width: 220 },
  { title: '行', dataIndex: 'line', width: 64, render: (line: number) => (line > 0 ? line : '') },
  { title: '问题', dataIndex: 'reason' },
];

/** What the author of a pack must mend, by file and line. */
export function PackFaults({ title, faults }: Props) {
  return (
    <section className="pack-detail" aria-label="表样包的问题">
      <Alert type="error" showIcon title={title} description={`共 ${faults.length} 处问题，改好后再安装。`} />
      <Table
        size="small"
        pagination={false}
        rowKey={({ file, line, reason }) => `${file} ${line} ${reason}`}
        dataSource={[...faults]}
        columns={COLUMNS}
      />
    </section>
  );
}
