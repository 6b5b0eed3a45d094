import { Alert, Modal, Table } from 'antd';
import { type Key, useState } from 'react';
import type { Stray } from '#shared/clipboard/aim';
import type { DifferingCell, PastePlan } from '#shared/clipboard/plan-paste';
import type { AddressText } from '#shared/document/address';
import { AMOUNT } from '#shared/kind/kinds';
import { displayText, editText } from '#shared/kind/value-text';
import { cellInWords, writeCellName } from '#shared/session/cell-name';
import { openSession } from '../../store/project-store';
import { closeDialog, useView } from '../../store/view-store';
import { pasteAsPlanned } from './paste-block';

/** What stands against a paste, before anything is written: totals that differ from their formulas, cells refused. */
export function PasteDialog({ plan }: { readonly plan: PastePlan }) {
  const [overridden, setOverridden] = useState<readonly Key[]>([]);
  const { differing, refused, notices, written, newLines } = plan;
  const isNothing = written + overridden.length + newLines.length + plan.steps.length === 0;
  const paste = () => {
    closeDialog();
    pasteAsPlanned(
      plan,
      new Set(plan.differing.map(({ address }) => address).filter((it) => overridden.includes(it))),
    );
  };
  return (
    <Modal
      open
      width={820}
      title="粘贴前请核对"
      okButtonProps={{ autoFocus: true, disabled: isNothing }}
      okText={isNothing ? '没有可粘贴的' : `粘贴 ${written + overridden.length} 格`}
      cancelText="取消"
      onOk={paste}
      onCancel={closeDialog}
    >
      {newLines.length > 0 && (
        <p>
          将新增科目 {newLines.length} 行：
          {newLines
            .slice(0, 6)
            .map(({ code, name }) => `${code} ${name}`)
            .join('、')}
          {newLines.length > 6 ? '等' : ''}
        </p>
      )}
      {notices.map((notice) => (
        <Alert key={notice} type="warning" showIcon title={notice} style={{ marginBottom: 8 }} />
      ))}
      {differing.length > 0 && (
        <Differing cells={differing} overridden={overridden} onChange={setOverridden} />
      )}
      {refused.length > 0 && <Refused strays={refused} />}
    </Modal>
  );
}

type DifferingProps = {
  readonly cells: readonly DifferingCell[];
  readonly overridden: readonly Key[];
  readonly onChange: (keys: readonly Key[]) => void;
};

function Differing({ cells, overridden, onChange }: DifferingProps) {
  const scale = useView((state) => state.scale);
  const texts = ({ address, pasted, computed }: DifferingCell) => {
    const type = openSession().cell(address)?.type ?? AMOUNT;
    const shown = [pasted, computed].map((value) => displayText(value, type, scale) || '空');
    // In 万元 two amounts may show alike and differ by some 元.
    return shown[0] === shown[1] ? [pasted, computed].map((value) => editText(value, type, scale)) : shown;
  };
  return (
    <>
      <p>
        下列 {cells.length}{' '}
        个单元格由公式计算，粘贴的数与公式计算值不同。不勾选：不写入，仍按公式计算；勾选：改写。
      </p>
      <Table<DifferingCell>
        size="small"
        pagination={false}
        dataSource={[...cells]}
        rowKey={({ address }) => address}
        scroll={{ y: 200 }}
        rowSelection={{
          columnWidth: 72,
          columnTitle: (all) => <>{all} 改写</>,
          selectedRowKeys: [...overridden],
          onChange,
          getCheckboxProps: ({ address }) => ({ name: address }),
        }}
        columns={[
          { title: '单元格', width: 130, render: (_, { address }) => address },
          { title: '名称', render: (_, { address }) => nameOf(address) },
          {
            title: '粘贴的数',
            width: 140,
            align: 'right',
            render: (_, cell) => texts(cell)[0],
          },
          {
            title: '公式计算值',
            width: 140,
            align: 'right',
            render: (_, cell) => texts(cell)[1],
          },
        ]}
      />
    </>
  );
}

function Refused({ strays }: { readonly strays: readonly Stray[] }) {
  return (
    <>
      <p>下列 {strays.length} 处不能粘贴，其余照常：</p>
      <Table<Stray>
        size="small"
        pagination={false}
        dataSource={[...strays]}
        rowKey={({ place, text, reason }) => `${place} ${text} ${reason}`}
        scroll={{ y: 200 }}
        columns={[
          { title: '位置', width: 150, render: (_, { place }) => place },
          { title: '内容', width: 150, ellipsis: true, render: (_, { text }) => text },
          { title: '原因', render: (_, { reason }) => reason },
        ]}
      />
    </>
  );
}

function nameOf(address: AddressText): string {
  const name = cellInWords(openSession(), address);
  return name ? writeCellName({ ...name, table: '' }) : '';
}
