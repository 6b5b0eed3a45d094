import { LeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { shallow } from 'zustand/shallow';
import { isNumber } from '#shared/amount/amount';
import { toAddress, writeAddress } from '#shared/document/address';
import { NOT_FILLED } from '#shared/forms/untouched';
import { displayText } from '#shared/kind/value-text';
import type { FormKind } from '#shared/pack/pack';
import { tableLines } from '#shared/pack/table-shape';
import type { BookId } from '#shared/rule/rule';
import { useFollowed } from '../../store/follow';
import { leaveFocus } from '../../store/leave-focus';
import { openSession } from '../../store/project-store';
import { type FormTable, showForms, showPlace, useView } from '../../store/view-store';

/** Whose form it is, its tables, and how its score stands: what of the weights is still to be given among it. */
export function FormHead({ form: { book, table: shown } }: { readonly form: FormTable }) {
  const summary = useFollowed(() => openSession().forms.summaryOf(book));
  const failing = useFollowed(() => failingByTable(book), isSameCount);
  if (!summary) return null;
  const { kind, facts, grade, isUntouched } = summary;
  return (
    <header className="form-head">
      <div className="form-head-line">
        <Button size="small" type="link" icon={<LeftOutlined aria-hidden />} onClick={() => showForms(book)}>
          全部项目
        </Button>
        <strong className="form-name" title={facts.name}>
          {facts.name}
        </strong>
        {facts.level !== '' && <span className="quiet">{facts.level}项目</span>}
        {facts.secret && <span className="form-secret">涉密，不印出</span>}
        {isUntouched && <span className="trouble is-errors">{NOT_FILLED}</span>}
        <span className="toolbar-gap" />
        <Scores book={book} kind={kind} />
        {grade !== undefined && <b className="form-grade">{grade}</b>}
      </div>
      <div className="form-tabs" role="toolbar" aria-label="自评表的各部分" onMouseDown={leaveFocus}>
        {kind.tables.map(({ id, shortTitle }) => (
          <button
            key={id}
            type="button"
            aria-current={id === shown}
            className={id === shown ? 'is-shown' : ''}
            onClick={() => showPlace({ book, table: id })}
          >
            {shortTitle}
            {(failing.get(id) ?? 0) > 0 && <span className="trouble is-errors">{failing.get(id)}</span>}
          </button>
        ))}
      </div>
    </header>
  );
}

/** The lines of the table in which 总得分 stands. */
function Scores({ book, kind }: { readonly book: BookId; readonly kind: FormKind }) {
  const scale = useView((state) => state.scale);
  const scores = useFollowed(() => scoresOf(book, kind), isSameText);
  return (
    <span className="form-scores" role="status" aria-label="得分">
      {scores.map(({ label, text, isTotal }) => (
        <span key={`${label} ${scale}`} className={isTotal ? 'is-total' : ''}>
          {label} <b>{text}</b>
        </span>
      ))}
    </span>
  );
}

type Score = { readonly label: string; readonly text: string; readonly isTotal: boolean };

function scoresOf(book: BookId, { tables, score, weight }: FormKind): readonly Score[] {
  const session = openSession();
  const table = tables.find(({ id }) => id === score.table);
  if (!table) return [];
  return tableLines(table, []).flatMap(({ key, label }): Score[] => {
    // 满分 follows from the weights beside it, and stands in its own table.
    if (weight?.table === table.id && weight.line === key) return [];
    const view = session.cell(writeAddress({ book, table: table.id, line: key, column: score.column }));
    const isTotal = key === score.line;
    if (!view || view.kind === 'not-applicable' || (view.kind === 'input' && !isTotal)) return [];
    const text = isNumber(view.value) ? displayText(view.value, view.type, 'yuan') : '—';
    return [{ label, text, isTotal }];
  });
}

function isSameText(one: readonly Score[], other: readonly Score[]): boolean {
  return one.length === other.length && one.every((score, at) => shallow(score, other[at]));
}

/** How many errors and warnings touch each table of the form. */
function failingByTable(book: BookId): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { severity, cells } of openSession().forms.failingIn(book)) {
    if (severity === 'hint') continue;
    const tables = new Set(cells.map((cell) => toAddress(cell).table));
    for (const table of tables) counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  return counts;
}

function isSameCount(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return one.size === other.size && [...one].every(([table, count]) => other.get(table) === count);
}
