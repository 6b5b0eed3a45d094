import { useMemo } from 'react';
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
              <TableNotes note={note} errors={errors} warnings={warnings} />
            </span>
          </button>
        );
      })}
    </nav>
  );
}

/** In words, beneath the title: what is wrong with the table, or that there is nothing in it. */
function TableNotes({ note, errors, warnings }: Troubles & { readonly note: string }) {
  if (note === '' && errors + warnings === 0) return null;
  return (
    <span className="table-list-notes">
      {note !== '' && <span className="quiet">{note}</span>}
      {errors > 0 && <span className="trouble is-errors">错误 {errors}</span>}
      {warnings > 0 && <span className="trouble is-warnings">警告 {warnings}</span>}
    </span>
  );
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
