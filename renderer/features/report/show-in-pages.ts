const SHOWN = 'is-shown';
/** Frames after which what was asked for stands still: tables on the way are drawn as they come into sight. */
const SETTLED = 12;
let asked = 0;

/** Brings an element of the pages into sight and marks it until another is; the focus stays where it is. */
export function showInPages(selector: string): void {
  asked += 1;
  settle(selector, asked, SETTLED);
}

function settle(selector: string, serial: number, frames: number): void {
  const pages = document.querySelector('.report-pages');
  const element = pages?.querySelector(selector);
  if (serial !== asked || !pages) return;
  if (element) {
    for (const shown of pages.querySelectorAll(`.${SHOWN}`)) shown.classList.remove(SHOWN);
    element.classList.add(SHOWN);
    element.scrollIntoView({ block: 'center' });
  }
  if (frames > 0) requestAnimationFrame(() => settle(selector, serial, frames - 1));
}
