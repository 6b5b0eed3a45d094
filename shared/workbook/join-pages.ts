import { least } from '../kit/lists';
import { normalName } from '../kit/same-name';
import type { LineKey } from '../rule/rule';
import type { LocatedCodedLine, TableLocation } from './location';
import { cellAt } from './sheet';

export type JoinedPlaces = {
  readonly table: TableLocation | undefined;
  /** Places that are the table once more, not a later page of it. */
  readonly repeated: readonly TableLocation[];
};

/**
 * Puts together the places of one table, in the workbook's order. Printed on several pages it has several: a place
 * marked 续表, or one with other lines than those before. A place with the same lines again is a copy.
 */
export function joinPages(places: readonly TableLocation[]): JoinedPlaces {
  const first = bestPlace(places);
  if (!first) return { table: undefined, repeated: [] };
  const pages: TableLocation[] = [];
  const repeated: TableLocation[] = [];
  for (const place of places) {
    if (place === first) continue;
    const page = numberedOn([first, ...pages], place);
    if (place.sheet.hidden === first.sheet.hidden && goesOn([first, ...pages], page)) pages.push(page);
    else repeated.push(place);
  }
  const stillMissing = pages.reduce(
    (missing, page) =>
      missing.filter(({ key, panel }) =>
        page.missingLines.some((other) => other.key === key && other.panel === panel),
      ),
    first.missingLines,
  );
  return {
    table: {
      ...first,
      missingLines: stillMissing,
      continuations: pages.map((page) => ({ ...withCaptionOf(first, page), missingLines: [] })),
    },
    repeated,
  };
}

/** The visible place with most of the table's columns that is not marked as a later page; of equals, the first. */
function bestPlace(places: readonly TableLocation[]): TableLocation | undefined {
  const visible = places.filter(({ sheet }) => !sheet.hidden);
  const shown = visible.length > 0 ? visible : places;
  const beginnings = shown.filter(({ continued }) => !continued);
  const all = beginnings.length > 0 ? beginnings : shown;
  const fewest = least(all.map(unread));
  return all.find((place) => unread(place) === fewest);
}

function unread({ missingColumns, unclearColumns }: TableLocation): number {
  return missingColumns.length + unclearColumns.length;
}

/**
 * Rows that are several of one code, or of none, are numbered on from the pages before; a place with the same rows again
 * stays as it is, and so is known for a copy.
 */
function numberedOn(pages: readonly TableLocation[], place: TableLocation): TableLocation {
  const own = numbered(place);
  if (own.length === 0) return place;
  const words = own.map(wordsOf).join('\n');
  if (pages.some((page) => numbered(page).map(wordsOf).join('\n') === words)) return place;
  const before = new Map<string, number>();
  for (const { numbers = '' } of pages.flatMap(numbered)) before.set(numbers, (before.get(numbers) ?? 0) + 1);
  const codedLines: LocatedCodedLine[] = [];
  const strangeRows = [...place.strangeRows];
  for (const line of place.codedLines) {
    const { numbers, name, panel, row, said } = line;
    const serial = numbers === undefined ? '' : line.code.slice(numbers.length);
    const number = String(Number(serial) + (before.get(numbers ?? '') ?? 0)).padStart(serial.length, '0');
    if (numbers === undefined) codedLines.push(line);
    // More than the pack has numbers for, as on a single page: a longer code would be another one.
    else if (number.length > serial.length)
      strangeRows.push({ row, panel, label: name, said, reason: 'bad-code' });
    else codedLines.push({ ...line, code: `${numbers}${number}` });
  }
  return { ...place, codedLines, strangeRows };
}

function numbered({ codedLines }: TableLocation): readonly LocatedCodedLine[] {
  return codedLines.filter(({ numbers }) => numbers !== undefined);
}

function wordsOf({ numbers = '', name }: LocatedCodedLine): string {
  return `${numbers} ${normalName(name)}`;
}

function goesOn(pages: readonly TableLocation[], place: TableLocation): boolean {
  if (place.continued) return true;
  const organisations = new Set(
    [...pages, place].map(({ caption }) => normalName(caption.organisation)).filter((name) => name !== ''),
  );
  if (organisations.size > 1) return false;
  const codes = new Set(pages.flatMap(({ codedLines }) => codedLines.map(({ code }) => code)));
  if (place.codedLines.some(({ code }) => codes.has(code))) return false;
  const known = new Map(
    pages.flatMap((page) => page.lines.map((line) => [`${line.key}@${line.panel}`, page] as const)),
  );
  const again = place.lines.filter(({ key, panel }) => known.has(`${key}@${panel}`));
  const brings = place.codedLines.length + place.lines.length - again.length;
  if (brings === 0 && (again.length > 0 || place.spareRows.length === 0)) return false;
  // 合计 may stand on every page.
  return again.every(({ key, panel }) => {
    const before = known.get(`${key}@${panel}`);
    return before !== undefined && printsSame(before, place, key, panel);
  });
}

function printsSame(one: TableLocation, other: TableLocation, key: LineKey, panel: number): boolean {
  const [before, here] = [amountsOf(one, key, panel), amountsOf(other, key, panel)];
  return here.every((text, at) => text === '' || text === before[at]);
}

function amountsOf(place: TableLocation, key: LineKey, panel: number): string[] {
  const row = place.lines.find((line) => line.key === key && line.panel === panel)?.row;
  return (place.panels[panel] ?? []).flatMap(({ amount, columns: [column] }) => {
    if (amount === undefined) return [];
    if (row === undefined || column === undefined) return [''];
    return [cellAt(place.sheet, row, column)?.text.trim() ?? ''];
  });
}

/** A later page seldom repeats 金额单位. */
function withCaptionOf(first: TableLocation, page: TableLocation): TableLocation {
  if (page.caption.scaleBy !== 'default' || page.caption.doubt) return page;
  const { scale, power, unit } = first.caption;
  // Whatever is to be said of it was said of the first page.
  return { ...page, caption: { ...page.caption, scale, power, unit, scaleBy: 'workbook' } };
}
