import { Empty, Table } from 'antd';
import { useMemo } from 'react';
import { NOT_APPLICABLE } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { AMOUNT } from '#shared/kind/kinds';
import { displayText } from '#shared/kind/value-text';
import { type Difference, findDifferences, type SaidValue } from '#shared/session/differences';
import type { Session } from '#shared/session/session';

type Props = {
  readonly before: Session;
  readonly after: Session;
  /** What the two versions are called. */
  readonly names: readonly [before: string, after: string];
};

const PAGE_SIZE = 50;

/** Where two versions of a project differ in what was entered. */
export function DifferenceTable({ before, after, names }: Props) {
  const rows = useMemo(
    () => findDifferences(after.pack, before.document(), after.document()),
    [before, after],
  );
  if (rows.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="录入的内容没有差别" />;
  }
  return (
    <Table
      size="small"
      rowKey={({ table, what }: Difference) => `${table} ${what}`}
      dataSource={[...rows]}
      pagination={rows.length > PAGE_SIZE ? { pageSize: PAGE_SIZE, showSizeChanger: false } : false}
      scroll={{ y: 360 }}
      columns={[
        { title: '表', dataIndex: 'table', width: 180, render: (table: string) => table || '项目' },
        { title: '位置', dataIndex: 'what' },
        { title: names[0], align: 'right', render: (row: Difference) => saidText(row.before, row, before) },
        { title: names[1], align: 'right', render: (row: Difference) => saidText(row.after, row, after) },
      ]}
    />
  );
}

/** Amounts in 元, whatever the scale they are shown in: two versions are told apart to the 分. */
function saidText(said: SaidValue, { what }: Difference, session: Session): string {
  if (said === undefined) return '（无）';
  if (typeof said === 'string') return said;
  const { value } = said;
  if (value === null) return '（空）';
  if (value === NOT_APPLICABLE) return value;
  const address = parseAddress(what);
  const type = (address && session.cell(address)?.type) ?? AMOUNT;
  return `${displayText(value, type, 'yuan')}${said.rounded ? '（按印数）' : ''}`;
}
