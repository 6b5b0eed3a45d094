import type { Page } from '@playwright/test';

/** What stands on the clipboard, by type. */
export type Clipboard = { readonly text: string; readonly html: string };

/** Copies as another program does: these very contents, by a real copy. */
export async function putOnClipboard(page: Page, { text, html }: Partial<Clipboard>): Promise<void> {
  await page.evaluate(
    ([plain, table]) => {
      const source = document.body.appendChild(document.createElement('textarea'));
      source.className = 'other-program';
      source.value = 'copied';
      source.addEventListener('copy', (event) => {
        event.preventDefault();
        event.stopPropagation();
        if (plain !== undefined) event.clipboardData?.setData('text/plain', plain);
        if (table !== undefined) event.clipboardData?.setData('text/html', table);
      });
      source.select();
    },
    [text, html] as const,
  );
  await page.keyboard.press('Control+c');
  await page.evaluate(() => document.querySelector('.other-program')?.remove());
}

/** What another program gets when it pastes. */
export async function pasteElsewhere(page: Page): Promise<Clipboard> {
  await page.evaluate(() => {
    const target = document.body.appendChild(document.createElement('textarea'));
    target.className = 'other-program';
    target.addEventListener('paste', ({ clipboardData }) => {
      target.dataset.text = clipboardData?.getData('text/plain') ?? '';
      target.dataset.html = clipboardData?.getData('text/html') ?? '';
    });
    target.focus();
  });
  await page.keyboard.press('Control+v');
  return page.evaluate(() => {
    const target = document.querySelector<HTMLTextAreaElement>('.other-program')!;
    const { text = '', html = '' } = target.dataset;
    target.remove();
    return { text, html };
  });
}
