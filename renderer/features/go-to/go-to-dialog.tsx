import { Modal } from 'antd';
import { useMemo, useState } from 'react';
import { type Destination, goToPlaces, indexPlaces } from '#shared/find/go-to-places';
import { displayText } from '#shared/kind/value-text';
import { useSession } from '../../store/follow';
import { closeDialog, goToCell, showPlace, useView } from '../../store/view-store';
import { PickList } from '../pick/pick-list';

const MOST_OFFERED = 40;

/** 定位: goes to a cell by address, Chinese name, code or pinyin; candidates come as one types. */
export function GoToDialog() {
  const session = useSession();
  const shown = useView((state) => state.table);
  const scale = useView((state) => state.scale);
  const [query, setQuery] = useState('');
  const document = session.document();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session stays while its document changes
  const index = useMemo(() => indexPlaces(session), [session, document]);
  const places = useMemo(() => goToPlaces(index, query, shown, MOST_OFFERED), [index, query, shown]);

  const amountOf = ({ address }: Destination) => {
    const view = address === undefined ? undefined : session.cell(address);
    return view ? displayText(view.value, view.type, scale) : '';
  };
  const go = (key: string) => {
    const place = places.find((candidate) => keyOf(candidate) === key);
    if (!place) return;
    closeDialog();
    if (place.address === undefined) showPlace(place);
    else goToCell(place.address);
  };
  return (
    <Modal open title="定位" footer={null} width={620} onCancel={closeDialog}>
      <PickList
        label="定位到"
        placeholder="03 行政运行、本年收入合计、bnsrhj、03[2010301,2]"
        query={query}
        onQuery={setQuery}
        options={places.map((place) => ({
          key: keyOf(place),
          content: (
            <>
              <span>{place.name.table}</span>
              <span>{place.name.line}</span>
              <span className="quiet">{place.name.column}</span>
              <span className="quiet">
                {amountOf(place)}　{place.address ?? '整张表'}
              </span>
            </>
          ),
        }))}
        onPick={go}
        empty={
          query.trim() === ''
            ? '可写单元格地址、科目或项目的名称、编码、行次，或拼音首字母；前面写表号只在该表中找。'
            : '没有这样的单元格，请换一个名称、编码或地址'
        }
      />
    </Modal>
  );
}

function keyOf({ table, book, address }: Destination): string {
  return address ?? (book === undefined ? table : `${book}.${table}`);
}
