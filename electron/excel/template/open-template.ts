import { failed, ok, type Result } from '#shared/kit/result';
import type { ReadProblem } from '#shared/workbook/sheet';
import type { PackageParts } from '../../package/read-package';
import { findWorkbookPart, relationshipsOf } from '../../package/relationships';
import { WorkingPackage } from '../../package/working-package';
import { childNamed } from '../../package/xml-document';
import { identifyWorkbook } from '../identify-workbook';
import type { CellFormat } from '../number-format';
import { readCellFormats } from '../xlsx/cell-formats';

export type TemplateSheet = {
  readonly name: string;
  /** The worksheet part's name in the package. */
  readonly part: string;
  /** What the worksheet points to, by relationship type. */
  readonly related: readonly { readonly type: string; readonly part: string }[];
};

export type Template = {
  readonly working: WorkingPackage;
  readonly workbook: string;
  /** The part that holds texts which cells share, when there is one. */
  readonly sharedTexts?: string;
  /** All sheets in the workbook's order, chart sheets included: names and print areas count them. */
  readonly sheets: readonly TemplateSheet[];
  /** What each cell style makes of numbers; none where the styles cannot be read. */
  readonly formats: readonly CellFormat[];
};

/** Opens an .xlsx for patching. Its workbook and worksheets must be well-formed; nothing else is looked into here. */
export function openTemplate(bytes: Uint8Array): Result<Template, ReadProblem> {
  const identified = identifyWorkbook(bytes);
  if (!identified.ok) return identified;
  const { format } = identified.value;
  if (format === 'text') return failed({ kind: 'not-a-workbook', detail: format });
  if (format !== 'xlsx') return failed({ kind: 'old-format', detail: format });
  const { parts } = identified.value;
  const workbook = findWorkbookPart(parts);
  const working = new WorkingPackage(parts);
  const document = workbook === undefined ? undefined : working.document(workbook);
  const list = document && childNamed(document.root, 'sheets');
  if (workbook === undefined || list === undefined) return failed({ kind: 'damaged', detail: 'no sheets' });
  const relationships = relationshipsOf(parts, workbook);
  const sheets: TemplateSheet[] = [];
  for (const { attributes } of list.children) {
    const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
    const part = relationships.find((relationship) => relationship.id === id)?.part;
    if (part === undefined || working.document(part) === undefined) {
      return failed({ kind: 'damaged', detail: `sheet ${attributes.name ?? '?'}` });
    }
    sheets.push({ name: attributes.name ?? '', part, related: relatedParts(parts, part) });
  }
  const sharedTexts = relationships.find(({ type }) => type === 'sharedStrings')?.part;
  const styles = relationships.find(({ type }) => type === 'styles')?.part;
  const formats = readCellFormats(parts, styles)?.ofCells ?? [];
  return ok({ working, workbook, sheets, formats, ...(sharedTexts === undefined ? {} : { sharedTexts }) });
}

function relatedParts(parts: PackageParts, owner: string): TemplateSheet['related'] {
  return relationshipsOf(parts, owner).flatMap(({ type, part }) =>
    part === undefined ? [] : [{ type, part }],
  );
}
