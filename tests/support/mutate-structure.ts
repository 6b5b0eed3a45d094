import type {
  FinishedBlock,
  FinishedCell,
  FinishedDocument,
  FinishedTable,
} from '#shared/finished/finished-document';
import { cellsOf } from '#shared/finished/finished-document';
import { saidNumbers } from '#shared/text-check/said-number';

/** A document of which something was taken away, doubled, moved or exchanged, and what was done, in words. */
export type StructuralMutation = {
  readonly kind: StructuralKind;
  readonly what: string;
  readonly document: FinishedDocument;
};

export type StructuralKind =
  | 'paragraph taken away'
  | 'row taken away'
  | 'rows exchanged'
  | 'unit of a table'
  | 'year of a heading or title'
  | 'section taken away'
  | 'section doubled'
  | 'sections exchanged'
  | 'table taken away'
  | 'table doubled';

const AMOUNT = /^-?[\d,]+\.\d\d$/;

/** Every such change of a document, by kind. */
export function structuralMutations(document: FinishedDocument): readonly StructuralMutation[] {
  const { blocks } = document;
  const made = (
    kind: StructuralKind,
    what: string,
    changed: readonly FinishedBlock[],
  ): StructuralMutation => ({
    kind,
    what,
    document: { ...document, blocks: changed },
  });
  const without = (from: number, to = from + 1): readonly FinishedBlock[] => [
    ...blocks.slice(0, from),
    ...blocks.slice(to),
  ];
  const replaced = (at: number, block: FinishedBlock): readonly FinishedBlock[] =>
    blocks.map((each, index) => (index === at ? block : each));
  const sections = sectionsOf(blocks);
  return [
    ...blocks.flatMap((block, at) => {
      if (block.kind !== 'paragraph') return [];
      const { text, level } = block;
      const isText =
        level === undefined &&
        saysItsOwn(text, at, blocks) &&
        /\d(?:元|万元|%|辆|批次|人次|台)/.test(text) &&
        text.length > 25;
      const isUnit = /单位：万?元/.test(text) && text.length < 30;
      const isTitled = /20\d\d年/.test(text) && text.length < 40 && at > 2;
      const year = Number(/20(\d\d)年/.exec(text)?.[1]) - 1;
      return [
        ...(isText ? [made('paragraph taken away', text, without(at))] : []),
        ...(isUnit
          ? [
              made(
                'unit of a table',
                `${text} (${at})`,
                replaced(at, {
                  ...block,
                  text: text.includes('万元') ? text.replace('万元', '元') : text.replace('元', '万元'),
                }),
              ),
            ]
          : []),
        ...(isTitled
          ? [
              made(
                'year of a heading or title',
                `${text} (${at})`,
                replaced(at, { ...block, text: text.replace(/20\d\d年/, `20${year}年`) }),
              ),
            ]
          : []),
      ];
    }),
    ...blocks.flatMap((block, at) => {
      if (block.kind !== 'table') return [];
      const title = titleOf(blocks, at);
      const begin = beginOf(blocks, at);
      return [
        made('table taken away', title, without(begin, at + 1)),
        made('table doubled', title, [...blocks.slice(0, at + 1), ...blocks.slice(begin)]),
        ...rowsOf(block).map(({ row, words }) =>
          made('row taken away', `${title}: ${words}`, replaced(at, withoutRow(block, row))),
        ),
        ...exchanges(block).map(({ table, words }) =>
          made('rows exchanged', `${title}: ${words}`, replaced(at, table)),
        ),
      ];
    }),
    ...sections.flatMap(({ from, to, title }, index) => {
      const next = sections[index + 1];
      const own = blocks.slice(from, to);
      return [
        made('section taken away', title, without(from, to)),
        made('section doubled', title, [...blocks.slice(0, to), ...own, ...blocks.slice(to)]),
        ...(next && next.from === to
          ? [
              made('sections exchanged', `${title} / ${next.title}`, [
                ...blocks.slice(0, from),
                ...blocks.slice(next.from, next.to),
                ...own,
                ...blocks.slice(next.to),
              ]),
            ]
          : []),
      ];
    }),
  ];
}

