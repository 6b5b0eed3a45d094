import type { ValueType } from '../kind/kinds';
import { optionsOf, readValue } from '../kind/value-text';
import { oncePer } from '../kit/once-per';
import { remembered } from '../kit/remembered';
import { normalName } from '../kit/same-name';
import { constantParts } from '../pack/facts';
import type { Panel, Table } from '../pack/pack';
import { codeBreaks, printedLevels } from '../pack/printed-codes';
import { codesHaveLetters, keyLengths, panelColumns } from '../pack/table-shape';
import { headerRowTest } from './find-header';
import type { LocatedCodedLine, LocatedColumn, LocatedLine, MissingLine, StrangeRow } from './location';
import { isWordless, matchRows } from './match-rows';
import { isPrinted, printedPanel, strayedKey } from './match-strayed';
import { type PanelRow, readRows } from './read-row';
import type { SheetTexts } from './sheet-texts';
import { rowTexts, type TableRegion } from './table-region';

export type FoundLines = {
  readonly lines: readonly LocatedLine[];
  readonly codedLines: readonly LocatedCodedLine[];
  readonly strangeRows: readonly StrangeRow[];
  readonly spareRows: readonly number[];
  readonly missingLines: readonly MissingLine[];
  readonly noteRow: number | undefined;
  readonly sentenceRow: number | undefined;
  readonly headerRows: readonly number[];
  /** Panels that are not printed because all their lines stand in others. */
  readonly spreadPanels: readonly number[];
};

const NOTE = /^注:/;

/** Matches the rows below the header with the table's lines, panel by panel. `saidRow`: data, as a clerk said. */
export function findLines(
  texts: SheetTexts,
  region: TableRegion,
  panels: readonly (readonly LocatedColumn[])[],
  firstRow: number,
  titleRow?: number,
  saidRow?: number,
): FoundLines {
  const { table } = region;
  const { noteRow, sentenceRow } = findNotes(texts, region, firstRow);
  const bodyEnd = Math.min(noteRow ?? region.bottom + 1, sentenceRow ?? region.bottom + 1);
  const body = Array.from({ length: Math.max(0, bodyEnd - firstRow) }, (_, at) => firstRow + at);
  const isHeader = headerRowTest(texts, region, panels);
  const headerRows = body.filter((row) => row !== titleRow && row !== saidRow && isHeader(row));
  const repeated = new Set(headerRows);
  const rows = body.filter((row) => !repeated.has(row));

  const lines: LocatedLine[] = [];
  const codedLines: LocatedCodedLine[] = [];
  const strayed = new Set<string>();
  const strange: { panel: number; read: PanelRow; reason: StrangeRow['reason'] }[] = [];
  const spareRows: number[] = [];
  for (const [index, read] of readPanels(texts, table, panels, rows).entries()) {
    const listsCodes = table.panels[index]?.items.some((item) => item.kind === 'codes');
    for (const [at, match] of matchRows(table, index, read).entries()) {
      const printed = read[at];
      if (!printed) continue;
      const { row, said } = printed;
      if (match.kind === 'line') {
        const panel = printedPanel(table, panels, index, match.panel);
        if (panel !== match.panel) strayed.add(match.key);
        lines.push({ key: match.key, panel, row, said, readIn: index });
      } else if (match.kind === 'coded') {
        codedLines.push({
          code: match.code,
          name: match.name,
          panel: index,
          row,
          said,
          ...(match.numbers === undefined ? {} : { numbers: match.numbers }),
        });
      } else if (match.kind === 'strange') {
        strange.push({ panel: index, read: printed, reason: match.reason });
      } else if (match.kind === 'blank' && listsCodes) spareRows.push(row);
    }
  }
  // Only when all panels are read is it known which lines stand nowhere.
  const strangeRows: StrangeRow[] = [];
  const keys = new Set(lines.map(({ key }) => key));
  for (const { panel, read, reason } of strange) {
    const { row, said } = read;
    const key = reason === 'unknown' ? strayedKey(table, panel, read, keys) : undefined;
    if (key === undefined) strangeRows.push({ row, panel, label: read.shown(), said, reason });
    else {
      keys.add(key);
      strayed.add(key);
      lines.push({ key, panel, row, said, readIn: panel });
    }
  }
  const found = new Set(lines.map((line) => `${line.key}@${line.panel}`));
  const wanted = wantedLines(table);
  return {
    lines,
    codedLines,
    strangeRows,
    spareRows,
    missingLines: wanted.filter(({ key, panel }) => !strayed.has(key) && !found.has(`${key}@${panel}`)),
    noteRow,
    sentenceRow,
    headerRows,
    spreadPanels: table.panels.flatMap((_, index) => {
      const own = wanted.filter(({ panel }) => panel === index);
      const elsewhere = own.length > 0 && own.every(({ key }) => strayed.has(key));
      return elsewhere && !isPrinted(panels[index]) ? [index] : [];
    }),
  };
}

