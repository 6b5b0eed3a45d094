/**
 * Money and counts. An amount is an exact integer number of 分, held as a `bigint`, so that the compiler refuses
 * to mix it with a float. A count (people, vehicles) is a whole number in the same type, never scaled.
 */
export type Amount = bigint;

/** Printed where a column does not apply to a line (table 06, column 2). Neither blank nor zero. */
export const NOT_APPLICABLE = '—';
export type NotApplicable = typeof NOT_APPLICABLE;

/**
 * A text, a choice or a date in a cell: an apostrophe and the text itself, as Excel marks a text. So a cell that
 * holds the text “—” (`'—`) is never one that holds — (not applicable), and no text is ever taken for a number.
 */
export type TextValue = `'${string}`;

/** What a cell of numbers holds. */
export type NumberValue = Amount | null | NotApplicable;

/** What a cell holds. `null` is blank; blank, 0 and — are three different things. What a number counts says its kind. */
export type CellValue = NumberValue | TextValue;

/** 金额单位. The scale is how amounts are written, never how they are kept. */
export type Scale = 'yuan' | 'qianyuan' | 'wanyuan' | 'yiyuan';

export const SCALES = ['yuan', 'qianyuan', 'wanyuan', 'yiyuan'] as const satisfies readonly Scale[];

/** Their names, as packs and workbooks write them. */
export const SCALE_WORDS = ['元', '千元', '万元', '亿元'] as const;
export type ScaleWord = (typeof SCALE_WORDS)[number];

export const SCALE_NAMES: Readonly<Record<Scale, ScaleWord>> = {
  yuan: '元',
  qianyuan: '千元',
  wanyuan: '万元',
  yiyuan: '亿元',
};

export const SCALE_OF: Readonly<Record<ScaleWord, Scale>> = {
  元: 'yuan',
  千元: 'qianyuan',
  万元: 'wanyuan',
  亿元: 'yiyuan',
};

/** 分 per unit of the scale. */
export const FEN_PER: Readonly<Record<Scale, bigint>> = {
  yuan: 100n,
  qianyuan: 100_000n,
  wanyuan: 1_000_000n,
  yiyuan: 10_000_000_000n,
};

/** Decimals with which an amount in the scale is exact to the 分. */
export const DECIMALS: Readonly<Record<Scale, number>> = { yuan: 2, qianyuan: 5, wanyuan: 6, yiyuan: 10 };

/** The smallest step, in 分, of an amount written in the scale with two decimals. */
export const QUANTUM: Readonly<Record<Scale, bigint>> = {
  yuan: 1n,
  qianyuan: 1_000n,
  wanyuan: 10_000n,
  yiyuan: 100_000_000n,
};

/** Amounts beyond ±9×10¹⁵ 分 are refused at the door. */
export const AMOUNT_LIMIT = 9_000_000_000_000_000n;

export function isNumber(value: CellValue): value is Amount {
  return typeof value === 'bigint';
}

export function isText(value: CellValue): value is TextValue {
  return typeof value === 'string' && value !== NOT_APPLICABLE;
}

/** A text as a cell's value; an empty one is blank. */
export function textValue(text: string): TextValue | null {
  return text === '' ? null : `'${text}`;
}

export function textOf(value: TextValue): string {
  return value.slice(1);
}

/** Blank and — as well as zero: nothing to add. */
export function isNothing(value: CellValue): boolean {
  return value === null || value === NOT_APPLICABLE || value === 0n;
}

/** Blank equals 0 in comparisons and in override detection; — equals only itself. */
export function sameValue(one: CellValue, other: CellValue): boolean {
  return (one ?? 0n) === (other ?? 0n);
}

export function absolute(amount: Amount): Amount {
  return amount < 0n ? -amount : amount;
}
