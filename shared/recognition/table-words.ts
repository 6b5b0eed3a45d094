import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import { columnKeyWords } from '../pack/answered-words';
import type { FixedLine, Table } from '../pack/pack';
import { printedLevels } from '../pack/printed-codes';
import { headerWords } from '../workbook/find-header';
import { type KnownLine, knownLine } from '../workbook/match-line';
import { innerHeadings } from '../workbook/match-rows';
import { wantedColumns } from '../workbook/wanted-columns';

/** The words by which a table is known, as they may stand in a workbook; those a clerk spoke of count as its own. */
export type TableWords = {
  /** Empty where the table prints no 表号. */
  readonly number: string;
  /** Its titles and number, which are no words of its header. */
  readonly titles: ReadonlySet<string>;
  /** Of each printed column, the words of its own title. */
  readonly columns: readonly (readonly string[])[];
  readonly header: ReadonlySet<string>;
  /** How many lines every office prints. */
  readonly lineCount: number;
  /** Of these, the keys of those that a text names: by key, by name, by name without ordinal. */
  readonly keysOf: ReadonlyMap<string, readonly string[]>;
  /** Of these, those without a name. */
  readonly nameless: readonly string[];
  /** Everything that may stand among the lines: their names, with and without ordinals, and headings. */
  readonly body: ReadonlySet<string>;
  /** Codes that are keys of fixed lines. */
  readonly codes: ReadonlySet<string>;
  /** Digits of the codes that lines may have. */
  readonly levels: readonly number[];
};

/** Made once for every table of every pack; recognising only looks words up. */
export const tableWords = oncePer((table: Table): TableWords => {
  const fixed = fixedLines(table);
  const all = fixed.map(knownLine);
  const wanted = all.filter(({ line }) => !line.optional);
  return {
    number: normalName(table.number),
    titles: new Set([table.title, table.number, table.columnNumbers ?? '', ...table.aliases].map(normalName)),
    columns: columnTitles(table),
    header: headerWords(table),
    lineCount: wanted.length,
    keysOf: keysByWord(wanted),
    nameless: wanted.flatMap(({ line, names }) => (names.size === 0 ? [line.key] : [])),
    body: new Set([
      ...all.flatMap(({ names, bare }) => [...names, ...bare]),
      ...table.panels.flatMap((panel) => [...innerHeadings(panel)]),
      ...[...(table.answers?.lines.keys() ?? [])].map(lineKeyWords),
    ]),
    codes: new Set(fixed.map(({ key }) => key)),
    levels: printedLevels(table) ?? [],
  };
});

function fixedLines({ panels, footer }: Table): readonly FixedLine[] {
  const inPanels = panels.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'line' ? [item.line] : [])),
  );
  const lines = [...inPanels, ...footer.map(({ line }) => line)];
  return [...new Map(lines.map((line) => [line.key, line])).values()];
}

function keysByWord(lines: readonly KnownLine[]): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  for (const { line, names, bare } of lines) {
    for (const word of new Set([line.key, ...names, ...bare])) {
      const known = keys.get(word);
      if (known) known.push(line.key);
      else keys.set(word, [line.key]);
    }
  }
  return keys;
}

/** The words of each column's own title; what a clerk said a column is called is its title too. */
function columnTitles(table: Table): (readonly string[])[] {
  const said = [...(table.answers?.columns ?? [])];
  return wantedColumns(table).map(({ panel, column, words: [own = []] }) => [
    ...own,
    ...said.flatMap(([key, target]) =>
      target !== null &&
      target.panel === panel &&
      target.shows === column.shows &&
      (column.amount ?? null) === target.amount
        ? columnKeyWords(key)
        : [],
    ),
  ]);
}

/** The words in a key of `lineWordsKey`. */
function lineKeyWords(key: string): string {
  return key.split(' ').slice(2).join(' ');
}
