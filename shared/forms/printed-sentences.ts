import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import { formPlaceText, type PrintedLine } from '../pack/form-kind';
import type { FormKind } from '../pack/pack';
import { tableLines } from '../pack/table-shape';
import type { Page, SaidText } from './form-page';
import type { PrintedCell } from './shown-cells';

/** A sentence that the form states of its own scores, as it is compared: how it begins, and what cells it states. */
type Sentence = { readonly opening: string; readonly cells: readonly string[]; readonly isGraded: boolean };

/**
 * What states the score and grade of a form whose pack does not say how it is printed, and whose tables have no place for
 * them: no form may be published without its result. `undefined`: a table or the pack's own way prints it.
 */
export const scoreLine = oncePer(({ prints, score, tables }: FormKind): PrintedLine | undefined => {
  const table = tables.find(({ id }) => id === score.table);
  if (prints.length > 0 || !table?.supplementary) return undefined;
  const line = tableLines(table, []).find(({ key }) => key === score.line);
  const label = line?.label || table.title;
  return { kind: 'words', parts: [`${label}：`, { cell: score }, '分，等级为“', { fact: '等级' }, '”'] };
});

/** The sentences of a kind that state computed cells: 综合考虑…总得分95.31分，属于“优”。 */
const sentencesOf = oncePer((kind: FormKind): readonly Sentence[] => {
  const { prints, tables } = kind;
  const own = scoreLine(kind);
  const computed = new Set(tables.flatMap(({ id, supplementary }) => (supplementary ? [id] : [])));
  return (own ? [own] : prints).flatMap((line): Sentence[] => {
    if (line.kind !== 'words') return [];
    const cells = line.parts.flatMap((part) =>
      typeof part !== 'string' && 'cell' in part ? [part.cell] : [],
    );
    if (cells.length === 0 || cells.some(({ table }) => !computed.has(table))) return [];
    const [opening = ''] = line.parts;
    if (typeof opening !== 'string') return [];
    const isGraded = line.parts.some(
      (part) => typeof part !== 'string' && 'fact' in part && part.fact === '等级',
    );
    return [{ opening: normalName(opening), cells: cells.map(formPlaceText), isGraded }];
  });
});

/**
 * Such a sentence has been read when each of its numbers has, and its grade: nothing else of it is anybody's. Offices say it
 * in words of their own (自我评价结果 for 自评价结果), so that it is known by its beginning and by all that it counts.
 */
export function takeSentences(
  { kind, taken }: Page,
  texts: readonly SaidText[],
  read: readonly PrintedCell[],
): void {
  const sentences = sentencesOf(kind);
  if (sentences.length === 0) return;
  const grade = kind.grade ? [formPlaceText(kind.grade)] : [];
  for (const { text, place: at } of texts) {
    const said = normalName(text);
    const own = read.filter(({ place }) => place === at).map(({ cell }) => formPlaceText(cell));
    const points = said.match(POINTS)?.length ?? 0;
    const isRead = ({ opening, cells, isGraded }: Sentence): boolean =>
      said.startsWith(opening) &&
      points === cells.length &&
      [...cells, ...(isGraded ? grade : [])].every((cell) => own.includes(cell));
    if (sentences.some(isRead)) taken.add(at);
  }
}

/** A number of points. */
const POINTS = /\d+(?:\.\d+)?分/g;
