import type { FinishedBlock, FinishedDocument, FinishedTable } from '#shared/finished/finished-document';
import { saidNumbers } from '#shared/text-check/said-number';

/** A document with one thing in it changed, as a clerk's hand changes it, and where. */
export type Mutation = {
  readonly kind: 'number' | 'word' | 'unit' | 'year' | 'cell' | 'row';
  readonly document: FinishedDocument;
  /** Index of the block that was changed. */
  readonly block: number;
  /** Where in its text; of a table, which of its cells (`3,1`: row and column). */
  readonly from?: number;
  readonly cells?: readonly string[];
  readonly was: string;
  readonly is: string;
};

type Place = Omit<Mutation, 'document'> & { readonly change: (block: FinishedBlock) => FinishedBlock };

const WORDS: readonly (readonly [string, string])[] = [
  ['增加', '减少'],
  ['减少', '增加'],
  ['增长', '下降'],
  ['下降', '增长'],
  ['大于', '小于'],
  ['小于', '大于'],
];

/** Every change of a document that the random numbers may choose among, by kind. */
export function mutationsOf(
  document: FinishedDocument,
  isJudged: (paragraph: string, block: number) => boolean,
  random: () => number,
): readonly Mutation[] {
  const places = document.blocks.flatMap((block, at): Place[] =>
    block.kind === 'table'
      ? ofTable(block, at, random)
      : isJudged(block.text, at)
        ? ofParagraph(block.text, at, random)
        : [],
  );
  return places.map(({ change, ...place }) => ({
    ...place,
    document: {
      ...document,
      blocks: document.blocks.map((block, at) => (at === place.block ? change(block) : block)),
    },
  }));
}

function ofParagraph(text: string, block: number, random: () => number): Place[] {
  const place = (kind: Place['kind'], from: number, to: number, is: string): Place => ({
    kind,
    block,
    from,
    was: text.slice(from, to),
    is,
    change: (old) =>
      old.kind === 'paragraph' ? { ...old, text: `${text.slice(0, from)}${is}${text.slice(to)}` } : old,
  });
  const numbers = saidNumbers(text).filter(({ unit, digits }) => unit !== 'bare' && digits !== 0n);
  return [
    ...numbers.map(({ from, to, words }) => place('number', from, to, otherDigit(words, random))),
    ...numbers.flatMap(({ from, to, words, unitWords }) => {
      const other =
        unitWords === '万元' ? '元' : unitWords === '元' ? '万元' : unitWords === '%' ? '' : undefined;
      return other === undefined
        ? []
        : [place('unit', from, to, words.slice(0, words.length - unitWords.length) + other)];
    }),
    ...WORDS.flatMap(([was, is]) =>
      [...text.matchAll(new RegExp(`${was}(?=[\\d（预]|预算)`, 'g'))].map(({ index }) =>
        place('word', index, index + was.length, is),
      ),
    ),
    ...[...text.matchAll(/20\d\d(?=年)/g)].map(({ index, 0: year }) =>
      place('year', index, index + 4, String(Number(year) + (random() < 0.5 ? 1 : -1))),
    ),
  ];
}

function otherDigit(words: string, random: () => number): string {
  const digits = [...words].flatMap((character, at) => (/\d/.test(character) ? [at] : []));
  const at = digits[Math.floor(random() * digits.length)] ?? 0;
  const digit = (Number(words[at]) + 1 + Math.floor(random() * 8)) % 10;
  return `${words.slice(0, at)}${digit}${words.slice(at + 1)}`;
}

function ofTable(table: FinishedTable, block: number, random: () => number): Place[] {
  const cells = table.cells ?? [];
  const isAmount = (text: string): boolean => /^-?[\d,]+\.\d\d$/.test(text);
  const changed = (is: (text: string, at: number) => string): FinishedTable => ({
    ...table,
    cells: cells.map((cell, at) => ({ ...cell, text: is(cell.text, at) })),
  });
  return [
    ...cells.flatMap((cell, at): Place[] => {
      if (!isAmount(cell.text) || /^0\.00$/.test(cell.text)) return [];
      const is = otherDigit(cell.text, random);
      return [
        {
          kind: 'cell',
          block,
          cells: [`${cell.row},${cell.column}`],
          was: cell.text,
          is,
          change: () => changed((text, each) => (each === at ? is : text)),
        },
      ];
    }),
    ...[...new Set(cells.map(({ row }) => row))].flatMap((row): Place[] => {
      const own = cells.flatMap((cell, at) => (cell.row === row && isAmount(cell.text) ? [at] : []));
      if (own.length === 0) return [];
      const was = own.map((at) => cells[at]?.text).join(' ');
      return [
        {
          kind: 'row',
          block,
          cells: own.flatMap((at) => (cells[at] ? [`${row},${cells[at].column}`] : [])),
          was,
          is: '',
          change: () => changed((text, at) => (own.includes(at) ? '' : text)),
        },
      ];
    }),
  ];
}
