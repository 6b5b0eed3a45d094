import { type CellValue, isNumber } from '../amount/amount';
import { type AddressText, addressText } from '../document/address';
import type { Book, Entry, Lack, TableContent } from '../document/document';
import { EMPTY_TABLE } from '../document/document';
import { firstNames } from '../kit/first-names';
import { normalName } from '../kit/same-name';
import type { Pack, Table } from '../pack/pack';
import { codeLevels, officialTables, tableLines } from '../pack/table-shape';
import type { ColumnNumber, LineKey, TableId } from '../rule/rule';
import { matchColumns } from './match-columns';
import { matchLines } from './match-lines';

/** Last year in this year's terms, and what of it has no place there. */
export type TranslatedPrior = {
  readonly prior: Book;
  /** Amounts of the other pack that no cell of this one stands for, table by table, by their own addresses. */
  readonly lost: readonly { readonly table: TableId; readonly cells: readonly AddressText[] }[];
};

type Line = ReadonlyMap<ColumnNumber, Entry>;
type Place = { readonly line: LineKey; readonly column: ColumnNumber };

/**
 * Brings last year's tables of another pack into the tables, lines and columns of this one, by titles, names and
 * codes, never by 行次 or number. It is done once, when the prior is taken: rules (上年.…), comparison and carrying
 * forward then all read the same cells. What this pack has and the other lacks is kept as `lacks`, so that a rule over
 * it is not run rather than compared with nothing.
 */
export function translatePrior(pack: Pack, from: Pack, prior: Book): TranslatedPrior {
  if (from.id === pack.id) return { prior, lost: [] };
  const taken = new Map<string, Set<AddressText>>();
  const lacks: Lack[] = [];
  const tables = pack.tables.map((table): [string, TableContent] => {
    const other = counterpartOf(table, from);
    const content = other && prior.tables.get(other.id);
    if (!other || !content || content.absent) return [table.id, { ...EMPTY_TABLE, absent: true }];
    const used = taken.get(other.id) ?? new Set();
    taken.set(other.id, used);
    const { translated, lack } = translateTable(table, other, content, used);
    if (lack) lacks.push(lack);
    return [table.id, translated];
  });
  const { explanations: said, ...book } = prior;
  const explanations = said && sameRulesOnly(said, pack, from);
  return {
    prior: {
      ...book,
      packId: pack.id,
      tables: new Map(tables),
      ...(lacks.length > 0 ? { lacks } : {}),
      ...(explanations && explanations.size > 0 ? { explanations } : {}),
    },
    lost: from.tables.flatMap((table) => {
      const cells = amountsOf(table, prior.tables.get(table.id)).filter(
        (address) => !taken.get(table.id)?.has(address),
      );
      return cells.length === 0 ? [] : [{ table: table.name, cells }];
    }),
  };
}

/** What was said of a finding says something here only when its rule is the same in both packs. */
function sameRulesOnly(
  said: ReadonlyMap<string, string>,
  pack: Pack,
  from: Pack,
): ReadonlyMap<string, string> {
  const textOf = ({ rules }: Pack, id: string): string =>
    rules.flatMap((rule) => (rule.id === id ? [rule.text] : [])).join('\n');
  return new Map(
    [...said].filter(([finding]) => {
      const rule = finding.slice(0, finding.indexOf('|'));
      const text = textOf(pack, rule);
      return text !== '' && text === textOf(from, rule);
    }),
  );
}

/** The other pack's table that shares a name with this one. */
function counterpartOf(table: Table, from: Pack): Table | undefined {
  const names = new Set(namesOf(table));
  return from.tables.find((other) => namesOf(other).some((name) => names.has(name)));
}

function namesOf({ title, aliases, counterparts }: Table): string[] {
  return (counterparts.length > 0 ? counterparts : [title, ...aliases]).map(normalName);
}

function translateTable(
  table: Table,
  other: Table,
  content: TableContent,
  used: Set<AddressText>,
): { readonly translated: TableContent; readonly lack: Lack | undefined } {
  const columns = matchColumns(table, other);
  const byCode = codeLevels(table) !== undefined && codeLevels(other) !== undefined;
  const lines = byCode ? content.lines : [];
  const entries = new Map<LineKey, Map<ColumnNumber, Entry>>();
  const found = new Set<string>();
  const take = (line: LineKey, column: ColumnNumber, from: Place): void => {
    used.add(addressText(other.id, from.line, from.column));
    found.add(line);
    const entry = entryOf(content.entries.get(from.line), from.column);
    if (entry) entries.set(line, (entries.get(line) ?? new Map<ColumnNumber, Entry>()).set(column, entry));
  };
  for (const [column, otherColumn] of columns) {
    for (const [line, otherLine] of matchLines(table, column, other, otherColumn)) {
      take(line, column, { line: otherLine, column: otherColumn });
    }
    for (const { code } of lines) take(code, column, { line: code, column: otherColumn });
  }
  const lackedColumns = table.columns.map(({ number }) => number).filter((number) => !columns.has(number));
  const lackedLines = tableLines(table, [])
    .map(({ key }) => key)
    .filter((key) => !found.has(key));
  const lack =
    lackedColumns.length + lackedLines.length > 0
      ? { table: table.id, columns: lackedColumns, lines: lackedLines }
      : undefined;
  return { translated: { absent: false, scale: content.scale, lines, entries }, lack };
}

function entryOf(line: Line | undefined, column: ColumnNumber): Entry | undefined {
  const value: CellValue = line?.get(column)?.value ?? null;
  return value === null ? undefined : { value };
}

/** Addresses of the cells with an amount other than zero. */
function amountsOf(table: Table, content: TableContent | undefined): AddressText[] {
  return [...(content?.entries ?? [])].flatMap(([line, columns]) =>
    [...columns].flatMap(([column, { value }]) =>
      isNumber(value) && value !== 0n ? [addressText(table.id, line, column)] : [],
    ),
  );
}

/** One sentence a table for the clerk. */
export function explainLost({ lost }: TranslatedPrior, priorTitle: string): readonly string[] {
  return lost.map(
    ({ table, cells }) =>
      `上年${table}（${priorTitle}）有 ${cells.length} 个数在本年的表样中没有对应的格，没有取用：${firstNames(cells, 4)}`,
  );
}

/** What this year's tables have and last year's lack, in words; rules over it are not run. */
export function explainLacks(pack: Pack, prior: Book): readonly string[] {
  const absent = officialTables(pack).filter(({ id }) => prior.tables.get(id)?.absent !== false);
  const lacking = (prior.lacks ?? []).flatMap(({ table: id, columns }) => {
    const table = pack.tables.find((candidate) => candidate.id === id);
    const titles = columns.map(
      (number) => table?.columns.find((column) => column.number === number)?.path.join('·') ?? '',
    );
    return table && titles.length > 0
      ? [`本年${table.name}的“${titles.join('”“')}”栏在上年没有对应的栏`]
      : [];
  });
  return [...absent.map(({ name }) => `本年${name}在上年没有对应的表`), ...lacking];
}
