import type { AddressText } from '#shared/document/address';
import { displayText } from '#shared/kind/value-text';
import type { Inline } from '#shared/report/blocks';
import { cellInWords, writeCellName } from '#shared/session/cell-name';
import { isOfThisYear } from '#shared/session/session';
import { say } from '../../feedback/say';
import { openSession } from '../../store/project-store';
import { goToCell, useView } from '../../store/view-store';

type Bound = Extract<Inline, { kind: 'bound' }>;

/** Named at once; the rest of a long sum is counted. */
const MOST_CELLS = 8;

/** How the number came about: its formula, and each cell with its name, what it holds now and its note. */
export function boundTitle({ missing, formula, cells }: Bound): string {
  const each = [...new Set(cells)];
  const left = each.length - MOST_CELLS;
  return [
    ...(missing === undefined ? [] : [missing]),
    `算法：${formula}`,
    ...each.slice(0, MOST_CELLS).map(cellLine),
    ...(left > 0 ? [`…还有 ${left} 格`] : []),
  ].join('\n');
}

function cellLine(cell: AddressText): string {
  const session = openSession();
  const view = session.cell(cell);
  const name = cellInWords(session, cell);
  const note = session.document().notes.get(cell);
  return [
    cell,
    name ? writeCellName(name) : '',
    view ? displayText(view.value, view.type, session.pack.scale) || '空' : '没有这一格',
    note === undefined ? '' : `（批注：${note}）`,
  ].join('　');
}

/** Goes to the first of the project's own cells; all of them are lit. */
export function goToCells({ cells, formula }: Bound): void {
  const own = cells.filter((cell) => isOfThisYear(openSession(), cell));
  const [first] = own;
  if (first === undefined) {
    say().message.info(`“${formula}”取自上年数，不在本年的表里`, 5);
    return;
  }
  goToCell(first);
  useView.setState({ findingKey: null, highlighted: new Set(own) });
}
