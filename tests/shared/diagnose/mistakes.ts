import { AMOUNT_LIMIT, type Amount, absolute } from '#shared/amount/amount';

/** What a mistake is made from. Amounts are in steps of the table (分, or 0.01 万元), so that every digit is a typed one. */
export type Ground = {
  readonly right: Amount;
  /** Picks among digits. */
  readonly seed: number;
  /** What the cell held last year; 0 when nothing. */
  readonly lastYear: Amount;
  /** What stands in the next entered cell of the line, and below; absent when there is none. */
  readonly beside?: Amount;
  readonly below?: Amount;
  /** The cell is a total: one of its parts that is not nothing. */
  readonly part?: Amount;
};

/** What a cell holds after the mistake; with `neighbour`, what the neighbour holds then. */
export type Slip = { readonly own: Amount; readonly neighbour?: Amount };

type Mistake = {
  readonly make: (ground: Ground) => Slip | undefined;
  readonly neighbour?: 'beside' | 'below';
};

/** The mistakes of clerks and of workbooks, each made to one amount. `undefined`: cannot be made to it. */
export const MISTAKES: Readonly<Record<string, Mistake>> = {
  相邻两位颠倒: digits(({ right, seed }) => exchange(right, seed, 1)),
  隔一位颠倒: digits(({ right, seed }) => exchange(right, seed, 2)),
  一位写错: digits(({ right, seed }) => {
    const text = [...absolute(right).toString()];
    const at = seed % text.length;
    return written(right, text.with(at, String((Number(text[at]) + 1 + (seed % 8)) % 10)));
  }),
  少写一位: digits(({ right, seed }) => {
    const text = [...absolute(right).toString()];
    return text.length < 2 ? undefined : written(right, text.toSpliced(seed % text.length, 1));
  }),
  多写一位: digits(({ right, seed }) => {
    const text = [...absolute(right).toString()];
    const at = seed % text.length;
    return written(right, text.toSpliced(at, 0, text[at] ?? '0'));
  }),
  大10倍: digits(({ right }) => right * 10n),
  大100倍: digits(({ right }) => right * 100n),
  大1万倍: digits(({ right }) => right * 10_000n),
  小10倍: digits(({ right }) => (right + 5n) / 10n),
  小100倍: digits(({ right }) => (right + 50n) / 100n),
  小1万倍: digits(({ right }) => (right + 5_000n) / 10_000n),
  正负号: digits(({ right }) => -right),
  错一行: {
    neighbour: 'below',
    make: ({ right, below }) => (below === undefined ? undefined : { own: below, neighbour: right }),
  },
  错一栏: {
    neighbour: 'beside',
    make: ({ right, beside }) => (beside === undefined ? undefined : { own: beside, neighbour: right }),
  },
  漏填: digits(() => 0n),
  重复: digits(({ right }) => 2n * right),
  上年数: digits(({ lastYear }) => (lastYear === 0n ? undefined : lastYear)),
  合计未更新: digits(({ right, part }) => (part === undefined ? undefined : right - part)),
};

function digits(wrong: (ground: Ground) => Amount | undefined): Mistake {
  return {
    make: (ground) => {
      const own = wrong(ground);
      return own === undefined || own === ground.right || absolute(own) > AMOUNT_LIMIT / 10_000n
        ? undefined
        : { own };
    },
  };
}

function exchange(right: Amount, seed: number, distance: number): Amount | undefined {
  const text = [...absolute(right).toString()];
  for (let tried = 0; tried < text.length; tried += 1) {
    const at = (seed + tried) % text.length;
    const [one, other] = [text[at], text[at + distance]];
    if (one === undefined || other === undefined || one === other) continue;
    return written(right, text.with(at, other).with(at + distance, one));
  }
  return undefined;
}

function written(right: Amount, text: readonly string[]): Amount {
  return BigInt(text.join('')) * (right < 0n ? -1n : 1n);
}
