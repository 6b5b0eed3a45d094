import { useMemo, useState } from 'react';
import { parseAddress } from '#shared/document/address';
import { explainRefusal } from '#shared/document/explain-refusal';
import { addComparison } from '#shared/layout/add-comparison';
import { layOutTable } from '#shared/layout/lay-out-table';
import type { TableLayout } from '#shared/layout/layout';
import type { Table } from '#shared/pack/pack';
import { codeLevels } from '#shared/pack/table-shape';
import { isEmptyTable } from '#shared/session/empty-table';
import { hiddenLines } from '#shared/session/hidden-lines';
import { addressOf, codeOf, viewAt } from '../../grid/cell-text';
import { widestSheet } from '../../grid/column-widths';
import { clearCell, commitText } from '../../grid/commit-text';
import { failingCells } from '../../grid/failing-cells';
import { type GridStand, TableGrid } from '../../grid/table-grid';
import type { GridDeeds } from '../../grid/use-grid-deeds';
import { openSession, useSession } from '../../store/project-store';
import { useView, type ViewState } from '../../store/view-store';
import { CompareBar } from '../compare/compare-bar';
import { comparedColumns } from '../compare/compared-columns';
import { say } from '../feedback/say';
import { LineTools } from '../lines/line-tools';
import { typeOnLine } from '../lines/type-on-line';
import { useWheelZoom } from '../zoom/use-wheel-zoom';
import { type MenuPlace, TableMenu } from './table-menu';
import './table.css';

/** The shown table in its official look: title, 表号, caption, grid, notes. */
export function TablePane() {
  const session = useSession();
  const {
    table: id,
    scale,
    highlighted,
    overriding,
    goal,
    comparing,
    comparedColumn,
    threshold,
    zoom,
  } = useView();
  const pane = useWheelZoom();
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
  const stable = useMemo(
    () => (table && layout && comparing ? withComparison(layout, table, comparedColumn) : layout),
    [table, layout, comparing, comparedColumn],
  );
  if (!table || !layout || !stable) return null;
  return (
    <main ref={pane} className="table-pane" onKeyDownCapture={typeOnLine}>
      <div className="table-sheet" style={{ maxWidth: (widestSheet(stable) * Math.max(zoom, 100)) / 100 }}>
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
        {comparing && <CompareBar table={table} columns={comparedColumns(table, layout, comparedColumn)} />}
        <TableGrid
          // Columns are named by their place; other columns are another grid.
          key={`${id} ${stable.columns.length} ${comparedColumn}`}
          layout={stable}
          context={{
            session,
            scale,
            failing,
            highlighted,
            notes: document.notes,
            overriding,
            threshold,
            zoom,
          }}
          goal={goal}
          onStand={stand}
          onContextMenu={(at, { x, y }) => {
            stand(at);
            setMenu({ x, y });
          }}
          deeds={DEEDS}
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

function withComparison(layout: TableLayout, table: Table, chosen: ViewState['comparedColumn']): TableLayout {
  const numbers = comparedColumns(table, layout, chosen);
  const beside = layout.columns.flatMap(({ amount }, at) =>
    amount !== undefined && numbers.includes(amount) ? [at] : [],
  );
  return addComparison(layout, new Set(beside));
}

function stand({ row, column }: GridStand): void {
  const cell = row.covering.get(column);
  const address = addressOf(cell);
  const before = useView.getState();
  useView.setState({
    selection: { rowKey: row.key, column, address, code: codeOf(row.starting.values()) },
    overriding: before.overriding === address ? before.overriding : null,
  });
}

/** How the grid's wishes reach the project; the same for every table. */
const DEEDS: GridDeeds = {
  commit: (address, typed) => {
    const { scale, overriding } = useView.getState();
    return commitText(openSession(), address, typed, scale, overriding === address);
  },
  clear: (address) => clearCell(openSession(), address),
  canType: (address) => {
    const kind = viewAt(openSession(), address)?.kind;
    if (kind === 'derived') return useView.getState().overriding === address;
    return kind === 'input' || kind === 'override';
  },
  refuse: (text) => {
    const address = text === null ? undefined : parseAddress(text);
    if (!address) {
      say().message.info({
        content: '这里是表样文字，不能录入；科目名称用“改名”修改',
        key: 'refusal',
        duration: 4,
      });
      return;
    }
    // Asking for nothing to be written brings the refusal's own words, formula included.
    const answer = openSession().run({ kind: 'set-cells', cells: [{ address, value: null }] });
    if (!answer.ok && answer.problem.kind !== 'nothing-to-do') {
      say().message.info({ content: explainRefusal(answer.problem), key: 'refusal', duration: 6 });
    }
  },
  tell: (sentence) => say().message.warning({ content: sentence, key: 'refusal', duration: 6 }),
  endOverriding: () => useView.setState({ overriding: null }),
  override: (address) => useView.setState({ overriding: address }),
};
