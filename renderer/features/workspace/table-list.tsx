import { useMemo } from 'react';
import { shallow } from 'zustand/shallow';
import type { Diagnosis } from '#shared/diagnose/cause';
import { type AddressText, isOwn, ownTable } from '#shared/document/address';
import type { Finding } from '#shared/engine/finding';
import type { Table } from '#shared/pack/pack';
import type { TableId } from '#shared/rule/rule';
import { isEmptyTable } from '#shared/session/empty-table';
import type { Session } from '#shared/session/session';
import { useCauses } from '../../store/cause-search';
import { useFollowed } from '../../store/follow';
import { useJudged } from '../../store/judging';
import { openSession } from '../../store/project-store';
import { isShown as isCellShown, showDocument, showForms, showTable, useView } from '../../store/view-store';

/** The tables of the pack, each with its state at a glance. */
export function TableList() {
  const tables = useFollowed(() => openSession().pack.tables);
  const judged = useJudged();
  const troubles = useFollowed(
    () => (judged ? troublesByTable(openSession().failing()) : NO_TROUBLE),
    isSameTrouble,
  );
  const { diagnosis } = useCauses();
  const suspects = useMemo(() => suspectsByTable(diagnosis), [diagnosis]);
  const hasForms = useFollowed(() => openSession().pack.forms.length > 0);
  const hasDocument = useFollowed(() => openSession().pack.report !== undefined);
  const highlighted = useView((state) => state.highlighted);
  const lit = useMemo(() => litByTable(highlighted), [highlighted]);
  return (
    <nav className="table-list" aria-label="各表">
      {tables.map((table) => (
        <TableEntry
          key={table.id}
          table={table}
          troubles={troubles.get(table.id) ?? NO_TROUBLES}
          suspects={suspects.get(table.id) ?? 0}
          lit={lit.get(table.id) ?? 0}
        />
      ))}
      {!judged && <p className="table-list-judging quiet">正在核对…</p>}
      {(hasForms || hasDocument) && (
        <div className="table-list-end">
          {hasForms && <FormsEntry />}
          {hasDocument && <DocumentEntry />}
        </div>
      )}
    </nav>
  );
}

/** 绩效自评: how many 项目, and what is open in their forms. */
function FormsEntry() {
  const isShown = useView((state) => state.pane === 'forms');
  const highlighted = useView((state) => state.highlighted);
  const judged = useJudged();
  const { count, errors, warnings } = useFollowed(() => countForms(openSession(), judged), shallow);
  const lit = useMemo(
    () => [...highlighted].filter((cell) => !isOwn(cell) && isCellShown(cell)).length,
    [highlighted],
  );
  return (
    <button
      type="button"
      aria-current={isShown}
      className={isShown ? 'is-shown' : ''}
      onClick={() => showForms()}
    >
      <span className="table-list-number">评</span>
      <span className="table-list-title">
        绩效自评
        <TableNotes
          note={count === 0 ? '' : `${count} 份`}
          errors={errors}
          warnings={warnings}
          suspects={0}
          lit={lit}
        />
      </span>
    </button>
  );
}

/** What they come to when they are judged, until then how many there are. */
function countForms({ forms }: Session, judged: boolean): Troubles & { readonly count: number } {
  if (!judged) return { ...NO_TROUBLES, count: forms.ids().length };
  const all = forms.summaries();
  return {
    count: all.length,
    errors: all.reduce((sum, one) => sum + one.errors, 0),
    warnings: all.reduce((sum, one) => sum + one.warnings, 0),
  };
}

/** 情况说明, beside the tables it speaks of. */
function DocumentEntry() {
  const isShown = useView((state) => state.pane === 'document');
  return (
    <button
      type="button"
      aria-current={isShown}
      className={isShown ? 'is-shown' : ''}
      onClick={() => showDocument()}
    >
      <span className="table-list-number">文</span>
      <span className="table-list-title">情况说明</span>
    </button>
  );
}

