import { parseAddress, writeAddress } from '#shared/document/address';
import { failed, ok, type Result } from '#shared/kit/result';

/**
 * The question what a cell of a sum is made of: the amounts of all units in it, the greatest first. `cell` as it is written,
 * `03[合计,2]` or of last year `上年.01[60,2]`.
 */
export function termsQuestion(cell: string): Result<string, string> {
  const address = parseAddress(cell);
  if (!address) return failed(`单元格应写成 表[行,栏]，例如 01[27,1]，不是“${cell}”`);
  const { book = '', table, line, column } = address;
  const where = [`book = ${quoted(book)}`, `table_id = ${quoted(table)}`, `line = ${quoted(line)}`];
  return ok(`SELECT organisation AS "单位", file AS "文件", year AS "年度", pack AS "表样", coalesce(CAST(amount AS VARCHAR), text) AS "${writeAddress(address)}"
FROM cells WHERE ${where.join(' AND ')} AND column_no = ${column}
ORDER BY amount DESC NULLS LAST, file`);
}

/** A text of SQL. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
