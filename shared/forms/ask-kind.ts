import { normalName } from '../kit/same-name';
import type { Answer } from '../mapping/answer';
import type { MappingEntry } from '../mapping/mapping-report';
import type { FormKind } from '../pack/pack';
import { cellName, type PlainWorkbook } from '../workbook/sheet';
import { readSheetTexts } from '../workbook/sheet-texts';

export type KindAnswer = Extract<Answer, { of: 'form' }>;

/** Under what name the answers stand that say of which kind workbooks are; no kind of forms is called so. */
export const ANY_KIND = '';

/**
 * Which of several kinds a workbook is that fits them equally well, by its title: asked, or with the answer that was given
 * of such a title before. An answer that names another kind than these says nothing here.
 */
export function askKind(
  { sheets }: PlainWorkbook,
  kinds: readonly FormKind[],
  answers: readonly Answer[],
): MappingEntry {
  const title = titleIn(sheets);
  const words = normalName(title?.text ?? UNTITLED).replace(/[(]?20\d\d年?度?[)]?/g, '');
  const given = answers.find(
    (one): one is KindAnswer =>
      one.of === 'form' &&
      one.words === words &&
      (one.form === null || kinds.some(({ name }) => name === one.form)),
  );
  const named = kinds.map(({ title: kind, name }) => ({ words: name, name: `${kind}（${name}）` }));
  const shown = title?.text ?? UNTITLED;
  return {
    asked: given ?? { of: 'form', words, form: null },
    by: given ? 'clerk' : 'nobody',
    sheet: title?.sheet ?? '',
    place: title?.place ?? '',
    shown,
    sample: [],
    nearest: kinds.map(({ name }) => name),
    rows: named,
    question: `“${shown}”与${named.map(({ name }) => `“${name}”`).join('和')}同样吻合，是哪一种自评表？`,
  };
}

const UNTITLED = '没有标题的自评表';
/** As much of a title as an answer keeps. */
const MOST_WORDS = 100;

type Title = { readonly text: string; readonly sheet: string; readonly place: string };

/** The first text, where it stands in a row alone. */
function titleIn(sheets: PlainWorkbook['sheets']): Title | undefined {
  for (const sheet of sheets) {
    const [first] = readSheetTexts(sheet).lines;
    const column = first?.columns[0];
    if (!first || column === undefined) continue;
    if (first.columns.length > 1) return undefined;
    const text = readSheetTexts(sheet).rawAt(first.row, column).trim().slice(0, MOST_WORDS);
    return { text, sheet: sheet.name, place: cellName(first.row, column) };
  }
  return undefined;
}
