import { type Edit, escapeText, setContent } from '../../package/text-edits';
import { childNamed, type XmlDocument, type XmlElement } from '../../package/xml-document';
import { type RowShift, shiftRow } from './row-shift';
import { type SheetShifts, shiftFormula } from './shift-formula';

/** Pictures and shapes in a drawing part. */
export function shiftDrawing(document: XmlDocument, own: RowShift): readonly Edit[] {
  return anchorsIn(document.root).flatMap((anchor) => {
    const keeps = anchor.attributes.editAs;
    return keeps === 'absolute' ? [] : shiftAnchor(document, anchor, own, keeps === 'oneCell');
  });
}

/** Anchors that only newer programs understand stand beside what older ones are to show instead. */
function anchorsIn(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((child) => (ALTERNATIVES.has(child.name) ? anchorsIn(child) : [child]));
}

const ALTERNATIVES: ReadonlySet<string> = new Set(['AlternateContent', 'Choice', 'Fallback']);

/** Moves an anchor: the top edge goes with its row, the bottom edge too unless the shape keeps its size. */
export function shiftAnchor(
  document: XmlDocument,
  anchor: XmlElement,
  own: RowShift,
  keepsSize: boolean,
): readonly Edit[] {
  const from = rowOf(anchor, 'from');
  if (from === undefined) return [];
  const top = shiftRow(own, from.row);
  const edits = moveRow(document, from, top);
  const to = rowOf(anchor, 'to');
  if (to === undefined) return edits;
  // A bottom edge exactly on a row's upper border belongs to the row above it: what is inserted there is below it.
  const bottom = to.offset === 0 && to.row > from.row ? shiftRow(own, to.row - 1) + 1 : shiftRow(own, to.row);
  return [...edits, ...moveRow(document, to, keepsSize ? to.row + top - from.row : bottom)];
}

type AnchorRow = {
  readonly element: XmlElement;
  readonly row: number;
  /** How far into the row; not every writer says. */
  readonly offset: number | undefined;
};

function rowOf(anchor: XmlElement, side: 'from' | 'to'): AnchorRow | undefined {
  const marker = childNamed(anchor, side);
  const element = marker && childNamed(marker, 'row');
  if (marker === undefined || element === undefined) return undefined;
  const offset = childNamed(marker, 'rowOff')?.content.trim();
  return { element, row: Number(element.content), offset: offset ? Number(offset) : undefined };
}

function moveRow(document: XmlDocument, { element, row }: AnchorRow, moved: number): Edit[] {
  return moved === row ? [] : [setContent(document, element, String(moved))];
}

const CLIENT_DATA = /<((?:[\w.-]+:)?)ClientData\b[^>]*>[\s\S]*?<\/\1ClientData\s*>/g;

/**
 * Comment boxes and form controls in a legacy drawing. Such a part is not always well-formed XML, so it is searched
 * as text; only the numbers of rows and the linked cells are replaced.
 */
export function shiftLegacyDrawing(text: string, home: string, shifts: SheetShifts): string {
  const own = shifts.get(home.toLowerCase()) ?? [];
  return text.replace(CLIENT_DATA, (data) => {
    const noteRow = elementText(data, 'Row');
    const row = noteRow === undefined ? undefined : Number(noteRow);
    const moved = row === undefined ? undefined : shiftRow(own, row);
    let result = moved === undefined ? data : replaceText(data, 'Row', () => String(moved));
    result = replaceText(result, 'Anchor', (anchor) => {
      const numbers = anchor.split(',').map((piece) => piece.trim());
      const top = Number(numbers[2]);
      const bottom = Number(numbers[6]);
      if (numbers.length !== 8 || !Number.isInteger(top) || !Number.isInteger(bottom)) return anchor;
      // A comment's box stays beside its cell and keeps its size.
      const together = row === undefined || moved === undefined ? undefined : moved - row;
      numbers[2] = String(together === undefined ? shiftRow(own, top) : top + together);
      numbers[6] = String(together === undefined ? shiftRow(own, bottom) : bottom + together);
      return numbers.join(', ');
    });
    for (const name of ['FmlaLink', 'FmlaRange', 'FmlaPict', 'FmlaTxbx']) {
      result = replaceText(result, name, (formula) =>
        escapeText(shiftFormula(plainText(formula), home, shifts)),
      );
    }
    return result;
  });
}

function elementText(xml: string, name: string): string | undefined {
  return new RegExp(`<(?:[\\w.-]+:)?${name}\\s*>([^<]*)<`).exec(xml)?.[1];
}

function replaceText(xml: string, name: string, change: (text: string) => string): string {
  const pattern = new RegExp(`(<(?:[\\w.-]+:)?${name}\\s*>)([^<]*)(?=<)`, 'g');
  return xml.replace(pattern, (whole: string, tag: string, text: string) => {
    const changed = change(text);
    return changed === text ? whole : tag + changed;
  });
}

function plainText(text: string): string {
  const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
  return plain.replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}
