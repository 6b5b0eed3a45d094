import { appendChild, type Edit, setAttribute } from '../../package/text-edits';
import { childNamed, childrenNamed, type XmlDocument } from '../../package/xml-document';
import { parseRange, rangeText } from '../formula/cell-address';
import { insertedBlocks, type RowShift } from './row-shift';
import { shiftList } from './shift-ranges';

/** Moves merged areas, and repeats for the new rows those that lie within the row they take after. */
export function shiftMerges(document: XmlDocument, shift: RowShift): readonly Edit[] {
  const list = childNamed(document.root, 'mergeCells');
  if (list === undefined) return [];
  const merges = childrenNamed(list, 'mergeCell');
  const edits: Edit[] = [];
  for (const merge of merges) {
    const { ref = '' } = merge.attributes;
    const moved = shiftList(shift, ref);
    if (moved !== ref) edits.push(setAttribute(document, merge, 'ref', moved));
  }
  const added: string[] = [];
  for (const { top, bottom, like } of insertedBlocks(shift)) {
    const models = merges.flatMap((merge) => parseRange(merge.attributes.ref ?? '') ?? []);
    const within = models.filter((model) => model.top === like && model.bottom === like);
    for (let row = top; row <= bottom; row += 1) {
      for (const model of within) added.push(rangeText({ ...model, top: row, bottom: row }));
    }
  }
  if (added.length === 0) return edits;
  const tag = merges[0]?.tag ?? 'mergeCell';
  edits.push(appendChild(document, list, added.map((ref) => `<${tag} ref="${ref}"/>`).join('')));
  if (list.attributes.count !== undefined) {
    edits.push(setAttribute(document, list, 'count', String(merges.length + added.length)));
  }
  return edits;
}
