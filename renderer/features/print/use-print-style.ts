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
