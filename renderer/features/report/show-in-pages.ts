const SHOWN = 'is-shown';

/** Brings an element of the pages into sight and marks it until another is; the focus stays where it is. */
export function showInPages(selector: string): void {
  const pages = document.querySelector('.report-pages');
  const element = pages?.querySelector(selector);
  if (!pages || !element) return;
  for (const shown of pages.querySelectorAll(`.${SHOWN}`)) shown.classList.remove(SHOWN);
  element.classList.add(SHOWN);
  element.scrollIntoView({ block: 'center' });
}
