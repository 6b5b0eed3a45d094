import { normalName } from '../kit/same-name';
import type { FormKind } from '../pack/pack';
import type { Sheet } from '../workbook/sheet';
import type { DocumentLine } from './loose-lines';
import { plainTitle } from './plain-title';

/** Several forms in one document: each begins with the title of a kind. `undefined`: it is one. */
export function partsByTitle(
  lines: readonly DocumentLine[],
  kinds: readonly FormKind[],
): readonly (readonly DocumentLine[])[] {
  const starts = startsOfForms(lines, kinds);
  if (starts.length < 2) return [lines];
  return starts.map((start, nth) => lines.slice(nth === 0 ? 0 : start, starts[nth + 1] ?? lines.length));
}

/** Where a line says the title of a kind of forms and nothing else. */
export function startsOfForms(lines: readonly DocumentLine[], kinds: readonly FormKind[]): readonly number[] {
  return lines.flatMap((line, at) =>
    line.kind === 'line' && kindsTitled(kinds, line.text).length > 0 ? [at] : [],
  );
}

/** The number of an attachment before its title: 附件3　项目支出绩效自评分析报告. */
const ATTACHMENT = /^\s*[（(]?附件\s*\d*[）)]?[\s：:]*/;

/** The kinds of forms whose title the words are. */
export function kindsTitled(kinds: readonly FormKind[], words: string): readonly FormKind[] {
  const said = plainTitle(words.replace(ATTACHMENT, ''));
  return kinds.filter(({ title }) => normalName(title) === said);
}

/** The tables of a part of a document, each without the lines above it that are of another part. */
export function sheetsOfPart(
  sheets: readonly Sheet[],
  part: readonly DocumentLine[],
  all: readonly DocumentLine[],
): readonly Sheet[] {
  const own = new Set(part);
  const others = new Set(
    all.flatMap((line) =>
      line.kind === 'line' && line.at && !own.has(line) ? [`${line.at.sheet} ${line.at.row}`] : [],
    ),
  );
  const tables = new Set(part.flatMap((line) => (line.kind === 'table' ? [line.sheet] : [])));
  return sheets
    .filter(({ name }) => tables.has(name))
    .map((sheet) => {
      const rows = [...sheet.rows].filter(([row]) => !others.has(`${sheet.name} ${row}`));
      return { ...sheet, rows: new Map(rows) };
    });
}
