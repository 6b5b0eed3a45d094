import type { Book, TableContent } from '../document/document';
import { normalName } from '../kit/same-name';
import type { Table } from '../pack/pack';
import { isNumbered, printedCode, serialDigits } from '../pack/printed-codes';
import type { CodedLine } from '../pack/table-shape';

/**
 * Rows that only a number tells from others of their code (projects) have no number in common from year to year: last
 * year's take the number of this year's row of the same code and name, the others numbers from the last one down, which
 * no row of this year has. So that nothing is compared with what is something else.
 */
export function pairNumbered(
  prior: Book,
  tables: readonly Table[],
  linesOf: (table: string) => readonly CodedLine[],
): Book {
  const renumbered = tables.flatMap((table): [string, TableContent][] => {
    const content = prior.tables.get(table.id);
    return serialDigits(table) > 0 && content ? [[table.id, paired(table, content, linesOf(table.id))]] : [];
  });
  if (renumbered.length === 0) return prior;
  return { ...prior, tables: new Map([...prior.tables, ...renumbered]) };
}

function paired(table: Table, content: TableContent, now: readonly CodedLine[]): TableContent {
  const words = ({ code, name }: CodedLine): string => `${printedCode(table, code)} ${normalName(name)}`;
  const ours = new Map<string, string[]>();
  for (const line of now.filter(({ code }) => isNumbered(table, code)))
    ours.set(words(line), [...(ours.get(words(line)) ?? []), line.code]);
  const used = new Set(now.map(({ code }) => code));
  const digits = serialDigits(table);
  const codes = new Map<string, string>();
  for (const line of content.lines) {
    if (!isNumbered(table, line.code)) continue;
    const base = printedCode(table, line.code);
    let code = ours.get(words(line))?.shift();
    for (let number = 10 ** digits - 1; code === undefined && number > 0; number -= 1) {
      const free = `${base}${String(number).padStart(digits, '0')}`;
      if (!used.has(free)) code = free;
    }
    if (code === undefined) continue;
    used.add(code);
    codes.set(line.code, code);
  }
  const keyOf = (code: string): string => codes.get(code) ?? code;
  return {
    ...content,
    lines: content.lines
      .map((line) => ({ ...line, code: keyOf(line.code) }))
      .toSorted((one, other) => (one.code < other.code ? -1 : 1)),
    entries: new Map([...content.entries].map(([line, columns]) => [keyOf(line), columns])),
  };
}
