import { type ReactNode, useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { shallow } from 'zustand/shallow';
import type { TablePlace } from '#shared/document/address';
import { shapeAt, tablesIn } from '#shared/document/document';
import { rowKeeper } from '#shared/layout/lay-out-panel';
import { layOutPlane } from '#shared/layout/lay-out-plane';
import { layOutWords } from '#shared/layout/lay-out-words';
import { planeOfBook } from '#shared/layout/plane-of-book';
import { PRIOR_BOOK } from '#shared/pack/book';
import { hasRows } from '#shared/pack/row-keys';
import { codeLevels } from '#shared/pack/table-shape';
import type { BookId } from '#shared/rule/rule';
import { linesOf } from '#shared/session/book-lines';
import { comparePlane } from '#shared/session/compare-plane';
import { isEmptyTable } from '#shared/session/empty-table';
import { hiddenLines } from '#shared/session/hidden-lines';
import type { Session } from '#shared/session/session';
import { widestSheet } from '../../grid/column-widths';
import { failingCells } from '../../grid/failing-cells';
import { focusGrid } from '../../grid/grid-field';
import { TableGrid } from '../../grid/table-grid';
import { useFollowed, useFollowedLines } from '../../store/follow';
import { useJudged } from '../../store/judging';
import { openSession } from '../../store/project-store';
import { useShownScale } from '../../store/shown-table';
import {
  type ColumnWidths,
  forgetWidth,
  keepWidth,
  tableKey,
  useColumnWidths,
} from '../../store/view-settings';
import { placeKey, useView } from '../../store/view-store';
import { CompareBar } from '../compare/compare-bar';
import { comparedColumns } from '../compare/compared-columns';
import { LineTools, RowTools } from '../lines/line-tools';
import { typeOnLine } from '../lines/type-on-line';
import { BookBar } from '../sum/book-bar';
import { useWheelZoom } from '../zoom/use-wheel-zoom';
import { LOOKING_DEEDS } from './looking-deeds';
import { TABLE_DEEDS } from './table-deeds';
import { type MenuPlace, TableMenu } from './table-menu';

const NO_WIDTHS: ColumnWidths = {};
const NO_MENU = () => undefined;
const NOTHING_HIDDEN: ReadonlySet<string> = new Set();
const NONE_FAILING: ReturnType<typeof failingCells> = new Map();

/** The shown table of the project's own. */
export function TablePane() {
  const table = useView((view) => view.table);
  const looksAt = useView((view) => view.book);
  return <TableRoom place={{ table }} looksAt={looksAt} head={<BookBar />} />;
}

type Props = {
  readonly place: TablePlace;
  /** The book of a sum whose table is looked at in place of the project's own. */
  readonly looksAt?: BookId | null;
  /** What stands above the sheet. */
  readonly head?: ReactNode;
};

/** A table in its official look: title, 表号, caption, grid, notes. */
export function TableRoom({ place, looksAt = null, head }: Props) {
  const { highlighted, overriding, goal, comparing, comparedColumn, threshold, zoom } = useView(
    useShallow((view) => ({
      highlighted: view.highlighted,
      overriding: view.overriding,
      goal: view.goal,
      comparing: view.comparing,
      comparedColumn: view.comparedColumn,
      threshold: view.threshold,
      zoom: view.zoom,
    })),
  );
  const scale = useShownScale();
  const key = placeKey(place);
  const pane = useWheelZoom();
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const { session, table, lines, facts, notes, empty, prior } = useFollowedLines(
    () => contentOf(place, looksAt),
    shallow,
  );
  const { book } = place;
  const hidden = useFollowedLines(
    () => (table && book === undefined && looksAt === null ? hiddenLines(session, table) : NOTHING_HIDDEN),
    shallow,
  );
  const judged = useJudged();
  const failing = useFollowed(() => (judged ? failingCells(session.failing()) : NONE_FAILING), shallow);
  const words = useMemo(
    () => table && layOutWords(table, { facts, scale, empty }),
    [table, facts, scale, empty],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are kept for one table of one book
  const keep = useMemo(rowKeeper, [table, book]);
  const plane = useMemo(
    () =>
      table &&
      layOutPlane(table, { lines: lines ?? [], hidden, ...(book === undefined ? {} : { book }) }, keep),
    [table, lines, hidden, book, keep],
  );
  const compares = comparing && looksAt === null;
  const drawn = useMemo(() => {
    if (looksAt !== null) return plane && planeOfBook(plane, looksAt);
    // Asked anew when last year's book is another.
    return table && plane && prior && compares
      ? comparePlane(session, table, comparedColumns(table, plane, comparedColumn))
      : plane;
  }, [session, looksAt, table, plane, prior, compares, comparedColumn]);
  const widthsKey = tableKey(session.pack.id, widthsName(session, place), drawn?.columns.length ?? 0);
  const widths = useColumnWidths((state) => state.widths[widthsKey]) ?? NO_WIDTHS;
  const closeMenu = () => {
    setMenu(null);
    // Before an item opens a dialog, which gives the focus back to where it was.
    focusGrid();
  };
  if (!table || !words || !plane || !drawn) return null;
  const shownAs = `${key} ${drawn.columns.length} ${comparedColumn} ${looksAt ?? ''}`;
  return (
    <main ref={pane} className="table-pane" onKeyDownCapture={looksAt === null ? typeOnLine : undefined}>
      {head}
      <div className="table-sheet" style={{ maxWidth: (widestSheet(drawn) * Math.max(zoom, 100)) / 100 }}>
        <header className="table-title">
          <span className="table-number">{words.number}</span>
          <h1>{words.title}</h1>
          {hasRows(table) ? (
            <RowTools />
          ) : (
            looksAt === null && codeLevels(table) && <LineTools table={place.table} />
          )}
        </header>
        <div className="table-caption">
          <span>{words.caption.organisation}</span>
          <span>{words.caption.year}</span>
          <span>{words.caption.scale}</span>
        </div>
        {compares && book === undefined && (
          <CompareBar table={table} columns={comparedColumns(table, plane, comparedColumn)} />
        )}
        <TableGrid
          // Columns are named by their place; other columns are another grid.
          key={shownAs}
          shownAs={shownAs}
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
          onMenu={looksAt === null ? setMenu : NO_MENU}
          deeds={looksAt === null ? TABLE_DEEDS : LOOKING_DEEDS}
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
function contentOf(place: TablePlace, looksAt: BookId | null) {
  const session = openSession();
  const document = session.document();
  const { facts, notes, books } = document;
  const isOfForm = place.book !== undefined;
  return {
    session,
    table: shapeAt(session.pack, document, place),
    lines: isOfForm
      ? tablesIn(document, place.book)?.get(place.table)?.lines
      : linesOf(document, looksAt, place.table),
    facts: (looksAt !== null && books.get(looksAt)?.facts) || facts,
    notes,
    // A form says nothing in place of a table without amounts, and has no other year beside it.
    empty: !isOfForm && looksAt === null && isEmptyTable(session, place.table),
    prior: isOfForm ? undefined : books.get(PRIOR_BOOK),
  };
}

/** The forms of a kind share the widths that were dragged in one of them. */
function widthsName(session: Session, { book, table }: TablePlace): string {
  const kind = book === undefined ? undefined : session.document().books.get(book)?.kind;
  return kind === undefined ? table : `${kind}.${table}`;
}
