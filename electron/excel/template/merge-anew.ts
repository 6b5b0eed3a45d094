import type { SheetRange } from '#shared/workbook/sheet';
import type { MergedArea } from '#shared/workbook/template-plan';
import { appendChild, type Edit, setAttribute } from '../../package/text-edits';
import { childNamed, childrenNamed, type XmlDocument, type XmlElement } from '../../package/xml-document';
import { parseRange, rangeText } from '../formula/cell-address';

/** Takes out what a worksheet merges within the areas, so that their cells can be written. */
export function takeMergesOut(document: XmlDocument, areas: readonly MergedArea[]): readonly Edit[] {
  return mergesOf(document).flatMap((merge) => {
    const range = parseRange(merge.attributes.ref ?? '');
    const isOld = range && areas.some(({ area }) => isWithin(range, area));
    return isOld ? [{ start: merge.start, end: merge.end, text: '' }] : [];
  });
}

/** Merges the areas anew, over a worksheet whose own merges there are out; the list goes when nothing is left in it. */
export function mergeAnew(document: XmlDocument, areas: readonly MergedArea[]): readonly Edit[] {
  const list = childNamed(document.root, 'mergeCells');
  // An area takes the place of merges, so that there was a list.
  if (list === undefined) return [];
  const known = mergesOf(document);
  const added = areas.flatMap(({ merges }) => merges.map(rangeText));
  const count = known.length + added.length;
  if (count === 0) return [{ start: list.start, end: list.end, text: '' }];
  const tag = known[0]?.tag ?? list.tag.replace(/mergeCells$/, 'mergeCell');
  return [
    ...(added.length === 0
      ? []
      : [appendChild(document, list, added.map((ref) => `<${tag} ref="${ref}"/>`).join(''))]),
    ...(list.attributes.count === undefined ? [] : [setAttribute(document, list, 'count', String(count))]),
  ];
}

function mergesOf(document: XmlDocument): readonly XmlElement[] {
  const list = childNamed(document.root, 'mergeCells');
  return list === undefined ? [] : childrenNamed(list, 'mergeCell');
}

function isWithin(range: SheetRange, area: SheetRange): boolean {
  return (
    range.top >= area.top &&
    range.bottom <= area.bottom &&
    range.left >= area.left &&
    range.right <= area.right
  );
}
