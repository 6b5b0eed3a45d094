import { Button } from 'antd';
import { useState } from 'react';
import type { Amount, Scale } from '#shared/amount/amount';
import { findAmount, LIKENESS_NAMES } from '#shared/find/find-amount';
import type { ValueType } from '#shared/kind/kinds';
import { sentenceText } from '#shared/kind/value-text';
import { placeText } from '#shared/session/cause-list';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { goToCell, useView } from '../../store/view-store';
import { PlaceList } from '../place-list/place-list';

type Props = { readonly difference: Amount; readonly type: ValueType; readonly scale: Scale };

/** 差额: asked for, the cells that hold this amount, its half or a negative of one. */
export function DifferenceLink({ difference, type, scale }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <div className="difference-link">
      <Button
        size="small"
        type="link"
        aria-expanded={open}
        title="查找等于差额、差额一半或相反数的单元格"
        onClick={() => setOpen(!open)}
      >
        查找差额 {sentenceText(difference, type, scale)}
      </Button>
      {open && <LikeAmounts difference={difference} type={type} scale={scale} />}
    </div>
  );
}

function LikeAmounts({ difference, type, scale }: Props) {
  const found = useFollowed(
    () => findAmount(openSession(), difference),
    (one, other) =>
      JSON.stringify(one.map(({ cell }) => cell)) === JSON.stringify(other.map(({ cell }) => cell)),
  );
  const standing = useView((view) => view.selection?.address);
  if (found.length === 0) return <p className="quiet">没有单元格是这个数、它的一半或相反数</p>;
  return (
    <PlaceList
      label="与差额相同的单元格"
      places={found.map(({ cell, value, likeness }) => ({
        key: cell,
        text: `${sentenceText(value, type, scale)}　${LIKENESS_NAMES[likeness]}`,
        where: placeText(openSession(), cell),
        isShown: cell === standing,
        go: () => goToCell(cell),
      }))}
    />
  );
}
