import { type AddressText, addressText, toAddress } from '../document/address';
import type { FinishedDocument } from '../finished/finished-document';
import { BESIDE_TABLES } from '../forms/unread-text';
import { WITHOUT_LEVEL } from '../forms/without-level';
import type { AuditFinding, AuditPlace } from './audit-finding';
import { inDocument, placeInDocument } from './audited-book';
import type { DocumentForm, DocumentForms } from './document-forms';
import { finding } from './finding-at';
import { saysGrade } from './judge-reviews';

/** The forms by their own rules, each finding at the cell or line where its number or words are printed. */
export function judgeForms(
  { session, forms, unread }: DocumentForms,
  document: FinishedDocument,
): readonly AuditFinding[] {
  const failing = forms.flatMap((form) =>
    session.forms.failingIn(form.id).flatMap((each): AuditFinding[] => {
      const { state, severity, message, expected, actual, cells } = each;
      if (each.rule === WITHOUT_LEVEL) return [];
      const place = placeOfCells(form, cells, document);
      // The word itself is marked, as in a review.
      if (isOfGrade(form, cells) && saysGrade(place.quote)) return [];
      // A form's rules are numbered apart: its D-14 is not that of the audit.
      const rule = `${form.kind.name} ${each.rule}`;
      return [{ rule, state, severity, message, expected, actual, place }];
    }),
  );
  const notes = forms.flatMap((form) =>
    form.notes.map((note) =>
      finding('D-50', titlePlace(form.from, document), {
        message: `${form.name}：${inDocument(note)}`,
        state: 'not-run',
        // Lines between the tables that no cell asks for: nothing of the form is unchecked for it.
        ...(note.startsWith(BESIDE_TABLES) ? { severity: 'hint' as const } : {}),
      }),
    ),
  );
  const others = unread.map(({ block, reason }) =>
    finding('D-50', titlePlace(block, document), {
      message: `这一份自评表没有读取，没有核对：${reason}`,
      state: 'not-run',
    }),
  );
  return [...failing, ...notes, ...others];
}

function isOfGrade({ kind: { grade } }: DocumentForm, [first]: readonly AddressText[]): boolean {
  if (!grade || first === undefined) return false;
  const { table, line, column } = toAddress(first);
  return addressText(table, line, column) === addressText(grade.table, grade.line, grade.column);
}

/** The first of the cells that is printed; else the form's title. */
function placeOfCells(form: DocumentForm, cells: readonly string[], document: FinishedDocument): AuditPlace {
  for (const cell of cells) {
    const { table, line, column } = toAddress(cell as Parameters<typeof toAddress>[0]);
    const printed = form.places().get(addressText(table, line, column));
    const place = printed === undefined ? undefined : printedPlace(printed, form, document);
    if (place) return place;
  }
  return titlePlace(form.from, document);
}

function printedPlace(
  printed: string,
  form: DocumentForm,
  document: FinishedDocument,
): AuditPlace | undefined {
  const number = /^第(\d+)段$/.exec(printed)?.[1];
  if (number !== undefined) return paragraphPlace(document, Number(number));
  const bySheet = new Map(form.tables.map((table) => [table.sheet, table]));
  return placeInDocument(printed, bySheet, document);
}

function paragraphPlace({ blocks }: FinishedDocument, number: number): AuditPlace | undefined {
  let count = 0;
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'paragraph') continue;
    count += 1;
    if (count < number) continue;
    const page = block.page === undefined ? {} : { page: block.page };
    return { block: at, paragraph: count, ...page, quote: block.text, from: 0 };
  }
  return undefined;
}

function titlePlace(at: number, document: FinishedDocument): AuditPlace {
  const before = document.blocks.slice(0, at + 1).filter(({ kind }) => kind === 'paragraph').length;
  return paragraphPlace(document, before) ?? { block: at, quote: '' };
}
