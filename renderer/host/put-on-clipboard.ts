/** What other programs take: plain text, and the same as a table where they can. */
export type Copied = { readonly text: string; readonly html?: string };

/** Fills what the browser is about to copy. */
export function fillClipboard(
  event: { readonly clipboardData: DataTransfer | null },
  { text, html }: Copied,
): void {
  event.clipboardData?.setData('text/plain', text);
  if (html !== undefined) event.clipboardData?.setData('text/html', html);
}

/** Puts it on the clipboard from a click; false: the browser does not let the page. */
export function putOnClipboard(copied: Copied): boolean {
  let isPut = false;
  const put = (event: ClipboardEvent): void => {
    fillClipboard(event, copied);
    event.preventDefault();
    event.stopImmediatePropagation();
    isPut = true;
  };
  document.addEventListener('copy', put, { capture: true });
  // Deprecated for editing text; the newer way asks for a permission that the program does without.
  document.execCommand('copy');
  document.removeEventListener('copy', put, { capture: true });
  return isPut;
}
