import { type AddressText, toAddress } from '#shared/document/address';
import { explainRefusal } from '#shared/document/explain-refusal';
import { addressesIn } from '#shared/selection/addresses-in';
import { cellAt, type GridShape } from '#shared/selection/grid-shape';
import { rangeOf, type Selection } from '#shared/selection/selection';
import { cellInWords } from '#shared/session/cell-name';
import { KIND_NAMES } from '#shared/session/session';
import { say } from '../../feedback/say';
import { addressOf, codeOf, lineNamedBy } from '../../grid/cell-text';
import { clearCells } from '../../grid/clear-cells';
import { type Commit, commitText } from '../../grid/commit-text';
import type { GridDeeds } from '../../grid/grid-deeds';
import { takeEarlyKeys } from '../../store/early-keys';
import { openSession } from '../../store/project-store';
import { shownScale } from '../../store/shown-table';
import { whenFinished } from '../../store/typing';
import { placeKey, shownPlace, useView } from '../../store/view-store';
import { fillCells } from '../clipboard/fill-cells';
import { pasteBlock } from '../clipboard/paste-block';
import { pickLine } from '../lines/type-on-line';

/** How the grid's wishes reach the project; the same for every table. */
export const TABLE_DEEDS: GridDeeds = {
  commit: (address, typed) => commit([address], typed),
  spread: commit,
  paste: pasteBlock,
  fill: fillCells,
  clear: (addresses) => {
    const told = clearCells(openSession(), addresses);
    if (told !== undefined) inform(told);
  },
  canType: (address) => {
    const kind = openSession().cell(address)?.kind;
    if (kind === 'derived') return useView.getState().overriding === address;
    return kind === 'input' || kind === 'override';
  },
  refuse,
  composedOnWords: (text) => {
    if (!pickLine(text)) refuse(null);
  },
  nameOf: (address) => {
    const session = openSession();
    const name = cellInWords(session, address);
    const kind = session.cell(address)?.kind;
    return [address, name?.line, name?.column, kind && KIND_NAMES[kind]]
      .filter((word) => word !== undefined && word !== '')
      .join('，');
  },
  tell: (sentence) => say().message.warning({ content: sentence, key: 'refusal', duration: 6 }),
  endOverriding: () => {
    if (useView.getState().overriding !== null) useView.setState({ overriding: null });
  },
  whenFinished,
  standing: () => {
    const { selection, topRow, left } = useView.getState();
    const shown = shownPlace();
    const place = selection ? { selection, topRow } : shown && left.get(placeKey(shown));
    return place?.selection ? { ...place.selection, topRow: place.topRow } : null;
  },
  takesKeys: () => {
    const { takesKeys } = useView.getState();
    if (!takesKeys) return null;
    useView.setState({ takesKeys: false });
    return takeEarlyKeys();
  },
  fitsAt: (fittingZoom) => useView.setState({ fittingZoom }),
  scrolled: (topRow) => useView.setState({ topRow }),
  reached: () => useView.setState({ goal: null }),
  selected,
};

function commit(addresses: readonly AddressText[], typed: string): Commit {
  const { overriding } = useView.getState();
  return commitText(openSession(), addresses, typed, shownScale(), overriding);
}

function refuse(text: AddressText | null): void {
  const address = text === null ? undefined : toAddress(text);
  if (!address) {
    const isCompared = useView.getState().selection?.kind === 'compared';
    inform(
      isCompared
        ? '这里是与上年比较的数，不能录入；请在左边本年的栏录入'
        : '这里是表样文字，不能录入；科目的编码和名称用“修改科目”（F2）改',
    );
    return;
  }
  // Asking for nothing to be written brings the refusal's own words, formula included.
  const answer = openSession().run({ kind: 'set-cells', cells: [{ address, value: null }] });
  if (!answer.ok && answer.problem.kind !== 'nothing-to-do') inform(explainRefusal(answer.problem));
}

function inform(sentence: string): void {
  say().message.info({ content: sentence, key: 'refusal', duration: 6 });
}

function selected(shape: GridShape, selection: Selection): void {
  const { row, column } = selection.active;
  const cell = cellAt(shape, selection.active);
  const address = addressOf(cell);
  const { overriding } = useView.getState();
  useView.setState({
    selection: {
      rowKey: shape.rows[row]?.key ?? '',
      column,
      address,
      kind: cell?.content.kind ?? null,
      code: codeOf(shape.rows[row]?.cells.filter((one) => one !== undefined) ?? []),
      line: lineNamedBy(cell),
      addresses: addressesIn(shape, rangeOf(shape, selection)),
    },
    overriding: overriding === address ? overriding : null,
  });
}
