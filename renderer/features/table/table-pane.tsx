import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { layOutTable } from '#shared/layout/lay-out-table';
import { codeLevels } from '#shared/pack/table-shape';
import { isEmptyTable } from '#shared/session/empty-table';
import { hiddenLines } from '#shared/session/hidden-lines';
import { widestSheet } from '../../grid/column-widths';
import { failingCells } from '../../grid/failing-cells';
import { TableGrid } from '../../grid/table-grid';
import { useSession } from '../../store/project-store';
import { useView } from '../../store/view-store';
import { LineTools } from '../lines/line-tools';
import { typeOnLine } from '../lines/type-on-line';
import { TABLE_DEEDS } from './table-deeds';
import { type MenuPlace, TableMenu } from './table-menu';
import './table.css';

/** The shown table in its official look: title, 表号, caption, grid, notes. */
export function TablePane() {
  const session = useSession();
  const { id, scale, highlighted, overriding, goal } = useView(
    useShallow(({ table, scale, highlighted, overriding, goal }) => ({
      id: table,
      scale,
      highlighted,
      overriding,
      goal,
    })),
  );
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const document = session.document();
  const table = session.pack.tables.find((candidate) => candidate.id === id);
  const lines = document.tables.get(id)?.lines;
  const empty = isEmptyTable(session, id);
  const hiddenKeys = table ? [...hiddenLines(session, table)].join() : '';
  const layout = useMemo(() => {
    const hidden = new Set(hiddenKeys.split(','));
    return table && layOutTable(table, { lines: lines ?? [], facts: document.facts, scale, empty, hidden });
  }, [table, lines, document.facts, scale, empty, hiddenKeys]);
  const findings = session.findings();
  const failing = useMemo(() => failingCells(findings), [findings]);
  // The grid draws from the body; its rows stay the same objects while only values, notes or captions change.
  const stable = useMemo(() => (table && layout ? layout : undefined), [table, layout]);
  if (!table || !layout || !stable) return null;
  return (
    <main className="table-pane" onKeyDownCapture={typeOnLine}>
      <div className="table-sheet" style={{ maxWidth: widestSheet(layout) }}>
        <header className="table-title">
          <span className="table-number">{layout.number}</span>
          <h1>{layout.title}</h1>
          {codeLevels(table) && <LineTools table={id} />}
        </header>
        <div className="table-caption">
          <span>{layout.caption.organisation}</span>
          <span>{layout.caption.year}</span>
          <span>{layout.caption.scale}</span>
        </div>
        <TableGrid
          key={id}
          layout={stable}
          context={{ session, scale, failing, highlighted, notes: document.notes, overriding }}
          goal={goal}
          onMenu={setMenu}
          deeds={TABLE_DEEDS}
        />
        <footer className="table-notes">
          {layout.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </footer>
      </div>
      {menu && <TableMenu place={menu} onClose={() => setMenu(null)} />}
    </main>
  );
}
