import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { isNumber, SCALE_NAMES } from '#shared/amount/amount';
import type { FormSummary } from '#shared/forms/form-summary';
import { AMOUNT } from '#shared/kind/kinds';
import { displayText } from '#shared/kind/value-text';
import type { FormKind } from '#shared/pack/pack';
import type { BookId } from '#shared/rule/rule';
import { useFollowedLines } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { useView } from '../../store/view-store';
import { addToList, deleteFromList, mayAdd, moveInList, openForm } from './form-deeds';
import { FormRow } from './form-row';
import { ListTools } from './list-tools';
import { useRowsInSight } from './rows-in-sight';

/** The columns and their widths, which are no row's: the name takes what is left. */
const COLUMN_WIDTHS: readonly (readonly [column: string, width?: number])[] = [
  ['序号', 46],
  ['项目名称'],
  ['级别', 76],
  ['涉密', 46],
  ['全年预算数', 124],
  ['全年执行数', 124],
  ['执行率', 74],
  ['得分', 64],
  ['等级', 46],
  ['问题', 118],
];

/** The list of 项目 with their forms: what is in each, and the ways to add, order and open them. */
export function FormList() {
  const forms = useFollowedLines(() => openSession().forms.summaries(), isSameList);
  const listed = useView((state) => state.listed);
  const scale = useView((state) => state.scale);
  const [renaming, setRenaming] = useState<BookId | null>(null);
  const room = useRef<HTMLDivElement>(null);
  const at = forms.findIndex(({ book }) => book === listed);
  const standing = forms[at]?.book ?? null;
  const { rows, look } = useRowsInSight(room, forms.length, at);

  useLayoutEffect(() => {
    if (standing === null || renaming !== null) return;
    const row = room.current?.querySelector<HTMLElement>(`[data-book="${CSS.escape(standing)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    row?.focus({ preventScroll: true });
    // What came into sight is drawn with it.
    look();
  }, [standing, renaming, look]);

  const stand = (book: BookId) => useView.setState({ listed: book });
  const add = (kind: FormKind) => {
    if (!mayAdd(kind)) return;
    const book = addToList(kind);
    if (book !== undefined && kind.of === 'project') setRenaming(book);
  };
  const keyOnRow = (event: KeyboardEvent) => {
    if (standing === null || event.target !== event.currentTarget.querySelector('tr:focus')) return;
    const deed = deedOf(event, standing, forms, { rename: () => setRenaming(standing), stand });
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  return (
    <main className="table-pane form-list-pane">
      <header className="form-list-head">
        <h1>绩效自评</h1>
        <ListTools forms={forms} standing={standing} onAdd={add} />
        <span className="quiet">金额单位：{SCALE_NAMES[scale]}</span>
      </header>
      <div ref={room} className="form-list-room">
        <table className="form-list" aria-rowcount={forms.length + 1}>
          <colgroup>
            {COLUMN_WIDTHS.map(([column, width]) => (
              <col key={column} {...(width === undefined ? {} : { style: { width } })} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {COLUMN_WIDTHS.map(([column]) => (
                <th key={column}>{column}</th>
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={keyOnRow}>
            {rows.map((row) => {
              if (row.kind === 'room')
                return (
                  <tr key={row.after} aria-hidden className="form-list-rest" style={{ height: row.height }} />
                );
              const form = forms[row.at];
              return (
                form && (
                  <FormRow
                    key={form.book}
                    form={form}
                    number={row.at + 1}
                    scale={scale}
                    isListed={form.book === standing}
                    isFirst={standing === null && row.at === 0}
                    isRenaming={form.book === renaming}
                    onRename={setRenaming}
                  />
                )
              );
            })}
          </tbody>
          {forms.length > 1 && <Totals forms={forms} />}
        </table>
        {forms.length === 0 && (
          <p className="quiet form-list-empty">
            还没有自评表。用“新增项目”逐个填写，或用“导入自评表”读取已有的工作簿和 Word 文档。
          </p>
        )}
      </div>
    </main>
  );
}

/** 项目 only: the department's form has their money in it. */
function Totals({ forms }: { readonly forms: readonly FormSummary[] }) {
  const scale = useView((state) => state.scale);
  const projects = forms.filter(({ kind }) => kind.of === 'project');
  const sum = (of: 'budget' | 'executed') =>
    displayText(
      projects.reduce((total, form) => total + (isNumber(form[of]) ? form[of] : 0n), 0n),
      AMOUNT,
      scale,
    );
  const secret = forms.filter(({ facts }) => facts.secret).length;
  return (
    <tfoot>
      <tr>
        <td />
        <td>
          项目合计 {projects.length} 个{secret > 0 ? `，其中涉密 ${secret} 个` : ''}
        </td>
        <td />
        <td />
        <td className="is-amount">{sum('budget')}</td>
        <td className="is-amount">{sum('executed')}</td>
        <td colSpan={4} />
      </tr>
    </tfoot>
  );
}

type Hands = { readonly rename: () => void; readonly stand: (book: BookId) => void };

/** What a key means on a line of the list. */
function deedOf(
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  book: BookId,
  forms: readonly FormSummary[],
  { rename, stand }: Hands,
): (() => void) | undefined {
  if (ctrlKey || metaKey || shiftKey) return undefined;
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step !== 0) {
    if (altKey) return () => moveInList(book, step);
    const next = forms[forms.findIndex((form) => form.book === book) + step];
    return next && (() => stand(next.book));
  }
  if (altKey) return undefined;
  const ends: Readonly<Record<string, FormSummary | undefined>> = { Home: forms[0], End: forms.at(-1) };
  const end = ends[key];
  if (end) return () => stand(end.book);
  switch (key) {
    case 'Enter':
      return () => openForm(book);
    case 'F2':
      return rename;
    case 'Delete':
      return () => deleteFromList(book);
    default:
      return undefined;
  }
}

function isSameList(one: readonly FormSummary[], other: readonly FormSummary[]): boolean {
  return one.length === other.length && one.every((form, at) => form === other[at]);
}
