import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { shallow } from 'zustand/shallow';
import { layOutPlane } from '#shared/layout/lay-out-plane';
import { layOutWords } from '#shared/layout/lay-out-words';
import { planeOfBook } from '#shared/layout/plane-of-book';
import { PRIOR_BOOK } from '#shared/pack/book';
import { codeLevels } from '#shared/pack/table-shape';
import type { BookId } from '#shared/rule/rule';
import { linesOf } from '#shared/session/book-lines';
import { comparePlane } from '#shared/session/compare-plane';
import { isEmptyTable } from '#shared/session/empty-table';
import { hiddenLines } from '#shared/session/hidden-lines';
import { widestSheet } from '../../grid/column-widths';
import { failingCells } from '../../grid/failing-cells';
import { focusGrid } from '../../grid/grid-field';
import { TableGrid } from '../../grid/table-grid';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import {
  type ColumnWidths,
  forgetWidth,
  keepWidth,
  tableKey,
  useColumnWidths,
} from '../../store/view-settings';
import { useView } from '../../store/view-store';
import { CompareBar } from '../compare/compare-bar';
import { comparedColumns } from '../compare/compared-columns';
import { LineTools } from '../lines/line-tools';
import { typeOnLine } from '../lines/type-on-line';
import { BookBar } from '../sum/book-bar';
import { useWheelZoom } from '../zoom/use-wheel-zoom';
import { LOOKING_DEEDS } from './looking-deeds';
import { TABLE_DEEDS } from './table-deeds';
import { type MenuPlace, TableMenu } from './table-menu';
import './table.css';

const NO_WIDTHS: ColumnWidths = {};
const NO_MENU = () => undefined;
const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/** The shown table in its official look: title, 表号, caption, grid, notes. */
export function TablePane() {
  const { id, book, scale, highlighted, overriding, goal, comparing, comparedColumn, threshold, zoom } =
    useView(
      useShallow((view) => ({
        id: view.table,
        book: view.book,
        scale: view.scale,
        highlighted: view.highlighted,
        overriding: view.overriding,
        goal: view.goal,
        comparing: view.comparing,
        comparedColumn: view.comparedColumn,
        threshold: view.threshold,
        zoom: view.zoom,
      })),
    );
  const pane = useWheelZoom();
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const { session, table, lines, facts, notes, empty, prior } = useFollowed(
    () => contentOf(id, book),
    shallow,
  );
  const hidden = useFollowed(
    () => (table && book === null ? hiddenLines(session, table) : NOTHING_HIDDEN),
    shallow,
  );
  const failing = useFollowed(() => failingCells(session.findings()), shallow);
  const words = useMemo(
    () => table && layOutWords(table, { facts, scale, empty }),
    [table, facts, scale, empty],
  );
  const plane = useMemo(
    () => table && layOutPlane(table, { lines: lines ?? [], hidden }),
    [table, lines, hidden],
  );
  const compares = comparing && book === null;
  const drawn = useMemo(() => {
    if (book !== null) return plane && planeOfBook(plane, book);
    // Asked anew when last year's book is another.
    return table && plane && prior && compares
      ? comparePlane(session, table, comparedColumns(table, plane, comparedColumn))
      : plane;
  }, [session, book, table, plane, prior, compares, comparedColumn]);
  const widthsKey = tableKey(session.pack.id, id, drawn?.columns.length ?? 0);
  const widths = useColumnWidths((state) => state.widths[widthsKey]) ?? NO_WIDTHS;
  const closeMenu = () => {
    setMenu(null);
    // Before an item opens a dialog, which gives the focus back to where it was.
    focusGrid();
  };
  if (!table || !words || !plane || !drawn) return null;
  return (
    <main ref={pane} className="table-pane" onKeyDownCapture={book === null ? typeOnLine : undefined}>
      <BookBar />
      <div className="table-sheet" style={{ maxWidth: (widestSheet(drawn) * Math.max(zoom, 100)) / 100 }}>
        <header className="table-title">
          <span className="table-number">{words.number}</span>
          <h1>{words.title}</h1>
          {codeLevels(table) && book === null && <LineTools table={id} />}
        </header>
        <div className="table-caption">
          <span>{words.caption.organisation}</span>
          <span>{words.caption.year}</span>
          <span>{words.caption.scale}</span>
        </div>
        {compares && <CompareBar table={table} columns={comparedColumns(table, plane, comparedColumn)} />}
        <TableGrid
          // Columns are named by their place; other columns are another grid.
          key={`${id} ${drawn.columns.length} ${comparedColumn} ${book ?? ''}`}
          name={`${words.number} ${words.title}`.trim()}
          plane={drawn}
          context={{
            session,
            scale,
            failing,
            highlighted,
            notes,
            overriding,
            threshold,
            zoom,
            widths,
          }}
          goal={goal}
          // Nothing is done to a table of another book.
          onMenu={book === null ? setMenu : NO_MENU}
          deeds={book === null ? TABLE_DEEDS : LOOKING_DEEDS}
          onWidth={(column, width) =>
            width === null ? forgetWidth(widthsKey, column) : keepWidth(widthsKey, column, width)
          }
        />
        <footer className="table-notes">
          {words.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </footer>
      </div>
      {menu && <TableMenu place={menu} onClose={closeMenu} />}
    </main>
  );
}

/** What a table is drawn from, besides the values of its cells, which the grid asks for itself. */
function contentOf(id: string, book: BookId | null) {
  const session = openSession();
  const { facts, notes, books } = session.document();
  const table = session.pack.tables.find((candidate) => candidate.id === id);
  return {
    session,
    table,
    lines: linesOf(session.document(), book, id),
    facts: (book !== null && books.get(book)?.facts) || facts,
    notes,
    empty: book === null && isEmptyTable(session, id),
    prior: books.get(PRIOR_BOOK),
  };
}
