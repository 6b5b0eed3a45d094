import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import { lineWordsKey } from '../pack/answered-words';
import type { FixedLine, Panel, Table } from '../pack/pack';
import { serialDigits } from '../pack/printed-codes';
import { codeLevels, isListedCode, panelColumns } from '../pack/table-shape';
import type { LineKey } from '../rule/rule';
import { alignInOrder } from './align-in-order';
import type { StrangeRow } from './location';
import { fitOfLine, isCode, type KnownLine, knownLine, likeName, wordsOfRow } from './match-line';
import type { PanelRow } from './read-row';

export type RowMatch =
  | { readonly kind: 'line'; readonly key: LineKey; readonly panel: number }
  /** `numbers`: the printed code, of which the row is one of several. */
  | { readonly kind: 'coded'; readonly code: string; readonly name: string; readonly numbers?: string }
  | { readonly kind: 'strange'; readonly reason: StrangeRow['reason'] }
  | { readonly kind: 'blank' }
  | { readonly kind: 'nothing' };

/**
 * Says what each row of a panel is. Fixed lines are paired with rows in the pack's order first, so that two lines of
 * one name keep apart; a line that stands elsewhere (合计 at the end) is then known by its name alone.
 */
export function matchRows(table: Table, index: number, rows: readonly PanelRow[]): RowMatch[] {
  const panel = table.panels[index];
  if (!panel) return [];
  if (isWordless(panel)) return matchWordless(fixedLines(panel), index, rows);
  const fixed = knownLines(panel);
  const levels = panel.items.some((item) => item.kind === 'codes') ? codeLevels(table) : undefined;
  /** A code, or what a table with letters in its codes may list. */
  const isCoded = ({ code }: PanelRow): boolean =>
    isCode(code) || (levels !== undefined && isListedCode(table, code));
  const footer = table.footer
    .filter(({ from }) => from === index)
    .map(({ line, to }) => ({ known: knownLine(line), to }));
  const unlabelled = new Set(
    panel.items.flatMap((item) => (item.kind === 'unlabelled' ? [item.number] : [])),
  );
  const skipped = innerHeadings(panel);
  const answered = answeredRows(table, index, rows);
  const spokenFor = new Set(answered.values());
  const inOrder = new Map<PanelRow, KnownLine>();
  const likely = likelyLines(panel);
  const fits = rows.map((row): ReadonlyMap<number, number> => {
    if (answered.has(row) || (levels && isCoded(row))) return NONE;
    const own = new Map<number, number>();
    for (const at of likely(row)) {
      const known = fixed[at];
      if (known && !spokenFor.has(known.line.key)) own.set(at, fitOfLine(known, row));
    }
    return own;
  });
  const { places } = alignInOrder(fixed.length, rows.length, (line, row) => fits[row]?.get(line) ?? 0);
  for (const [line, at] of places.entries()) {
    const [known, row] = [fixed[line], at === undefined ? undefined : rows[at]];
    if (known && row) inOrder.set(row, known);
  }
  const taken = new Set([...inOrder.values()].map(({ line }) => line.key));
  // What a clerk said is settled first, wherever the row stands.
  const settled = new Map(
    [...answered].map(([row, key]): [PanelRow, RowMatch] => {
      if (key === null) return [row, { kind: 'strange', reason: 'ignored' }];
      if (taken.has(key)) return [row, { kind: 'strange', reason: 'repeated' }];
      taken.add(key);
      const below = footer.find(({ known }) => known.line.key === key);
      const own = fixed.some(({ line }) => line.key === key);
      if (own || below) return [row, { kind: 'line', key, panel: below?.to ?? index }];
      return [row, { kind: 'coded', code: key, name: row.rawName || (isCode(row.words) ? '' : row.words) }];
    }),
  );
  const numberedRow = levels ? rowNumbering(table, panel, levels) : (): undefined => undefined;
  const take = ({ line }: KnownLine, at: number): RowMatch => {
    taken.add(line.key);
    return { kind: 'line', key: line.key, panel: at };
  };

  const matches = rows.map((row): RowMatch => {
    const { words } = row;
    const said = settled.get(row);
    if (said) return said;
    if (words === '' && row.number === '')
      return (row.isPlaced && numberedRow(row, taken)) || { kind: 'blank' };
    for (const { known, to } of footer) {
      if (!taken.has(known.line.key) && likeName(known, words) > 0) return take(known, to);
    }
    const known = inOrder.get(row);
    if (known) return take(known, index);
    if (skipped.has(words)) return { kind: 'nothing' };
    const numbered = numberedRow(row, taken);
    if (numbered) return numbered;
    if (isCoded(row)) {
      if (taken.has(row.code)) return { kind: 'strange', reason: 'duplicate' };
      if (!levels) return { kind: 'strange', reason: 'unknown' };
      if (!levels.includes(row.code.length)) return { kind: 'strange', reason: 'bad-code' };
      taken.add(row.code);
      return { kind: 'coded', code: row.code, name: row.rawName };
    }
    const moved = fixed.find((line) => !taken.has(line.line.key) && fitOfLine(line, row) > 0);
    if (moved) return take(moved, index);
    if (words === '' && unlabelled.has(row.number)) return { kind: 'strange', reason: 'unlabelled' };
    if (fixed.some((line) => fitOfLine(line, row) > 0)) return { kind: 'strange', reason: 'repeated' };
    return { kind: 'strange', reason: levels && /\d/.test(row.code) ? 'bad-code' : 'unknown' };
  });
  return levels ? withDoubts(table, levels, rows, matches) : matches;
}

