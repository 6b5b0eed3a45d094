import type { PackageParts } from '../../package/read-package';
import { scanXml } from '../../package/scan-xml';

/** `_x000D_` is how a workbook writes a character that XML cannot hold. */
export function unescapedText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Collects a text item's runs: every `t` but those of phonetic hints. */
export class TextItem {
  #text = '';
  #phonetic = 0;
  #inText = false;

  open(name: string): void {
    if (name === 'rPh') this.#phonetic += 1;
    this.#inText = name === 't' && this.#phonetic === 0;
  }

  text(piece: string): void {
    if (this.#inText) this.#text += piece;
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic -= 1;
    this.#inText = false;
  }

  whole(): string {
    return unescapedText(this.#text);
  }
}

/** The texts that cells share, by index; undefined when the part is broken. */
export function readSharedTexts(
  parts: PackageParts,
  part: string | undefined,
): readonly string[] | undefined {
  const bytes = part === undefined ? undefined : parts.get(part)?.bytes;
  if (bytes === undefined) return [];
  const texts: string[] = [];
  let item: TextItem | undefined;
  const trouble = scanXml(bytes, {
    open: (name) => {
      if (name === 'si') item = new TextItem();
      else item?.open(name);
    },
    text: (piece) => item?.text(piece),
    close: (name) => {
      if (name !== 'si') return item?.close(name);
      if (item !== undefined) texts.push(item.whole());
      item = undefined;
    },
  });
  return trouble === undefined ? texts : undefined;
}
