import { normalName } from '../kit/same-name';

/** Where each heading stands, in order; of several places the last, for the contents come before the document. */
export function placesOfHeadings(
  headings: readonly string[],
  paragraphs: readonly string[],
): readonly (number | undefined)[] {
  const names = paragraphs.map(headingName);
  const places: (number | undefined)[] = headings.map(() => undefined);
  let before = paragraphs.length;
  for (let at = headings.length - 1; at >= 0; at -= 1) {
    const name = headingName(headings[at] ?? '');
    const place = names.lastIndexOf(name, before - 1);
    if (name === '' || place < 0) continue;
    places[at] = place;
    before = place;
  }
  return places;
}

/** A heading's number; 一 of 一般公共预算 is none. */
const NUMBER =
  /^(?:第[一二三四五六七八九十\d]+(?:部分|章|节)|[（(][一二三四五六七八九十\d]+[)）][、.．]?|[一二三四五六七八九十]+[、.．]|\d{1,2}[)）]?[、.．]?(?!\d|年))/;

/** A heading without its number and its year, which differ from year to year and from place to place. */
export function headingName(text: string): string {
  return normalName(text)
    .replace(NUMBER, '')
    .replace(/20\d\d年度?/g, '')
    .replace(/[。:：；;]$/, '');
}
