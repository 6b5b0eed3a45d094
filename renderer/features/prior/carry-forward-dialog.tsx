import { Empty, Modal, Table } from 'antd';
import { useMemo, useState } from 'react';
import { type AddressText, writeAddress } from '#shared/document/address';
import { displayText } from '#shared/kind/value-text';
import { type CarryForwardOffer, carryForwardOffers } from '#shared/session/carry-forward';
import { cellInWords, writeCellName } from '#shared/session/cell-name';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';
import { closeDialog, useView } from '../../store/view-store';

/** Offers last year's closing balances for this year's opening ones; what is ticked is written as one step. */
export function CarryForwardDialog() {
  const scale = useView((state) => state.scale);
  const offers = useMemo(() => carryForwardOffers(openSession()), []);
  const [chosen, setChosen] = useState<readonly string[]>(offers.map(keyOf));
  const fill = () => {
    const cells = offers
      .filter((offer) => chosen.includes(keyOf(offer)))
      .map(({ address, offered }) => ({ address, value: offered }));
    if (cells.length === 0 || runCommand({ kind: 'set-cells', cells })) closeDialog();
  };
  return (
    <Modal
      open
      width={760}
      title="用上年年末数填本年年初数"
      okText={`填入 ${chosen.length} 处`}
      cancelText="取消"
      okButtonProps={{ disabled: chosen.length === 0 }}
      onOk={fill}
      onCancel={closeDialog}
    >
      {offers.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="本年年初数与上年年末数没有不同，不需要填" />
      ) : (
        <Table<CarryForwardOffer>
          size="small"
          pagination={false}
          dataSource={[...offers]}
          rowKey={keyOf}
          scroll={{ y: 320 }}
          rowSelection={{ selectedRowKeys: [...chosen], onChange: (keys) => setChosen(keys.map(String)) }}
          columns={[
            { title: '填入', render: (_, { address }) => <Named cell={writeAddress(address)} /> },
            {
              title: '取自上年',
              // Last year's cells are called as this year's: they were brought into this year's terms.
              render: (_, { source: { book: _last, ...cell } }) => <Named cell={writeAddress(cell)} />,
            },
            {
              title: '现在的数',
              align: 'right',
              render: (_, { current, type }) => displayText(current, type, scale) || '空',
            },
            {
              title: '上年年末数',
              align: 'right',
              render: (_, { offered, type }) => displayText(offered, type, scale),
            },
            { title: '依据', render: (_, { rule }) => rule.meaning },
          ]}
        />
      )}
    </Modal>
  );
}

/** A cell by its printed words, with its address beneath. */
function Named({ cell }: { readonly cell: AddressText }) {
  const name = cellInWords(openSession(), cell);
  return (
    <>
      {name && writeCellName(name)}
      <div className="quiet">{cell}</div>
    </>
  );
}

function keyOf({ address }: CarryForwardOffer): string {
  return writeAddress(address);
}
