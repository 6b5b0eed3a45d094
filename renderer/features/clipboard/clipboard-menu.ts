import { say } from '../../feedback/say';
import { focusGrid, gridField } from '../../grid/grid-field';

/** 复制 and 剪切 chosen from a menu: the grid's field hears of it just as of their keys. */
export function copyFromMenu(command: 'copy' | 'cut'): void {
  focusGrid();
  // Deprecated for editing text; there is no other way to have the browser's own event.
  if (document.execCommand(command)) return;
  tell(
    command === 'copy'
      ? '浏览器不允许网页写入剪贴板，请按 Ctrl+C 复制'
      : '浏览器不允许网页写入剪贴板，请按 Ctrl+X 剪切',
  );
}

/** 粘贴 chosen from a menu: what the clipboard holds reaches the grid's field as with Ctrl+V. */
export async function pasteFromMenu(): Promise<void> {
  focusGrid();
  const clipboardData = await readClipboard();
  if (!clipboardData) tell('浏览器不允许网页读取剪贴板，请按 Ctrl+V 粘贴');
  else gridField()?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
}

const TYPES = ['text/html', 'text/plain'];

/** What stands on the clipboard; `undefined`: the browser or its user refuses to let the page read it. */
async function readClipboard(): Promise<DataTransfer | undefined> {
  const data = new DataTransfer();
  try {
    for (const item of await readItems()) {
      for (const type of TYPES.filter((wanted) => item.types.includes(wanted))) {
        data.setData(type, await (await item.getType(type)).text());
      }
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError') return undefined;
    throw error;
  }
  return data;
}

/** As they were copied: a browser that cleans HTML may take from a table what its exact numbers stand in. */
function readItems(): Promise<ClipboardItems> {
  // Not yet among the compiler's types of the page.
  const { clipboard }: { readonly clipboard: { read(as: unknown): Promise<ClipboardItems> } } = navigator;
  return clipboard.read({ unsanitized: ['text/html'] });
}

function tell(sentence: string): void {
  say().message.warning({ content: sentence, key: 'paste', duration: 6 });
}
