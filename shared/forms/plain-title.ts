import { remembered } from '../kit/remembered';
import { normalName } from '../kit/same-name';

/** What forms count their sections by. */
const ORDINAL =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]、?|\d+\s*[.．、](?!\d)|\d{1,2}\s*(?=[\u4e00-\u9fa5])(?![年月日])|[（(]\d+[）)])\s*/;

export function withoutOrdinal(text: string): string {
  return text.trim().replace(ORDINAL, '');
}

/** A section's title without the ordinal that forms count it by, as names are compared. */
export const plainTitle: (text: string) => string = remembered((text) => normalName(withoutOrdinal(text)));
