import fc from 'fast-check';

/** One thing done to a part of a package. Numbers choose a place, whatever the part's length. */
export type Mutation =
  | { readonly kind: 'flip'; readonly part: number; readonly at: number; readonly bits: number }
  | { readonly kind: 'drop' | 'double'; readonly part: number; readonly tag: string; readonly at: number }
  | { readonly kind: 'swap'; readonly part: number; readonly at: number; readonly with: number }
  | { readonly kind: 'value'; readonly part: number; readonly at: number; readonly text: string }
  | { readonly kind: 'type'; readonly part: number; readonly at: number; readonly text: string };

const TAGS = [
  'c',
  'row',
  'v',
  'is',
  't',
  'mergeCell',
  'mergeCells',
  'sheetData',
  'sheet',
  'xf',
  'Relationship',
];
const VALUES = [
  ...['1e308', '1E+5', '1e-9', '-0', '99999999999999999999', '90071992547409.93', '0.1', '0.005', '1.10'],
  ...[
    '0x10',
    '1,234',
    '12,34',
    '12abc',
    'NaN',
    'Infinity',
    '',
    ' 12 ',
    '１２',
    '(5)',
    '-(5)',
    '5-',
    '--5',
    '1 2',
  ],
  ...[
    '12<!-- -->34',
    '<![CDATA[77]]>',
    '12<x>3</x>4',
    '&#49;&#50;',
    '&lol;',
    '50%',
    '￥3',
    '一百',
    '1.2.3',
    '+7',
  ],
];
const TYPES = ['n', 's', 'str', 'inlineStr', 'b', 'e', 'd', 'z', '', 'N'];

const place = fc.nat(1_000_000);
/** Mostly sheets: the parts that hold amounts. */
const part = fc.nat(1000);

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), part, at: place, bits: fc.integer({ min: 1, max: 255 }) }),
  fc.record({
    kind: fc.constantFrom('drop' as const, 'double' as const),
    part,
    tag: fc.constantFrom(...TAGS),
    at: place,
  }),
  fc.record({ kind: fc.constant('swap' as const), part, at: place, with: place }),
  fc.record({ kind: fc.constant('value' as const), part, at: place, text: fc.constantFrom(...VALUES) }),
  fc.record({ kind: fc.constant('type' as const), part, at: place, text: fc.constantFrom(...TYPES) }),
);

/** The parts with the mutation done; what it does not fit leaves them as they are. */
export function mutate(
  parts: Readonly<Record<string, Uint8Array>>,
  change: Mutation,
): Record<string, Uint8Array> {
  const names = Object.keys(parts).filter((name) =>
    /^(xl\/(workbook|styles|worksheets|_rels)|_rels)/.test(name),
  );
  const name = names[change.part % names.length] ?? '';
  const bytes = parts[name] ?? new Uint8Array();
  if (change.kind === 'flip') {
    const flipped = bytes.slice();
    const at = change.at % flipped.length;
    flipped[at] = (flipped[at] ?? 0) ^ change.bits;
    return { ...parts, [name]: flipped };
  }
  const text = changedText(new TextDecoder().decode(bytes), change);
  return { ...parts, [name]: new TextEncoder().encode(text) };
}

function changedText(text: string, change: Exclude<Mutation, { readonly kind: 'flip' }>): string {
  switch (change.kind) {
    case 'drop':
    case 'double': {
      const found = nth(
        text,
        new RegExp(`<${change.tag}\\b(?:[^>]*/>|.*?</${change.tag}>)`, 'gs'),
        change.at,
      );
      const copies = change.kind === 'drop' ? '' : `${found?.[0]}${found?.[0]}`;
      return found ? splice(text, found.index, found[0].length, copies) : text;
    }
    case 'swap': {
      const one = nth(text, /"[^"]*"/g, change.at);
      const other = nth(text, /"[^"]*"/g, change.with);
      if (!one || !other || one.index === other.index) return text;
      const [first, second] = one.index < other.index ? [one, other] : [other, one];
      const later = splice(text, second.index, second[0].length, first[0]);
      return splice(later, first.index, first[0].length, second[0]);
    }
    case 'value': {
      const found = nth(text, /(?<=<v>)[^<]*/g, change.at);
      return found ? splice(text, found.index, found[0].length, change.text) : text;
    }
    case 'type': {
      const found = nth(text, /(?<=<c [^>]*t=")[^"]*/g, change.at);
      return found ? splice(text, found.index, found[0].length, change.text) : text;
    }
  }
}

function nth(text: string, pattern: RegExp, at: number): RegExpExecArray | undefined {
  const found = [...text.matchAll(pattern)];
  return found[at % found.length];
}

function splice(text: string, at: number, length: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at + length);
}
