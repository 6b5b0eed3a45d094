import { isNumber } from '../amount/amount';
import { parseAddress } from '../document/address';
import { displayText } from '../kind/value-text';
import { tableName } from '../pack/column-words';
import { placeText } from '../session/cause-list';
import type { AuditFinding } from './audit-finding';
import type { AuditedBook } from './audited-book';
import { finding } from './finding-at';
import { placeOfTable } from './judge-tables';
import { childlessLines, unprintedLines, unprintedMessage } from './unprinted-lines';

/**
 * Sums that a table has a row and a column for and does not print, though their parts are printed; rows that it does
 * not print, though other rows and tables give them an amount; and 类 and 款 whose parts it does not print.
 */
export function judgeBlanks(book: AuditedBook): readonly AuditFinding[] {
  const { session, tables, imported } = book;
  const rows = new Map<string, number>();
  for (const location of imported.from.located.tables) {
    for (const page of [location, ...location.continuations]) {
      for (const { key, row } of page.lines) rows.set(`${location.table}|${key}`, row);
      for (const { code, row } of page.codedLines) rows.set(`${location.table}|${code}`, row);
    }
  }
  const unprinted = unprintedLines(book).flatMap((line): AuditFinding[] => {
    const at = tables.get(line.table);
    if (!at) return [];
    const { expected } = line;
    return [finding('D-15', placeOfTable(at), { message: unprintedMessage(line, book), expected })];
  });
  const blank = session.addresses().flatMap((cell): AuditFinding[] => {
    const address = parseAddress(cell);
    const table = address && tables.get(address.table);
    const view = address && session.cell(address);
    const row = address && rows.get(`${address.table}|${address.line}`);
    if (!address || !table || view?.kind !== 'derived' || row === undefined) return [];
    const printed = book.placeOf(cell);
    if (!isNumber(view.value) || view.value === 0n || (printed && printed.quote !== '')) return [];
    const scale = session.document().tables.get(address.table)?.scale ?? 'yuan';
    const expected = displayText(view.value, view.type, scale);
    const place = printed ?? {
      block: table.block,
      table: table.number,
      cell: { row: row - table.above.length, column: 0 },
      quote: '',
    };
    return [
      finding('D-15', place, {
        message: `${placeText(session, cell)}没有印数，按各项应为 ${expected}`,
        expected,
      }),
    ];
  });
  const childless = childlessLines(book).flatMap(({ table, cell, label }): AuditFinding[] => {
    const at = tables.get(table);
    const place = book.placeOf(cell) ?? (at && placeOfTable(at));
    const message = `${tableName(session.pack, table)}的“${label}”下面没有印明细科目，其他同级科目都有，请核对是否漏印`;
    return place ? [finding('D-15', place, { message, severity: 'warning' })] : [];
  });
  return [...unprinted, ...childless, ...blank];
}