/** Of a paragraph all of whose numbers stand elsewhere as well nobody misses anything. */
function saysItsOwn(text: string, at: number, blocks: readonly FinishedBlock[]): boolean {
  return saidNumbers(text)
    .filter(({ unit }) => unit !== 'bare')
    .some(({ words }) =>
      blocks.every(
        (block, other) => other === at || block.kind !== 'paragraph' || !block.text.includes(words),
      ),
    );
}

/** The sections of level 2: a heading and what follows it up to the next one or the next part. */
function sectionsOf(blocks: readonly FinishedBlock[]) {
  const headings = blocks.flatMap((block, at) =>
    block.kind === 'paragraph' && block.level !== undefined && block.level <= 2
      ? [{ at, level: block.level, title: block.text }]
      : [],
  );
  return headings.flatMap(({ at, level, title }, index) =>
    level === 2 ? [{ from: at, to: headings[index + 1]?.at ?? blocks.length, title }] : [],
  );
}

function beginOf(blocks: readonly FinishedBlock[], at: number): number {
  let begin = at;
  while (begin > 0) {
    const before = blocks[begin - 1];
    if (
      before?.kind !== 'paragraph' ||
      before.level !== undefined ||
      before.text.length > 40 ||
      /^[注说]/.test(before.text)
    )
      break;
    begin -= 1;
  }
  return begin;
}

function titleOf(blocks: readonly FinishedBlock[], at: number): string {
  const block = blocks[beginOf(blocks, at)];
  return block?.kind === 'paragraph' ? block.text : `table at ${at}`;
}

function rowsOf(table: FinishedTable): readonly { row: number; words: string }[] {
  const cells = cellsOf(table);
  return [...new Set(cells.map(({ row }) => row))].flatMap((row) => {
    const own = cells.filter((cell) => cell.row === row);
    const isWhole = cells.every(
      (cell) =>
        cell.row > row ||
        cell.row + (cell.rowSpan ?? 1) <= row ||
        (cell.row === row && (cell.rowSpan ?? 1) === 1),
    );
    const hasAmount = own.some(({ text }) => AMOUNT.test(text) && /[1-9]/.test(text));
    return isWhole && hasAmount ? [{ row, words: own.map(({ text }) => text).join(' ') }] : [];
  });
}

function withoutRow(table: FinishedTable, row: number): FinishedTable {
  const cells = cellsOf(table)
    .filter((cell) => cell.row !== row)
    .map((cell) => (cell.row > row ? { ...cell, row: cell.row - 1 } : cell));
  return { ...table, rows: table.rows.filter((_, at) => at !== row), cells };
}

/** Two rows that follow each other with each other's amounts. */
function exchanges(table: FinishedTable): readonly { table: FinishedTable; words: string }[] {
  const cells = cellsOf(table);
  const rows = rowsOf(table);
  return rows.flatMap(({ row, words }, at) => {
    const next = rows[at + 1];
    if (!next || areSiblings(codeOf(cells, row), codeOf(cells, next.row))) return [];
    const textAt = (of: number, column: number): string | undefined =>
      cells.find((cell) => cell.row === of && cell.column === column)?.text;
    const columns = cells.flatMap(({ row: own, column, text }) =>
      own === row && AMOUNT.test(text) ? [column] : [],
    );
    const changed = cells.map((cell) => {
      if (!columns.includes(cell.column)) return cell;
      if (cell.row === row) return { ...cell, text: textAt(next.row, cell.column) ?? '' };
      return cell.row === next.row ? { ...cell, text: textAt(row, cell.column) ?? '' } : cell;
    });
    const isSame = changed.every(({ text }, index) => text === cells[index]?.text);
    return isSame ? [] : [{ table: { ...table, cells: changed }, words: `${words} / ${next.words}` }];
  });
}

/** The code that a row begins with, whether it stands in one column or in three. */
function codeOf(cells: readonly FinishedCell[], row: number): string {
  const texts = cells.filter((cell) => cell.row === row).map(({ text }) => text.trim());
  const ends = texts.findIndex((text) => !/^\d{2,7}$/.test(text));
  return texts.slice(0, ends).join('');
}

/** Lines of one 款 or 类 come to the same sum whichever has which amount: nobody can tell. */
function areSiblings(one: string, other: string): boolean {
  return one !== '' && one.length === other.length && one.slice(0, -2) === other.slice(0, -2);
}
