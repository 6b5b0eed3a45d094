/** The text field that receives the keys of the shown grid. */
export function gridField(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>('.cell-field');
}

/** The keys belong to the grid again. */
export function focusGrid(): void {
  gridField()?.focus({ preventScroll: true });
}
