import type { Facts } from '../pack/facts';

/** 上海市 XX 局 2024 年度部门决算表, or only the part with the year. */
const HEADING = /^(.{0,40}?)(20\d{2})(\s*年度?\s*(?:部门|单位)?\s*决算\s*(?:公开)?\s*(?:报?表)?\s*)$/;
/** 上海市 XX 局, alone in its cell. */
const NAME = /^.{0,12}[xXＸ×]{2}\s*(?:局|委|委员会|厅|处|中心|办公室|部门|单位)\s*$/;
const UNFILLED = /[xXＸ×]{2}|某某/;

/**
 * A template's heading or cover with the project's year, and its name in place of XX; a name that is written out is
 * the office's own and stays. `undefined`: the text is no such heading.
 */
export function fillHeading(text: string, { organisation, year }: Facts): string | undefined {
  const [, name = '', digits, rest = ''] = HEADING.exec(text) ?? [];
  if (digits !== undefined) {
    const named = organisation !== '' && UNFILLED.test(name) ? organisation : name;
    return `${named}${year}${rest}`;
  }
  return organisation !== '' && NAME.test(text) ? organisation : undefined;
}
