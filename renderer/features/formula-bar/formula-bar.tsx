import { Button, Input, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { displayText } from '#shared/amount/format-amount';
import { cellName, writeCellName } from '#shared/session/cell-name';
import type { CellView } from '#shared/session/session';
import { viewAt } from '../../grid/cell-text';
import { clearCells } from '../../grid/clear-cells';
import { commitText } from '../../grid/commit-text';
import { editText } from '../../grid/edit-text';
import { useSession } from '../../store/project-store';
import { useView } from '../../store/view-store';
import { say } from '../feedback/say';

const KIND_NAMES: Readonly<Record<CellView['kind'], string>> = {
  input: '录入',
  derived: '计算',
  override: '改写',
  'not-applicable': '不适用',
};

/** Address, meaning, formula and value of the cell the clerk stands on. */
export function FormulaBar() {
  const session = useSession();
  const address = useView((state) => state.selection?.address ?? null);
  const scale = useView((state) => state.scale);
  const overriding = useView((state) => state.overriding);
  const view = address === null ? undefined : viewAt(session, address);
  const exact = view ? editText(view.value, view.type, scale) : '';
  const [typed, setTyped] = useState(exact);
  // biome-ignore lint/correctness/useExhaustiveDependencies: two cells may hold the same text
  useEffect(() => setTyped(exact), [exact, address]);

  const name = view && cellName(session, view.address);
  const meaning = name ? writeCellName(name) : '';
  const isOverriding = view !== undefined && overriding === view.address;
  const typeable = view?.kind === 'input' || view?.kind === 'override' || isOverriding;
  const commit = () => {
    if (!view || !typeable || (typed === exact && !isOverriding)) return;
    const result = commitText(session, view.address, typed, scale, isOverriding);
    const sentence = result.done ? result.notice : result.sentence;
    if (result.done) useView.setState({ overriding: null });
    if (sentence !== undefined) say().message.warning(sentence, 6);
  };
  return (
    <div className="formula-bar">
      <span className="formula-address">{view?.address ?? ''}</span>
      <Input
        className="formula-value"
        aria-label="单元格的值"
        value={typeable ? typed : displayText(view?.value ?? null, view?.type ?? 'amount', scale)}
        readOnly={!typeable}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={commit}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Escape' && setTyped(exact)}
      />
      {view && <Tag color={view.kind === 'override' ? 'orange' : 'default'}>{KIND_NAMES[view.kind]}</Tag>}
      {view?.kind === 'derived' && (
        <Button
          size="small"
          onClick={() => useView.setState({ overriding: view.address })}
          disabled={isOverriding}
        >
          改写
        </Button>
      )}
      {view?.kind === 'override' && (
        <Button size="small" onClick={() => clearCells(session, [view.address])}>
          恢复公式
        </Button>
      )}
      <span className="formula-text" title={view ? `${meaning}　${formulaOf(view, scale)}` : ''}>
        {view ? meaning : '选中一个单元格，这里显示它的含义和公式'}
        {view?.formula && <span className="quiet">　{formulaOf(view, scale)}</span>}
      </span>
    </div>
  );
}

function formulaOf(view: CellView, scale: 'yuan' | 'wanyuan'): string {
  if (!view.formula) return '';
  const { text, meaning } = view.formula;
  const differs =
    view.kind === 'override'
      ? `（公式计算值 ${displayText(view.computed ?? null, view.type, scale) || '空'}）`
      : '';
  return `${text}　${meaning}${differs}`;
}
