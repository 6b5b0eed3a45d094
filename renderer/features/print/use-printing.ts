import { useEffect, useEffectEvent } from 'react';
import { PRINT_STYLE } from '#shared/print/print-style';

/** Lends the page the style of printed tables while something is to be printed. */
export function usePrintStyle(): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(PRINT_STYLE);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
    };
  }, []);
}

/** In the preview Ctrl+P prints what it shows, instead of the page as the browser sees it. */
export function usePrintKey(): void {
  useEffect(() => {
    const print = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      window.print();
    };
    window.addEventListener('keydown', print);
    return () => window.removeEventListener('keydown', print);
  }, []);
}

/** While it is printed, and only then, all that is printed stands beneath the page; the browser breaks it into pages. */
export function usePrintFlow(markup: () => string): void {
  const now = useEffectEvent(markup);
  useEffect(() => {
    let flow: HTMLElement | undefined;
    const begin = () => {
      flow?.remove();
      flow = document.createElement('div');
      flow.className = 'print-flow';
      flow.setAttribute('aria-hidden', 'true');
      // The markup comes from `drawTable`, which escapes every text.
      flow.innerHTML = now();
      document.body.append(flow);
    };
    const end = () => flow?.remove();
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      end();
    };
  }, []);
}
