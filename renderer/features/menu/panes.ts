/** The parts of the window in the order F6 goes through them, each with what takes the focus there first. */
const PANES = [
  { pane: '.toolbar', first: 'button:enabled' },
  { pane: '.formula-bar', first: 'input' },
  { pane: '.table-list', first: '[aria-current="true"]' },
  { pane: '.table-pane', first: '.cell-field' },
  { pane: '.report-texts', first: 'textarea' },
  { pane: '.report-pages', first: 'button' },
  { pane: '.side-tabs', first: '[role="tab"][aria-selected="true"]' },
  { pane: '.side-panel', first: 'input' },
  { pane: '.status-bar', first: 'button:enabled' },
] as const;

/** Moves the focus to the next part of the window, or the one before; what is not shown is passed over. */
export function goToPane(step: 1 | -1): void {
  const shown = PANES.flatMap(({ pane, first }) => {
    const element = document.querySelector(pane);
    const target = element?.querySelector<HTMLElement>(first);
    return element && target ? [{ element, target }] : [];
  });
  const at = shown.findIndex(({ element }) => element.contains(document.activeElement));
  const next = at < 0 && step < 0 ? shown.length - 1 : (at + step + shown.length) % shown.length;
  shown[next]?.target.focus();
}
