import { posix } from 'node:path';
import { present } from '#shared/kit/assert';
import { append } from '#shared/kit/lists';
import { ok, type Result } from '#shared/kit/result';
import type { ReadProblem } from '#shared/workbook/sheet';
import type { CellWrite, FormulaNote, TemplatePlan } from '#shared/workbook/template-plan';
import { relationshipsName } from '../../package/relationships';
import { formulaNotes } from './formula-notes';
import { type HiddenWrite, visibleWrites } from './hidden-writes';
import { mergeAnew, takeMergesOut } from './merge-anew';
import { openTemplate, type Template, type TemplateSheet } from './open-template';
import type { RowShift } from './row-shift';
import { shiftPackage } from './shift-package';
import { writeCells } from './write-cells';

export type PatchedWorkbook = {
  readonly bytes: Uint8Array;
  /** One note per formula that an amount was written under. */
  readonly formulas: readonly FormulaNote[];
  /** What a merge would have hidden; it was not written. */
  readonly hidden: readonly HiddenWrite[];
};

/**
 * Fills an .xlsx template: inserts the plan's rows, then writes its values. Everything the plan does not touch stays
 * as it was, parts byte for byte and within a changed part character for character. A plan that names a sheet the
 * template does not have is a bug of the planner.
 */
export async function patchWorkbook(
  template: Uint8Array,
  plan: TemplatePlan,
): Promise<Result<PatchedWorkbook, ReadProblem>> {
  const opened = openTemplate(template);
  if (!opened.ok) return opened;
  const sheetNamed = (name: string) => namedSheet(opened.value, name);
  const shifts = new Map<string, RowShift>();
  for (const { sheet, insertions } of plan.sheets) {
    const wanted = insertions.filter(({ count }) => count > 0);
    if (wanted.length > 0) shifts.set(sheetNamed(sheet).name.toLowerCase(), wanted);
  }
  shiftPackage(opened.value, shifts);
  const { working, formats } = opened.value;
  const hidden: HiddenWrite[] = [];
  const underFormulas: { readonly sheet: string; readonly writes: readonly CellWrite[] }[] = [];
  for (const { sheet, writes, merged = [] } of plan.sheets) {
    const { part } = sheetNamed(sheet);
    const partNow = () => present(working.document(part), `${part} was well-formed when it was opened`);
    if (merged.length > 0) working.edit(part, takeMergesOut(partNow(), merged));
    const document = partNow();
    const seen = visibleWrites(document, sheet, writes);
    append(hidden, seen.hidden);
    const shift = shifts.get(sheet.toLowerCase());
    const written = writeCells(document, seen.visible, formats, shift);
    working.edit(part, written.edits);
    const { underFormulas: found } = written;
    if (found.size > 0)
      underFormulas.push({ sheet, writes: seen.visible.filter((write) => found.has(write)) });
    if (merged.length > 0) working.edit(part, mergeAnew(partNow(), merged));
  }
  removeCalcChain(opened.value);
  return ok({ bytes: await working.toBytes(), formulas: formulaNotes(opened.value, underFormulas), hidden });
}

function namedSheet({ sheets }: Template, name: string): TemplateSheet {
  return present(
    sheets.find((sheet) => sheet.name === name),
    `the plan names a sheet of the template: ${name}`,
  );
}

/**
 * Takes out the order of calculation, which Excel rebuilds on opening and which would otherwise name cells that have
 * changed. Its content type and its relationship go with it.
 */
function removeCalcChain({ working, workbook }: Template): void {
  const links = relationshipsName(workbook);
  const relationships = working.document(links);
  const link = relationships?.root.children.find(({ attributes }) => attributes.Type?.endsWith('/calcChain'));
  if (link === undefined) return;
  const target = link.attributes.Target ?? '';
  const part = posix.join(target.startsWith('/') ? '' : posix.dirname(workbook), target).replace(/^\//, '');
  working.edit(links, [{ start: link.start, end: link.end, text: '' }]);
  const types = working
    .document('[Content_Types].xml')
    ?.root.children.filter(({ attributes }) => attributes.PartName === `/${part}`);
  working.edit(
    '[Content_Types].xml',
    (types ?? []).map(({ start, end }) => ({ start, end, text: '' })),
  );
  working.remove(part);
}
