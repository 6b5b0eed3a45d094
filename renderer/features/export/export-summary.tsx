import { Alert, Table } from 'antd';
import { SCALE_NAMES } from '#shared/amount/amount';
import type { ExportReport } from '#shared/host/reports';
import { tableName } from '#shared/pack/column-words';
import { openSession } from '../../store/project-store';
import { ExportedWith } from './publish-check';
import { ShowInFolder } from './tell-written';

type Row = ExportReport['tables'][number];

/** What an export wrote, what the template had no place for, and what its own formulas say. */
export function ExportSummary({ path, report }: { readonly path: string; readonly report: ExportReport }) {
  const nameOf = (id: string) => tableName(openSession().pack, id);
  const differing = report.formulas.filter(({ agrees }) => !agrees);
  return (
    <div>
      <p>
        {path} <ShowInFolder path={path} />
      </p>
      <ExportedWith />
      <Table<Row>
        size="small"
        pagination={false}
        rowKey="table"
        dataSource={report.tables}
        scroll={{ y: 280 }}
        columns={[
          { title: '表', width: 90, render: (_, { table }) => nameOf(table) },
          { title: '工作表', dataIndex: 'sheet' },
          { title: '单位', width: 60, render: (_, { scale }) => SCALE_NAMES[scale] },
          { title: '写入的数', width: 80, align: 'right', dataIndex: 'values' },
          {
            title: '插入行',
            width: 70,
            align: 'right',
            render: (_, { insertedLines }) => insertedLines || '',
          },
        ]}
      />
      {report.missing.length > 0 && (
        <Alert type="warning" title={`模板中没有：${report.missing.map(nameOf).join('、')}`} />
      )}
      {report.warnings.map((warning) => (
        <Alert key={warning} type="warning" title={warning} />
      ))}
      {differing.map(({ sheet, cell, message }) => (
        <Alert key={`${sheet}!${cell}`} type="warning" title={message} />
      ))}
      {[...report.rounding.differences, ...report.rounding.adjusted].length > 0 && (
        <Alert
          type="info"
          title={`换算为万元：${report.rounding.differences.length} 处尾差，调整了 ${report.rounding.adjusted.length} 格的末位`}
          description={
            <ul className="import-issues">
              {[...report.rounding.differences, ...report.rounding.adjusted].map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          }
        />
      )}
      {report.formulas.length > 0 && differing.length === 0 && (
        <p className="quiet">模板中的 {report.formulas.length} 个公式保留不动，结果与写入的数一致。</p>
      )}
    </div>
  );
}
