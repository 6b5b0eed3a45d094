import { Button, Input, type InputRef, Tag } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isText, type Scale } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import { displayText, editText } from '#shared/kind/value-text';
import { cellInWords, shownAddress, writeCellName } from '#shared/session/cell-name';
import { formulaText } from '#shared/session/explanation-text';
import { type CellView, KIND_NAMES, type Session } from '#shared/session/session';
import { say } from '../../feedback/say';
import { clearCells } from '../../grid/clear-cells';
import { commitText } from '../../grid/commit-text';
import { focusGrid } from '../../grid/grid-field';
import { useSession, useStanding } from '../../store/follow';
import { useShownScale } from '../../store/shown-table';
import { useFinish } from '../../store/typing';
import { openDialog, toggleSidePanel, useView } from '../../store/view-store';

/** Address, meaning, formula and value of the cell the clerk stands on. */
export function FormulaBar() {
  const session = useSession();
  const address = useStanding()?.address ?? null;
  const scale = useShownScale();
  const overriding = useView((state) => state.overriding);
  const isLooking = useView((state) => state.book !== null);
  const explains = useView((state) => state.sidePanel === 'cell');
  const view = address === null ? undefined : session.cell(address);
  const formula = view ? formulaOf(view, session, scale) : '';
  const exact = view ? editText(view.value, view.type, scale) : '';
  const [typed, setTyped] = useState(exact);
  /** The cell whose 改写 goes on in this field: the grid's own ends when the focus leaves it. */
  const [overridingHere, setOverridingHere] = useState<AddressText | null>(null);
  const field = useRef<InputRef>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: two cells may hold the same text
  useEffect(() => setTyped(exact), [exact, address]);

  const name = view && cellInWords(session, view.address);
  const meaning = name ? writeCellName(name) : '';
  const note = view && session.document().notes.get(view.address);
  const isOverriding = view !== undefined && [overriding, overridingHere].includes(view.address);
  const typeable = !isLooking && (view?.kind === 'input' || view?.kind === 'override' || isOverriding);
  const commit = (): boolean => {
    if (!view || !typeable) return true;
    if (typed === exact) {
      setOverridingHere(null);
      return true;
    }
    const result = commitText(session, [view.address], typed, scale, isOverriding ? view.address : null);
    const sentence = result.done ? result.notice : result.sentence;
    if (result.done) {
      // At once, for leaving the field commits again; and what was typed may come to what stood there before.
      const now = session.cell(view.address);
      setTyped(now ? editText(now.value, now.type, scale) : '');
      setOverridingHere(null);
      useView.setState({ overriding: null });
    }
    if (sentence !== undefined) say().message.warning(sentence, 6);
    return result.done;
  };
  const giveUp = (): boolean => {
    setTyped(exact);
    setOverridingHere(null);
    useView.setState({ overriding: null });
    return true;
  };
  /** Enter and Tab take the text, Esc gives it up; then the keys are the grid's again, as in Excel. */
  const leaveByKey = (event: KeyboardEvent) => {
    const takes = event.key === 'Enter' || event.key === 'Tab';
    if (event.nativeEvent.isComposing || (!takes && event.key !== 'Escape')) return;
    // Drawn before the field is left, which commits what it shows.
    if (!flushSync(takes ? commit : giveUp)) return;
    event.preventDefault();
    event.stopPropagation();
    focusGrid();
  };
  // The grid finishes what is typed there.
  useFinish(() => field.current?.input !== document.activeElement || commit());
  return (
    <div className="formula-bar">
      <span className="formula-address" title={view?.address}>
        {view ? shownAddress(session, view.address) : ''}
      </span>
      <Input
        ref={field}
        className={view && isText(view.value) ? 'formula-value is-words' : 'formula-value'}
        aria-label="单元格的值"
        value={typeable ? typed : view ? displayText(view.value, view.type, scale) : ''}
        readOnly={!typeable}
        onPointerDown={() => isOverriding && setOverridingHere(view.address)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={leaveByKey}
      />
      {view && <Tag color={view.kind === 'override' ? 'orange' : 'default'}>{KIND_NAMES[view.kind]}</Tag>}
      {view && (
        <Button
          size="small"
          title="本格公式（Ctrl+E）"
          aria-pressed={explains}
          onClick={() => toggleSidePanel('cell')}
        >
          公式
        </Button>
      )}
      {view?.kind === 'derived' && !isLooking && (
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
      <span className="formula-text" title={view ? `${meaning}　${formula}` : ''}>
        {view ? meaning : '选中一个单元格，这里显示它的含义和公式'}
        {formula !== '' && <span className="quiet">　{formula}</span>}
      </span>
      {note !== undefined && view && (
        <button
          type="button"
          className="formula-note"
          title={`批注：${note}`}
          onClick={() => openDialog({ kind: 'note', address: view.address })}
        >
          批注：{note}
        </button>
      )}
    </div>
  );
}

/** The formula with the numbers put in; on an overridden cell what it would give. */
function formulaOf(view: CellView, session: Session, scale: Scale): string {
  const formula = view.formula && session.explainFormula(view.address);
  if (!formula) return '';
  const differs =
    view.kind === 'override'
      ? `（公式计算值 ${displayText(view.computed ?? null, view.type, scale) || '空'}）`
      : '';
  return `${formulaText(formula, scale)}${differs}`;
}
