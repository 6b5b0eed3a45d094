import { normalName } from '../kit/same-name';
import type { Pack } from '../pack/pack';
import type { PlainWorkbook, Sheet } from '../workbook/sheet';
import { readSheetTexts } from '../workbook/sheet-texts';
import { type FormAnswers, type LocatedForm, locateForm } from './locate-form';
import { NAME_LABEL } from './printed-words';

/** Sheets of a workbook that may be one form, and where they stand, in words. */
export type FormSheets = {
  readonly workbook: PlainWorkbook;
  readonly where: string;
  /** What stands there: one kind, several as good as each other, or nothing. */
  readonly located: readonly LocatedForm[];
  /** Without a name of its own, the form is called so; absent: the sheet has no name that says anything. */
  readonly called?: string;
};

/** A form a sheet, or a table a sheet of one form after another; an empty sheet is none. */
export function formsInWorkbook(
  pack: Pack,
  workbook: PlainWorkbook,
  answersOf?: FormAnswers,
): readonly FormSheets[] {
  const forms: FormSheets[] = [];
  for (const sheet of workbook.sheets.filter(({ rows }) => rows.size > 0)) {
    const alone = { ...workbook, sheets: [sheet] };
    const located = locateForm(pack, alone, answersOf);
    const before = forms.at(-1);
    if (before && goesOn(before.located, located, sheet)) {
      const together = { ...workbook, sheets: [...before.workbook.sheets, sheet] };
      forms[forms.length - 1] = {
        workbook: together,
        where: `${before.where}至“${sheet.name}”`,
        located: locateForm(pack, together, answersOf),
      };
      continue;
    }
    forms.push({
      workbook: alone,
      where: `工作表“${sheet.name}”`,
      located,
      ...(/^sheet\d*$/i.test(sheet.name) ? {} : { called: sheet.name }),
    });
  }
  return forms;
}

/** Other tables of the same kind of form, and no 项目 named anew. */
function goesOn(before: readonly LocatedForm[], located: readonly LocatedForm[], sheet: Sheet): boolean {
  const [one, ...others] = located;
  if (!one || others.length > 0 || before.length !== 1 || before[0]?.kind !== one.kind) return false;
  const known = new Set(tablesOf(before[0]));
  return (
    tablesOf(one).every((table) => !known.has(table)) &&
    !readSheetTexts(sheet).lines.some(({ texts }) => texts.includes(normalName(NAME_LABEL)))
  );
}

function tablesOf({ located }: LocatedForm): readonly string[] {
  return located.tables.map(({ table }) => table);
}
