import { normalName } from '../kit/same-name';
import type { FixedLine, Panel, Table } from '../pack/pack';
import { codeLevels, panelColumns } from '../pack/table-shape';
import type { TableRegion } from './find-tables';
import type { LocatedCodedLine, LocatedColumn, LocatedLine, StrangeRow } from './location';
import type { SheetTexts } from './sheet-texts';

export type FoundLines = {
  readonly lines: readonly LocatedLine[];
  readonly codedLines: readonly LocatedCodedLine[];
  readonly strangeRows: readonly StrangeRow[];
  readonly spareRows: readonly number[];
  readonly missingLines: readonly string[];
  readonly noteRow: number | undefined;
  readonly sentenceRow: number | undefined;
};

const NOTE = /^注:/;

/** Matches the rows below the header with the table's lines, panel by panel. */
export function findLines(
  texts: SheetTexts,
  region: TableRegion,
  panels: readonly (readonly LocatedColumn[])[],
  firstRow: number,
): FoundLines {
  const { table } = region;
  const sentence = table.emptySentence === undefined ? undefined : sentencePattern(table.emptySentence);
  let noteRow: number | undefined;
  let sentenceRow: number | undefined;
  for (let row = firstRow; row <= region.bottom; row += 1) {
    const first = firstText(texts, row);
    if (noteRow === undefined && NOTE.test(first)) noteRow = row;
    if (sentence?.test(first)) sentenceRow = row;
  }
  const bodyEnd = Math.min(noteRow ?? region.bottom + 1, sentenceRow ?? region.bottom + 1);

  const lines: LocatedLine[] = [];
  const codedLines: LocatedCodedLine[] = [];
  const strangeRows: StrangeRow[] = [];
  const spareRows: number[] = [];
  for (const [index, panel] of table.panels.entries()) {
    const columns = panels[index] ?? [];
    const matcher = panelMatcher(table, panel, index);
    for (let row = firstRow; row < bodyEnd; row += 1) {
      const read = readRow(texts, columns, row);
      const match = matcher(read, row);
      if (match.kind === 'line') lines.push({ key: match.key, panel: match.panel, row });
      else if (match.kind === 'coded')
        codedLines.push({ code: match.code, name: match.name, panel: index, row });
      else if (match.kind === 'strange')
        strangeRows.push({ row, panel: index, label: read.shown, reason: match.reason });
      else if (match.kind === 'blank' && matcher.listsCodes) spareRows.push(row);
    }
  }
  const found = new Set(lines.map((line) => `${line.key}@${line.panel}`));
  return {
    lines,
    codedLines,
    strangeRows,
    spareRows,
    missingLines: wantedLines(table)
      .filter((name) => !found.has(name.id))
      .map((name) => name.label),
    noteRow,
    sentenceRow,
  };
}

/** 「说明：本表无数据」 with or without its end mark, and longer forms that say the same. */
function sentencePattern(sentence: string): RegExp {
  const words = normalName(sentence)
    .replace(/[.。]+$/, '')
    .replace(/^说明:/, '');
  return new RegExp(`^(说明:)?.*(${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}|无数据|没有数据|无此项).*$`);
}

function firstText(texts: SheetTexts, row: number): string {
  for (const column of texts.sheet.rows.get(row)?.keys() ?? []) {
    const text = texts.textAt(row, column);
    if (text !== '') return text;
  }
  return '';
}

type ReadRow = {
  readonly label: string;
  readonly number: string;
  readonly code: string;
  readonly name: string;
  /** As printed, for messages. */
  readonly shown: string;
  readonly rawName: string;
};

function readRow(texts: SheetTexts, columns: readonly LocatedColumn[], row: number): ReadRow {
  const join = (shows: LocatedColumn['shows'], read: (row: number, column: number) => string): string =>
    columns
      .filter((column) => column.shows === shows)
      .flatMap((column) => column.columns.map((at) => read(row, at)))
      .join('');
  const number = join('number', texts.rawAt).trim();
  return {
    label: join('label', texts.textAt),
    number: number.replace(/\.0+$/, ''),
    // A merged 合计 covers code and name: read it once, from the cell itself.
    code: join('code', texts.rawAt).normalize('NFKC').replace(/\s+/g, ''),
    name: normalName(join('name', texts.rawAt)),
    shown: [join('label', texts.rawAt), join('code', texts.rawAt), join('name', texts.rawAt), number]
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(' '),
    rawName: join('name', texts.rawAt).trim(),
  };
}

