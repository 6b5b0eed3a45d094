import { useEffect } from 'react';

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
