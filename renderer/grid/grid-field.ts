/** The text field that receives the keys of the shown grid. */
export function gridField(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>('.cell-field');
}

/** The keys belong to the grid again. */
export function focusGrid(): void {
  gridField()?.focus({ preventScroll: true });
}
