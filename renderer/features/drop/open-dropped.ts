import { type FilePurpose, MOST_DROPPED_BYTES, WORKBOOK_ENDINGS } from '#shared/host/calls/files';
import { ask } from '../../feedback/ask';
import { say } from '../../feedback/say';
import { callHost } from '../../host/call-host';
import { SentenceError } from '../../host/host-problem';
import { reporting } from '../../host/reporting';
import { openProjectAt, replaceProject } from '../../store/open-project';
import { useProject } from '../../store/project-store';
import { sessionFromText } from '../../store/project-text';
import { finishTyping } from '../../store/typing';
import { openDialog } from '../../store/view-store';

/** Opens what was dropped on the page: a project, or a workbook in the dialog that imports it. Anything else is told of. */
export async function openDropped(files: readonly File[]): Promise<void> {
  await reporting(async () => {
    const [file] = files;
    if (!file) throw new SentenceError('拖入的不是文件，没有打开');
    if (files.length > 1)
      throw new SentenceError(`一次只能拖入一个文件，拖入了 ${files.length} 个，都没有打开`);
    if (asksAlready()) throw new SentenceError(`请先关闭对话框，再拖入“${file.name}”`);
    if (!finishTyping()) return;
    const endsIn = (ending: string) => file.name.toLowerCase().endsWith(ending);
    if (endsIn('.juesuan')) await openDroppedProject(file);
    else if (WORKBOOK_ENDINGS.some(endsIn)) await importDropped(file);
    else
      throw new SentenceError(
        `“${file.name}”不能这样打开：可以拖入项目（.juesuan），或工作簿（.xlsx、.xls、.et、.ods）和导出的表格（.csv、.html 等）`,
      );
  });
}

/** A dialog, a question or the chooser is finished first, as with the menus' keys. */
function asksAlready(): boolean {
  return [...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog.checkVisibility());
}

/** In a browser the page knows a dropped project's content and not where it lies: saving then asks for a place. */
async function openDroppedProject(file: File): Promise<void> {
  const path = await namedPath(file, 'open-project');
  if (path !== undefined) {
    await openProjectAt(path);
    return;
  }
  const text = textOf(await bytesOf(file), file.name);
  const opened = await replaceProject(async () => ({
    session: await sessionFromText(text, file.name),
    file: null,
    isSafe: false,
  }));
  if (opened) say().message.info(`已打开“${file.name}”的内容；浏览器不说明它的位置，保存时请选择文件`, 6);
}

async function importDropped(file: File): Promise<void> {
  const path = await namedPath(file, 'open-workbook');
  // Nothing is asked about a file that cannot be read.
  const bytes = path === undefined ? await bytesOf(file) : new Uint8Array();
  const as = useProject.getState().session === null ? 'new-project' : await askWhichYear(file.name);
  if (as !== undefined) openDialog({ kind: 'import', as, path: path ?? (await upload(file.name, bytes)) });
}

/** With a project open a workbook may be of either year. */
function askWhichYear(name: string): Promise<'prior' | 'this-year' | undefined> {
  return ask(`“${name}”是哪一年的工作簿？`, '读取后先列出结果，确定后才写入项目。', '取消', [
    { answer: 'prior', label: '上年数' },
    { answer: 'this-year', label: '本年' },
  ]);
}

/** The desktop window knows where the file lies, and names it to the host as if chosen; undefined: a browser does not. */
async function namedPath(file: File, purpose: FilePurpose): Promise<string | undefined> {
  const path = window.juesuan?.pathOf(file) ?? '';
  if (path === '') return undefined;
  const named = await callHost('files.name', { purpose, path });
  return named.outcome === 'named' ? named.file.path : named.path;
}

async function upload(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { path } = await callHost('files.drop', {
    name: name.slice(-255),
    size: bytes.length,
    base64: await base64Of(bytes),
  });
  return path;
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > MOST_DROPPED_BYTES)
    throw new SentenceError(
      `“${file.name}”有 ${Math.ceil(file.size / 1024 / 1024)} MB，拖入的文件最多 32 MB，请用“打开”或“导入”选择它`,
    );
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw new SentenceError(`读不到“${file.name}”：它是文件夹，或已被移走、正被别的程序占用`);
  }
}

function textOf(bytes: Uint8Array<ArrayBuffer>, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new SentenceError(`“${name}”不是项目文件，或已损坏`);
  }
}

/** The browser's own way, which has no limit of arguments. */
async function base64Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new FileReader();
  const loaded = new Promise((resolve) => reader.addEventListener('loadend', resolve));
  reader.readAsDataURL(new Blob([bytes]));
  await loaded;
  return String(reader.result).replace(/^[^,]*,/, '');
}
