import { Alert, Table, Tag } from 'antd';
import { useMemo } from 'react';
import { SCALE_NAMES } from '#shared/amount/amount';
import { SEVERITY_NAMES } from '#shared/engine/finding';
import type { ImportReport } from '#shared/import/import-report';
import { unreadLines } from '#shared/import/unread-lines';
import { tableName } from '#shared/pack/column-words';
import { compareSessions } from '#shared/session/compare-sessions';
import type { Session } from '#shared/session/session';
import { formatNote } from '#shared/workbook/workbook-format';
import { openSession } from '../../store/project-store';
import { hasDetails, TableDetails } from './table-details';

type Props = {
  readonly report: ImportReport;
  readonly session: Session;
  readonly as: 'new-project' | 'this-year' | 'prior';
  /** Tables the clerk does not take into the project. */
  readonly left: readonly string[];
  readonly onLeave: (tables: readonly string[]) => void;
};

type Row = ImportReport['tables'][number];

/** What an import found, table by table, and what it could not take. */
export function ImportSummary({ report, session, as, left, onLeave }: Props) {
  const choosing = as === 'this-year';
  const changes = useMemo(
    () => (choosing ? compareSessions(openSession(), session) : undefined),
    [choosing, session],
  );
  const changesOf = ({ table, found }: Row) => (found ? (changes?.get(table) ?? []) : []);
  const { fail, pass } = session.summary();
  // Last year's tables are only compared with.
  const notes = as === 'prior' ? 0 : session.document().notes.size;
  const { organisation, year } = report;
  const note = formatNote(report.format);
  const facts = [organisation || '（工作簿中没有单位名称）', ...(year === null ? [] : [`${year}年度`])];
  const own = choosing ? openSession().document().facts : undefined;
  const isOther =
    own !== undefined && (own.year !== year || (organisation !== '' && organisation !== own.organisation));
  return (
    <div className="import-summary">
      {isOther && (
        <Alert
          type="warning"
          showIcon
          title={`工作簿是${facts.join(' ')}的，本项目是${own.organisation} ${own.year}年度的，请核对是否选错了文件`}
        />
      )}
      <p>
        {facts.join('　')}
        {note !== undefined && `，${note}`}，按“{session.pack.title}”读取，公式通过 {pass} 条，不通过 {fail}{' '}
        条{notes > 0 && `，单元格批注 ${notes} 条`}。
      </p>
      {choosing && <p>导入会替换本项目中勾选的各表，可以一次撤销；不勾选的表保持原样。</p>}
      <Table<Row>
        size="small"
        pagination={false}
        rowKey="table"
        dataSource={report.tables}
        scroll={{ y: 300 }}
        expandable={{
          rowExpandable: (row) => hasDetails(row, changesOf(row)),
          expandedRowRender: (row) => <TableDetails row={row} changes={changesOf(row)} />,
        }}
        {...(choosing ? { rowSelection: selection(report, left, onLeave) } : {})}
        columns={[
          { title: '表', width: 90, render: (_, { table }) => tableName(session.pack, table) },
          {
            title: '位置',
            render: (_, { found, sheet, place, pages }) =>
              found ? (
                [`${sheet}　${place}`, ...pages.map((page) => `续 ${page.sheet}　${page.place}`)].join('；')
              ) : (
                <Tag color="red">没有找到</Tag>
              ),
          },
          ...(changes
            ? [
                {
                  title: '将改动',
                  width: 70,
                  align: 'right' as const,
                  render: (_: unknown, { table, found }: Row) =>
                    found && `${changes.get(table)?.length ?? 0} 格`,
                },
              ]
            : []),
          { title: '单位', width: 50, render: (_, { found, scale }) => (found ? SCALE_NAMES[scale] : '') },
          { title: '数', width: 50, align: 'right', dataIndex: 'values' },
          { title: '科目', width: 50, align: 'right', render: (_, { codedLines }) => codedLines || '' },
          {
            title: '与公式不符',
            width: 90,
            align: 'right',
            render: (_, { overrides }) =>
              overrides.length > 0 && <span className="is-error">{overrides.length}</span>,
          },
          {
            title: '漏填已补',
            width: 80,
            align: 'right',
            render: (_, { filled }) => filled.length || '',
          },
        ]}
      />
      {report.issues.length > 0 && (
        <Alert
          type="warning"
          title={`有 ${report.issues.length} 处需要处理（导入后列在审核结果中）`}
          description={
            <ul className="import-issues">
              {report.issues.slice(0, 50).map(({ rule, severity, message }) => (
                <li key={message}>
                  {rule}　{SEVERITY_NAMES[severity]}　{message}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {report.unread.length > 0 && (
        <details className="import-unread">
          <summary>没有读取的数：{report.unread.length} 个（展开逐格列出）</summary>
          <ul className="import-issues">
            {unreadLines(report.unread).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {report.otherSheets.length > 0 && (
        <p className="quiet">没有读取的工作表：{report.otherSheets.join('、')}</p>
      )}
    </div>
  );
}

/** Checkboxes of the tables that were found; what is not ticked stays as it is. */
function selection(report: ImportReport, left: readonly string[], onLeave: Props['onLeave']) {
  const found = report.tables.filter((table) => table.found).map(({ table }) => table);
  return {
    selectedRowKeys: found.filter((table) => !left.includes(table)),
    onChange: (keys: readonly unknown[]) => onLeave(found.filter((table) => !keys.includes(table))),
    getCheckboxProps: (row: Row) => ({ disabled: !row.found }),
  };
}