type EntryProps = {
  readonly table: Table;
  readonly troubles: Troubles;
  readonly suspects: number;
  readonly lit: number;
};

function TableEntry({ table: { id, shortTitle }, troubles, suspects, lit }: EntryProps) {
  const isShown = useView((state) => state.pane === 'table' && state.table === id);
  const note = useFollowed(() => noteOf(openSession(), id));
  return (
    <button
      type="button"
      aria-current={isShown}
      className={isShown ? 'is-shown' : ''}
      onClick={() => showTable(id)}
    >
      <span className="table-list-number">{id}</span>
      <span className="table-list-title">
        {shortTitle}
        <TableNotes note={note} {...troubles} suspects={suspects} lit={lit} />
      </span>
    </button>
  );
}

function noteOf(session: Session, table: TableId): string {
  if (session.document().tables.get(table)?.absent === true) return '缺表';
  return isEmptyTable(session, table) ? '无数据' : '';
}

/** In words, beneath the title: what is wrong with the table, what is lit in it, or that there is nothing in it. */
function TableNotes({
  note,
  errors,
  warnings,
  suspects,
  lit,
}: Troubles & { readonly note: string; readonly suspects: number; readonly lit: number }) {
  if (note === '' && errors + warnings + suspects + lit === 0) return null;
  return (
    <span className="table-list-notes">
      {note !== '' && <span className="quiet">{note}</span>}
      {suspects > 0 && <span className="trouble is-suspect">疑似 {suspects} 处</span>}
      {errors > 0 && <span className="trouble is-errors">错误 {errors}</span>}
      {warnings > 0 && <span className="trouble is-warnings">警告 {warnings}</span>}
      {lit > 0 && <span className="lit-count">点亮 {lit} 格</span>}
    </span>
  );
}

/** How many cells of the identity being looked at stand in each table. */
function litByTable(highlighted: ReadonlySet<AddressText>): ReadonlyMap<string, number> {
  const lit = new Map<string, number>();
  for (const cell of highlighted) {
    const table = ownTable(cell);
    if (table !== undefined) lit.set(table, (lit.get(table) ?? 0) + 1);
  }
  return lit;
}

/** How many cells that are likely to be wrong stand in each table. */
function suspectsByTable({ groups }: Diagnosis): ReadonlyMap<string, number> {
  const cells = new Set(
    groups.flatMap(({ causes, equallyGood }) =>
      causes.slice(0, equallyGood).flatMap(({ changes }) => changes.map(({ cell }) => cell)),
    ),
  );
  const suspects = new Map<string, number>();
  for (const cell of cells) {
    const table = ownTable(cell);
    if (table !== undefined) suspects.set(table, (suspects.get(table) ?? 0) + 1);
  }
  return suspects;
}

type Troubles = { readonly errors: number; readonly warnings: number };
const NO_TROUBLES: Troubles = { errors: 0, warnings: 0 };
const NO_TROUBLE: ReadonlyMap<string, Troubles> = new Map();

/** A failing identity counts for every table it touches. */
function troublesByTable(failing: readonly Finding[]): ReadonlyMap<string, Troubles> {
  const troubles = new Map<string, Troubles>();
  for (const { severity, cells } of failing) {
    if (severity === 'hint') continue;
    for (const table of new Set(cells.flatMap((cell) => ownTable(cell) ?? []))) {
      const { errors, warnings } = troubles.get(table) ?? NO_TROUBLES;
      troubles.set(
        table,
        severity === 'error' ? { errors: errors + 1, warnings } : { errors, warnings: warnings + 1 },
      );
    }
  }
  return troubles;
}

function isSameTrouble(one: ReadonlyMap<string, Troubles>, other: ReadonlyMap<string, Troubles>): boolean {
  return (
    one.size === other.size && [...one].every(([table, troubles]) => shallow(troubles, other.get(table)))
  );
}
