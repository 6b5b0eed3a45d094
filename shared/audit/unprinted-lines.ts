import { isNumber } from '../amount/amount';
import { type AddressText, parseAddress, toAddress } from '../document/address';
import type { ImportIssue } from '../document/document';
import { displayText } from '../kind/value-text';
import { greatest } from '../kit/lists';
import { tableName } from '../pack/column-words';
import type { AuditedBook } from './audited-book';

/** A line that has an amount by the rest of the document, and that the table, which is printed, has no row for. */
export type UnprintedLine = {
  readonly table: string;
  readonly line: string;
  /** What the row is called: its printed words, or its code and name. */
  readonly label: string;
  readonly cell: AddressText;
  /** What its first column comes to. */
  readonly expected: string;
};

/** Sums and lines that other tables give. Of codes only those of a level that the table prints: an office may print 项 alone. */
export function unprintedLines({ session, tables, imported }: AuditedBook): readonly UnprintedLine[] {
  const printed = new Set<string>();
  const lengths = new Set<string>();
  const labels = new Map<string, string>();
  for (const location of imported.from.located.tables) {
    const { table, missingLines } = location;
    for (const { key, label } of missingLines) labels.set(`${table}|${key}`, label);
    for (const page of [location, ...location.continuations]) {
      for (const { key } of page.lines) printed.add(`${table}|${key}`);
      for (const { code } of page.codedLines) {
        printed.add(`${table}|${code}`);
        lengths.add(`${table}|${code.length}`);
      }
    }
  }
  const found = new Map<string, UnprintedLine>();
  for (const cell of session.addresses()) {
    const address = parseAddress(cell);
    if (!address || address.book !== undefined || !tables.has(address.table)) continue;
    const { table, line } = address;
    const at = `${table}|${line}`;
    const label = labels.get(at) ?? nameOfCode(line, at, lengths, session);
    if (printed.has(at) || found.has(at) || label === undefined) continue;
    const view = session.cell(address);
    if (view?.kind !== 'derived' || !isNumber(view.value) || view.value === 0n) continue;
    const scale = session.document().tables.get(table)?.scale ?? 'yuan';
    found.set(at, { table, line, label, cell, expected: displayText(view.value, view.type, scale) });
  }
  return [...found.values()];
}

/** A printed 类 or 款 with an amount below which nothing stands, in a table that prints what stands below others like it. */
export type ChildlessLine = { readonly table: string; readonly cell: AddressText; readonly label: string };

export function childlessLines({ session, tables, imported }: AuditedBook): readonly ChildlessLine[] {
  return imported.from.located.tables.flatMap((location): ChildlessLine[] => {
    if (!tables.has(location.table)) return [];
    const codes = [location, ...location.continuations].flatMap(({ codedLines }) =>
      codedLines.map(({ code }) => code),
    );
    const deepest = greatest(codes.map(({ length }) => length));
    const isAbove = (code: string): boolean =>
      codes.some((other) => other.length > code.length && other.startsWith(code));
    const names = new Map(
      session
        .document()
        .tables.get(location.table)
        ?.lines.map(({ code, name }) => [code, name]),
    );
    return [...new Set(codes)].flatMap((code): ChildlessLine[] => {
      const alike = codes.filter((other) => other.length === code.length && other !== code);
      if (code.length === deepest || isAbove(code) || alike.length === 0 || !alike.every(isAbove)) return [];
      const amounts = session.addresses().flatMap((cell) => {
        const { book, table, line } = toAddress(cell);
        const value = session.cell(cell)?.value ?? null;
        const isHere = book === undefined && table === location.table && line === code;
        return isHere && isNumber(value) && value !== 0n ? [cell] : [];
      });
      const label = `${code} ${names.get(code) ?? ''}`.trim();
      return amounts.slice(0, 1).map((cell) => ({ table: location.table, cell, label }));
    });
  });
}

function nameOfCode(
  line: string,
  at: string,
  lengths: ReadonlySet<string>,
  { document }: AuditedBook['session'],
): string | undefined {
  const table = at.slice(0, at.indexOf('|'));
  if (!/^\d{3,7}$/.test(line) || !lengths.has(`${table}|${line.length}`)) return undefined;
  const name =
    document()
      .tables.get(table)
      ?.lines.find(({ code }) => code === line)?.name ?? '';
  return `${line} ${name}`.trim();
}

/** Whether an issue of the import says no more than that such a line is missing. */
export function tellsOfLine({ rule, table, message }: ImportIssue, lines: readonly UnprintedLine[]): boolean {
  return lines.some(
    (each) =>
      (table === undefined || table === each.table) &&
      ((rule === 'I-3' && message.includes(`“${each.label}”一行`)) ||
        (rule === 'G-2' && message.includes(`没有上级科目 ${each.line}，`))),
  );
}

/** What is told of it. */
export function unprintedMessage(
  { table, label, expected }: UnprintedLine,
  { session }: AuditedBook,
): string {
  return `${tableName(session.pack, table)}没有印“${label}”一行，按其他各行、各表应为 ${expected}，请核对是否漏印`;
}
