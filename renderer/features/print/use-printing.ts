import { useEffect } from 'react';
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