/**
 * The first row of a code is that of the 科目, the others are numbered below it. Below a row whose code was not read this
 * cannot be told, for that row may have been the first: until a row of another level none is taken.
 */
function withDoubts(
  table: Table,
  levels: readonly number[],
  rows: readonly PanelRow[],
  matches: readonly RowMatch[],
): RowMatch[] {
  const base = (levels.at(-1) ?? 0) - serialDigits(table);
  if (serialDigits(table) === 0 || !levels.includes(base)) return [...matches];
  const doubtful = new Set<string>();
  let isBelowUnread = false;
  return matches.map((match, at): RowMatch => {
    if (match.kind === 'strange' && match.reason !== 'ignored')
      isBelowUnread ||= match.reason !== 'unknown' || rows[at]?.filled === true;
    if (match.kind !== 'coded') return match;
    if (match.numbers !== undefined)
      return doubtful.has(match.numbers) ? { kind: 'strange', reason: 'doubtful' } : match;
    if (match.code.length !== base) isBelowUnread = false;
    if (!isBelowUnread) return match;
    doubtful.add(match.code);
    return { kind: 'strange', reason: 'doubtful' };
  });
}

/** Which of a panel's fixed lines a row may be at all: those that share a word or the code with it. */
const likelyLines = oncePer((panel: Panel): ((row: PanelRow) => Iterable<number>) => {
  const byWord = new Map<string, number[]>();
  for (const [at, { line, names, bare }] of knownLines(panel).entries()) {
    for (const word of new Set([line.key, ...names, ...bare])) {
      const known = byWord.get(word);
      if (known) known.push(at);
      else byWord.set(word, [at]);
    }
  }
  return (row) => {
    let found: readonly number[] = NOWHERE;
    for (const word of wordsOfRow(row)) {
      const own = byWord.get(word);
      if (own) found = found.length === 0 ? own : [...found, ...own];
    }
    return found;
  };
});

/**
 * Numbers rows that print the same code, or a name without one, where the pack lists such: the first of a code that has a
 * row of its own is that row. `undefined`: the row is none of these.
 */
function rowNumbering(
  table: Table,
  panel: Panel,
  levels: readonly number[],
): (row: PanelRow, taken: Set<string>) => RowMatch | undefined {
  const serial = serialDigits(table);
  const base = (levels.at(-1) ?? 0) - serial;
  const named = base === 0 && panelColumns(panel).every(({ shows }) => shows !== 'code');
  const last = new Map<string, number>();
  return ({ code, words, rawName, filled, isPlaced }, taken) => {
    if (serial === 0) return undefined;
    const isName = named && ((words !== '' && filled) || isPlaced === true);
    const isAgain = base > 0 && code.length === base && (!levels.includes(base) || taken.has(code));
    if (!isName && !isAgain) return undefined;
    const numbers = isName ? '' : code;
    const count = (last.get(numbers) ?? 0) + 1;
    last.set(numbers, count);
    const own = String(count);
    if (own.length > serial) return { kind: 'strange', reason: 'bad-code' };
    return { kind: 'coded', code: numbers + own.padStart(serial, '0'), name: rawName || words, numbers };
  };
}

/** The rows of whose words a clerk said what line they are; `null`: none. */
function answeredRows(
  { answers }: Table,
  index: number,
  rows: readonly PanelRow[],
): ReadonlyMap<PanelRow, string | null> {
  const lines = answers?.lines;
  if (!lines || lines.size === 0) return new Map();
  return new Map(
    rows.flatMap((row) => {
      const said = lines.get(lineWordsKey(index, row.said));
      return said === undefined ? [] : [[row, said] as const];
    }),
  );
}

/** A table of one line without words (07): the first row with an amount, or the first one a template keeps for it. */
function matchWordless(fixed: readonly FixedLine[], index: number, rows: readonly PanelRow[]): RowMatch[] {
  const [only] = fixed;
  const chosen = rows.find(({ filled }) => filled) ?? rows[0];
  return rows.map((row) =>
    only && row === chosen ? { kind: 'line', key: only.key, panel: index } : { kind: 'nothing' },
  );
}

export function isWordless(panel: Panel): boolean {
  return panelColumns(panel).every(({ shows }) => shows === 'amount');
}

const NOWHERE: readonly number[] = [];
const NONE: ReadonlyMap<number, number> = new Map();

const knownLines = oncePer((panel: Panel): readonly KnownLine[] => fixedLines(panel).map(knownLine));

function fixedLines(panel: Panel): FixedLine[] {
  return panel.items.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
}

/** Headings and changing headers inside a panel's body. */
export const innerHeadings = oncePer(
  (panel: Panel): ReadonlySet<string> =>
    new Set(
      panel.items.flatMap((item) => {
        if (item.kind === 'heading') return [normalName(item.text)];
        return item.kind === 'header' ? item.texts.map(normalName).filter((text) => text !== '') : [];
      }),
    ),
);
