import { alignmentOf, workbookFormat } from '#shared/kind/value-text';
import type { CellView } from '#shared/session/session';
import { type Alignment, type CellLook, cellLook } from './cell-look';

const GENERAL = 'General';

/** Keeps a text a text, whatever it starts with. */
const TEXT_FORMAT = '@';

/** Words around the table. */
export function captionLook(font: 'plain' | 'title', horizontal: Alignment['horizontal']): CellLook {
  // A text that starts with = stays one, also when the clerk edits the cell.
  return cellLook(font, false, TEXT_FORMAT, { horizontal, vertical: 'middle' });
}

export function noteLook(): CellLook {
  return cellLook('plain', false, GENERAL, { horizontal: 'left', vertical: 'top', fit: 'wrap' });
}

export function emptyLook(bold: boolean): CellLook {
  return cellLook(fontOf(bold), true, GENERAL);
}

/** A header word has room for two lines; a label gets smaller rather than lose its end. */
export function wordsLook(bold: boolean, horizontal: Alignment['horizontal'], isHeader: boolean): CellLook {
  return cellLook(fontOf(bold), true, GENERAL, {
    horizontal,
    vertical: 'middle',
    fit: isHeader ? 'wrap' : 'shrink',
  });
}

export function codeLook(bold: boolean): CellLook {
  return cellLook(fontOf(bold), true, TEXT_FORMAT, { horizontal: 'left', vertical: 'middle' });
}

export function nameLook(bold: boolean, level: number): CellLook {
  return cellLook(fontOf(bold), true, TEXT_FORMAT, {
    horizontal: 'left',
    vertical: 'middle',
    fit: 'shrink',
    ...(level > 0 ? { indent: level } : {}),
  });
}

export function valueLook(bold: boolean, type: CellView['type'], isDash: boolean): CellLook {
  const format = workbookFormat(type);
  if (isDash) return cellLook(fontOf(bold), true, format, { horizontal: 'center', vertical: 'middle' });
  // Most cells of a workbook come here: what they share is told apart by the type alone.
  const ofType = bold ? BOLD_VALUES : PLAIN_VALUES;
  const known = ofType.get(type);
  if (known) return known;
  const made = cellLook(fontOf(bold), true, format, {
    horizontal: alignmentOf(type),
    vertical: 'middle',
    fit: 'shrink',
  });
  ofType.set(type, made);
  return made;
}

const PLAIN_VALUES = new WeakMap<CellView['type'], CellLook>();
const BOLD_VALUES = new WeakMap<CellView['type'], CellLook>();

/** Beside an amount that is compared; absent type: words. */
export function comparedLook(bold: boolean, type: CellView['type'] | undefined): CellLook {
  return cellLook(fontOf(bold), true, type === undefined ? TEXT_FORMAT : workbookFormat(type), {
    horizontal: 'right',
    vertical: 'middle',
    fit: 'shrink',
  });
}

function fontOf(bold: boolean): 'bold' | 'plain' {
  return bold ? 'bold' : 'plain';
}