/** Panels without words share their rows: what is filled in one of them is filled in all. */
function readPanels(
  texts: SheetTexts,
  table: Table,
  panels: readonly (readonly LocatedColumn[])[],
  rows: readonly number[],
): PanelRow[][] {
  const read = table.panels.map((panel, index) =>
    readRows(texts, panels[index] ?? [], rows, {
      levels: printedLevels(table) ?? keyLengths(panel),
      breaks: codeBreaks(table) ?? keyLengths(panel),
      letters: codesHaveLetters(table),
    }),
  );
  for (const [index, panelRows] of read.entries())
    read[index] = withPlaced(texts, panels[index] ?? [], panelRows, table.panels[index]);
  const wordless = read.filter((_, index) => table.panels[index] && isWordless(table.panels[index]));
  return read.map((panelRows) =>
    wordless.includes(panelRows)
      ? panelRows.map((row, at) => ({ ...row, filled: wordless.some((other) => other[at]?.filled) }))
      : panelRows,
  );
}

/** Rows without a name in which one of the columns before the names says where they belong. */
function withPlaced(
  texts: SheetTexts,
  columns: readonly LocatedColumn[],
  rows: PanelRow[],
  panel: Panel | undefined,
): PanelRow[] {
  const leading = panel ? leadingChoices(panel) : [];
  if (leading.length === 0) return rows;
  const says = (row: number): boolean =>
    leading.some(({ amount, type }) => {
      const places = columns.find((column) => column.amount === amount)?.columns ?? [];
      return places.some((column) => {
        const text = texts.rawAt(row, column).replace(/\s+/g, '');
        return text !== '' && readValue(text, type, 'yuan').ok;
      });
    });
  return rows.map((row) =>
    row.words === '' && row.number === '' && says(row.row) ? { ...row, isPlaced: true } : row,
  );
}

/** The columns before the names of rows in which one chooses. */
const leadingChoices = oncePer(
  (panel: Panel): readonly { readonly amount: number; readonly type: ValueType }[] => {
    const columns = panelColumns(panel);
    const name = columns.findIndex(({ shows }) => shows === 'name');
    return columns.flatMap(({ amount, type }, at) =>
      at < name && amount !== undefined && type && optionsOf(type).length > 0 ? [{ amount, type }] : [],
    );
  },
);

function findNotes(
  texts: SheetTexts,
  region: TableRegion,
  firstRow: number,
): { readonly noteRow: number | undefined; readonly sentenceRow: number | undefined } {
  const { emptySentence } = region.table;
  const sentence = emptySentence === undefined ? undefined : sentencePattern(emptySentence);
  let noteRow: number | undefined;
  let sentenceRow: number | undefined;
  for (let row = firstRow; row <= region.bottom; row += 1) {
    const [first = ''] = rowTexts(texts, region, row);
    if (noteRow === undefined && NOTE.test(first)) noteRow = row;
    if (sentence?.test(first)) sentenceRow = row;
  }
  return { noteRow, sentenceRow };
}

/** 「说明：本表无数据」 with or without its end mark, and longer forms that say the same. */
const sentencePattern = remembered((sentence): RegExp => {
  const words = normalName(sentence)
    .replace(/[.。]+$/, '')
    .replace(/^说明:/, '');
  const pattern = constantParts(words)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`${pattern}|无数据|没有数据|无此项`);
});

/** Each fixed line once per panel it stands in; optional ones are not missed. */
const wantedLines = oncePer((table: Table): readonly MissingLine[] => {
  const inPanels = table.panels.flatMap((panel, index) =>
    panel.items.flatMap((item) =>
      item.kind === 'line' && !item.line.optional
        ? [{ key: item.line.key, panel: index, label: item.line.label || item.line.key }]
        : [],
    ),
  );
  const inFooter = table.footer.map(({ line, to }) => ({ key: line.key, panel: to, label: line.label }));
  return [...inPanels, ...inFooter];
});
