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
  /** Of these, the keys of those without a name. */
  readonly nameless: readonly string[];
  /** What each of its words is to it. */
  readonly uses: ReadonlyMap<string, WordUse>;
  /** Digits of the codes that lines may have. */
  readonly levels: readonly number[];
};

/** What a word of a table may stand for. */
export type WordUse = {
  /** Keys of lines that every office prints and that it names: by key, by name, by name without ordinal. */
  readonly keys: readonly string[];
  /** It may stand among the lines: a name, with or without ordinal, or a heading. */
  readonly inBody: boolean;
  readonly inHeader: boolean;
  /** It is a code that is the key of a fixed line. */
  readonly isCode: boolean;
};

/**
 * Made once for every table of every pack; recognising only looks words up. Tables of the same words, as a province's have
 * them year after year, share them as one value, so that what a place says of one is known of the other.
 */
export const tableWords = oncePer((table: Table): TableWords => {
  const words = readTableWords(table);
  const content = JSON.stringify(words, (_, value) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
  const known = knownWords.get(content) ?? words;
  if (knownWords.size >= MOST_TABLES) knownWords.clear();
  knownWords.set(content, known);
  return known;
});

const knownWords = new Map<string, TableWords>();
/** Words of tables held for others; beyond them all are let go of. */
const MOST_TABLES = 1000;

function readTableWords(table: Table): TableWords {
  const fixed = fixedLines(table);
  const all = fixed.map(knownLine);
  const wanted = all.filter(({ line }) => !line.optional);
  const header = headerWords(table);
  return {
    number: normalName(table.number),
    titles: new Set([table.title, table.number, table.columnNumbers ?? '', ...table.aliases].map(normalName)),
    columns: columnTitles(table),
    header,
    lineCount: wanted.length,
    nameless: wanted.flatMap(({ line, names }) => (names.size === 0 ? [line.key] : [])),
    uses: usesOf({
      keys: keysByWord(wanted),
      body: new Set([
        ...all.flatMap(({ names, bare }) => [...names, ...bare]),
        ...table.panels.flatMap((panel) => [...innerHeadings(panel)]),
        ...[...(table.answers?.lines.keys() ?? [])].map(lineKeyWords),
      ]),
      header,
      codes: new Set(fixed.map(({ key }) => key)),
    }),
    levels: printedLevels(table) ?? [],
  };
}

const NO_KEYS: readonly string[] = [];

function usesOf({
  keys,
  body,
  header,
  codes,
}: {
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly body: ReadonlySet<string>;
  readonly header: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}): ReadonlyMap<string, WordUse> {
  const words = new Set([...keys.keys(), ...body, ...header, ...codes]);
  return new Map(
    [...words].map((word) => [
      word,
      {
        keys: keys.get(word) ?? NO_KEYS,
        inBody: body.has(word),
        inHeader: header.has(word),
        isCode: codes.has(word),
      },
    ]),
  );
}

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
