import type { PackageParts } from '../../package/read-package';
import { relationshipsOf } from '../../package/relationships';
import { scanXml } from '../../package/scan-xml';
import { TextItem } from './plain-text';

/**
 * The comments of a worksheet part, by cell (`C7`). A broken comments part gives none: the sheet's own cells are
 * what the workbook is read for.
 */
export function readComments(parts: PackageParts, sheet: string): ReadonlyMap<string, string> {
  const comments = new Map<string, string>();
  const part = relationshipsOf(parts, sheet).find(({ type }) => type === 'comments')?.part;
  const bytes = part === undefined ? undefined : parts.get(part)?.bytes;
  if (bytes === undefined) return comments;
  let cell: string | undefined;
  let item: TextItem | undefined;
  const trouble = scanXml(bytes, {
    open: (name, { ref }) => {
      if (name === 'comment') {
        cell = ref;
        item = new TextItem();
      } else item?.open(name);
    },
    text: (piece) => item?.text(piece),
    close: (name) => {
      if (name !== 'comment') return item?.close(name);
      const text = item?.whole().trim() ?? '';
      if (cell !== undefined && text !== '') comments.set(cell, text);
      item = undefined;
    },
  });
  return trouble === undefined ? comments : new Map();
}
