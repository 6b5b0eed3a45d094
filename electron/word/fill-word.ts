import { append } from '#shared/kit/lists';
import { failed, ok, type Result } from '#shared/kit/result';
import type { PlainWorkbook, ReadProblem } from '#shared/workbook/sheet';
import type { TemplatePlan } from '#shared/workbook/template-plan';
import { readPackage } from '../package/read-package';
import { relationshipsOf } from '../package/relationships';
import type { Edit } from '../package/text-edits';
import { WorkingPackage } from '../package/working-package';
import { childNamed } from '../package/xml-document';
import { SLOT_KINDS, type SlotText } from './fill-slots';
import { fillTable } from './fill-tables';
import { wordSheets, workbookOf } from './word-sheets';

/** What a project has for a document of the office's own. */
export type WordFilling = {
  readonly textFor: (name: string) => SlotText;
  /** What is to be written into its tables, each a sheet; undefined: none of them is of the pack. */
  readonly planFor: (tables: PlainWorkbook) => TemplatePlan | undefined;
};

export type FilledWord = {
  readonly bytes: Uint8Array;
  /** Content controls, bookmarks and `{{…}}` that were filled. */
  readonly slots: number;
  readonly unfilled: readonly string[];
};

/**
 * Fills an office's own .docx: marked places in the text, headers and footers, then the tables under known titles. Parts
 * that nothing is written to keep their bytes, an edited one is its own text with pieces replaced.
 */
export async function fillWord(
  bytes: Uint8Array,
  filling: WordFilling,
): Promise<Result<FilledWord, ReadProblem>> {
  const parts = readPackage(bytes);
  if (!parts.ok) return parts;
  const main = relationshipsOf(parts.value, '').find(({ type }) => type === 'officeDocument')?.part;
  const pack = new WorkingPackage(parts.value);
  if (main === undefined || pack.document(main)?.root.name !== 'document')
    return failed({ kind: 'damaged', detail: 'no document in the package' });
  const beside = relationshipsOf(parts.value, main).flatMap(({ type, part }) =>
    part !== undefined && ['header', 'footer', 'footnotes'].includes(type) ? [part] : [],
  );
  const unfilled: string[] = [];
  let slots = 0;
  for (const name of [main, ...beside]) {
    for (const fill of SLOT_KINDS) {
      const document = pack.document(name);
      if (!document) continue;
      const filled = fill(document, filling.textFor);
      pack.edit(name, filled.edits);
      append(unfilled, filled.unfilled);
      slots += filled.count;
    }
  }
  const document = pack.document(main);
  const body = document && childNamed(document.root, 'body');
  if (!document || !body) return failed({ kind: 'damaged', detail: 'no body in the document' });
  const sheets = wordSheets(body);
  const plan = filling.planFor(workbookOf(sheets));
  const edits: Edit[] = [];
  for (const sheet of sheets) {
    const own = plan?.sheets.find((planned) => planned.sheet === sheet.sheet.name);
    if (own) append(edits, fillTable(document, sheet, own));
  }
  pack.edit(main, edits);
  return ok({ bytes: await pack.toBytes(), slots, unfilled });
}
