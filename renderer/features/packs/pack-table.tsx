import type { AddressText } from '#shared/document/address';
import type { LayoutCell, LayoutRow, TableLayout } from '#shared/layout/layout';

type Props = {
  readonly layout: TableLayout;
  readonly derived: ReadonlySet<AddressText>;
  readonly lit: ReadonlySet<AddressText>;
  readonly chosen: AddressText | null;
  readonly onChoose: (address: AddressText) => void;
};

/** A table without amounts: its words, its merged cells, and in each amount cell a button that names it. */
export function PackTable({ layout, derived, lit, chosen, onChoose }: Props) {
  const drawCell = (cell: LayoutCell) => {
    const { content, column, columnSpan, rowSpan, bold } = cell;
    const spans = { colSpan: columnSpan, rowSpan };
    if (content.kind !== 'cell') {
      return (
        <td key={column} {...spans} className={bold ? 'is-bold' : ''}>
          {'text' in content ? content.text : ''}
        </td>
      );
    }
    const { address } = content;
    const classes = [
      derived.has(address) ? 'kind-derived' : 'kind-input',
      lit.has(address) ? 'is-lit' : '',
      address === chosen ? 'is-chosen' : '',
    ];
    return (
      <td key={column} {...spans} className={classes.join(' ')}>
        <button
          type="button"
          title={address}
          aria-pressed={address === chosen}
          onClick={() => onChoose(address)}
        >
          {address}
        </button>
      </td>
    );
  };
  const drawRow = (row: LayoutRow) => <tr key={row.key}>{row.cells.map(drawCell)}</tr>;
  return (
    <div className="pack-table">
      <h4>{layout.title}</h4>
      <p className="pack-table-caption">
        <span>{layout.caption.organisation}</span>
        <span>{layout.caption.year}</span>
        <span>{layout.caption.scale}</span>
        <span>{layout.number}</span>
      </p>
      <table>
        <thead>{layout.header.map(drawRow)}</thead>
        <tbody>{layout.body.map(drawRow)}</tbody>
      </table>
      {layout.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
