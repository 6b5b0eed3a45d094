import { useMemo } from 'react';
import type { AddressText } from '#shared/document/address';
import type { Finding } from '#shared/engine/finding';
import { isEmptyTable } from '#shared/session/empty-table';
import { useSession } from '../../store/project-store';
import { showTable, useView } from '../../store/view-store';

/** The tables of the pack, each with its state at a glance. */
export function TableList() {
  const session = useSession();
  const shown = useView((state) => state.table);
  const findings = session.findings();
  const troubles = useMemo(() => troublesByTable(findings), [findings]);
  const highlighted = useView((state) => state.highlighted);
  const lit = useMemo(() => litByTable(highlighted), [highlighted]);
  return (
    <nav className="table-list" aria-label="各表">
      {session.pack.tables.map(({ id, shortTitle }) => {
        const { errors, warnings } = troubles.get(id) ?? { errors: 0, warnings: 0 };
        const absent = session.document().tables.get(id)?.absent === true;
        const note = absent ? '缺表' : isEmptyTable(session, id) ? '无数据' : '';
        return (
          <button
            key={id}
            type="button"
            aria-current={id === shown}
            className={id === shown ? 'is-shown' : ''}
            onClick={() => showTable(id)}
          >
            <span className="table-list-number">{id}</span>
            <span className="table-list-title">
              {shortTitle}
              <TableNotes note={note} errors={errors} warnings={warnings} lit={lit.get(id) ?? 0} />
            </span>
          </button>
        );
      })}
    </nav>
  );
}

/** In words, beneath the title: what is wrong with the table, what is lit in it, or that there is nothing in it. */
function TableNotes({
  note,
  errors,
  warnings,
  lit,
}: Troubles & { readonly note: string; readonly lit: number }) {
  if (note === '' && errors + warnings + lit === 0) return null;
  return (
    <span className="table-list-notes">
      {note !== '' && <span className="quiet">{note}</span>}
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
    const table = cell.slice(0, cell.indexOf('['));
    lit.set(table, (lit.get(table) ?? 0) + 1);
  }
  return lit;
}

type Troubles = { readonly errors: number; readonly warnings: number };

/** A failing identity counts for every table it touches. */
function troublesByTable(findings: readonly Finding[]): ReadonlyMap<string, Troubles> {
  const troubles = new Map<string, Troubles>();
  for (const { state, severity, cells } of findings) {
    if (state !== 'fail' || severity === 'hint') continue;
    for (const table of new Set(cells.map((cell) => cell.slice(0, cell.indexOf('['))))) {
      const { errors, warnings } = troubles.get(table) ?? { errors: 0, warnings: 0 };
      troubles.set(
        table,
        severity === 'error' ? { errors: errors + 1, warnings } : { errors, warnings: warnings + 1 },
      );
    }
  }
  return troubles;
}