type RowMatch =
  | { readonly kind: 'line'; readonly key: string; readonly panel: number }
  | { readonly kind: 'coded'; readonly code: string; readonly name: string }
  | { readonly kind: 'strange'; readonly reason: StrangeRow['reason'] }
  | { readonly kind: 'blank' }
  | { readonly kind: 'nothing' };

type Matcher = ((read: ReadRow, row: number) => RowMatch) & { readonly listsCodes: boolean };

function panelMatcher(table: Table, panel: Panel, index: number): Matcher {
  const fixed = panel.items.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
  const footer = table.footer.filter(({ from }) => from === index);
  const unlabelled = new Set(
    panel.items.flatMap((item) => (item.kind === 'unlabelled' ? [item.number] : [])),
  );
  const skipped = new Set(
    panel.items.flatMap((item) => {
      if (item.kind === 'heading') return [normalName(item.text)];
      return item.kind === 'header' ? item.texts.map(normalName).filter((text) => text !== '') : [];
    }),
  );
  const levels = panel.items.some((item) => item.kind === 'codes') ? codeLevels(table) : undefined;
  const columns = panelColumns(panel);
  const wordless = columns.every(({ shows }) => shows === 'amount');
  const taken = new Set<string>();
  const take = (line: FixedLine, at: number): RowMatch => {
    taken.add(line.key);
    return { kind: 'line', key: line.key, panel: at };
  };

  const match = (read: ReadRow): RowMatch => {
    if (wordless) {
      const [only] = fixed;
      return only && !taken.has(only.key) ? take(only, index) : { kind: 'nothing' };
    }
    const words = read.label || read.code || read.name;
    if (words === '' && read.number === '') return { kind: 'blank' };
    if (skipped.has(words)) return { kind: 'nothing' };
    for (const { line, to } of footer) {
      if (!taken.has(line.key) && namesLine(line, normalName(words))) return take(line, to);
    }
    const byCode = /^\d+$/.test(read.code) ? read.code : '';
    if (byCode !== '' && !levels) {
      const line = fixed.find(({ key }) => key === byCode);
      if (line) return taken.has(line.key) ? { kind: 'strange', reason: 'duplicate' } : take(line, index);
      return { kind: 'strange', reason: 'unknown' };
    }
    if (byCode !== '' && levels) {
      if (!levels.includes(byCode.length)) return { kind: 'strange', reason: 'bad-code' };
      if (taken.has(byCode)) return { kind: 'strange', reason: 'duplicate' };
      taken.add(byCode);
      return { kind: 'coded', code: byCode, name: read.rawName };
    }
    const label = normalName(words);
    const line =
      fixed.find(
        (known) => !taken.has(known.key) && known.number === read.number && namesLine(known, label),
      ) ?? fixed.find((known) => !taken.has(known.key) && namesLine(known, label));
    if (line && label !== '') return take(line, index);
    if (label === '' && unlabelled.has(read.number)) return { kind: 'strange', reason: 'unlabelled' };
    return { kind: 'strange', reason: levels && label !== '' && read.code !== '' ? 'bad-code' : 'unknown' };
  };
  return Object.assign(match, { listsCodes: levels !== undefined });
}

/** Equal names, or equal but for the ordinal in front: 一、, (一), 1. */
function namesLine(line: FixedLine, label: string): boolean {
  return [line.label, ...line.aliases].some((name) => {
    const known = normalName(name);
    return known === label || withoutOrdinal(known) === withoutOrdinal(label);
  });
}

function withoutOrdinal(name: string): string {
  return name.replace(/^(\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、|\d+[.、])/, '');
}

/** Each fixed line once per panel it stands in. */
function wantedLines(table: Table): { readonly id: string; readonly label: string }[] {
  const inPanels = table.panels.flatMap((panel, index) =>
    panel.items.flatMap((item) =>
      item.kind === 'line'
        ? [{ id: `${item.line.key}@${index}`, label: item.line.label || item.line.key }]
        : [],
    ),
  );
  const inFooter = table.footer.map(({ line, to }) => ({ id: `${line.key}@${to}`, label: line.label }));
  return [...inPanels, ...inFooter];
}
