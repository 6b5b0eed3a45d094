import type { Amount } from '../amount/amount';
import { decimalText } from '../amount/format-amount';
import { moneyPower } from '../amount/money-unit';

/** A number of a text as it stands there. */
export type SaidNumber = {
  readonly from: number;
  readonly to: number;
  /** With its unit. */
  readonly words: string;
  readonly unit: SaidUnit;
  /** The unit as printed: 万元, %, 批次; empty where there is none. */
  readonly unitWords: string;
  /** Its digits without the point, signed: 1234 of `12.34万元`. */
  readonly digits: bigint;
  readonly decimals: number;
  /** What one unit of its last digit is worth, in 分; 0 where it is no money or finer than 分. */
  readonly step: Amount;
  /** With thousands separators. */
  readonly isGrouped: boolean;
  /** “12余万元”: as much and something more. */
  readonly isCut: boolean;
};

/** `bare`: no unit follows. */
export type SaidUnit = 'money' | 'rate' | 'count' | 'bare';

/** 分 in a unit of money: 100 in 元, 1,000,000 in 万元. */
function fenIn(unit: string): Amount {
  return 10n ** BigInt(2 + (moneyPower(unit) ?? 0));
}

const NUMBER =
  /(?<![\dA-Za-z.第])(-?)(\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.(\d+))?[ \t]*(余|多)?[ \t]*(?:(亿|千万|百万|万|千|百)?[ \t]*(余|多)?[ \t]*元|(个百分点)|([%％‰])|(人次|批次|台[（(]套[）)]|团组|个|辆|台|套|人|户|家|项|分|次|件|条|平方米)(?!之|月|季|工作日|方面))?/g;

/** Behind digits these say that it is a date, a rule's number or the like, not a number of accounts. */
const IS_NO_NUMBER = /^\s*(?:年|月|日|号|时|届|楼|[、.．)）](?!\d)|\]|】|〕|[a-zA-Z])/;
const IS_ORDINAL = /(?:^|[。；：\n])\s*[(（]?$/;
/** A limit that a regulation sets, as in 单价100万元（含）以上. */
const IS_LIMIT = /^\s*(?:[（(]含[）)])?\s*(?:及)?\s*(?:以上|以下|以内|之内)/;

/** The numbers of a paragraph that say something, in their order. Years, dates, ordinals and limits do not. */
export function saidNumbers(paragraph: string): readonly SaidNumber[] {
  const text = halfWidth(paragraph);
  return [...text.matchAll(NUMBER)].flatMap((found): SaidNumber[] => {
    const [matched, sign = '', whole = '', part = '', more, , moreBehind, points, percent, counted] = found;
    const words = matched.trimEnd();
    const from = found.index;
    const to = from + words.length;
    const money = /(?:亿|千万|百万|万|千|百)?\s*(?:余|多)?\s*元$/.exec(words)?.[0].replace(/[\s余多]/g, '');
    const after = text.slice(to);
    const unit = money ? 'money' : percent ? 'rate' : counted || points ? 'count' : 'bare';
    if (unit === 'bare' && (IS_NO_NUMBER.test(after) || part === '')) {
      // Without a unit and without decimals it is an ordinal, a name or a code, unless it closes a clause of accounts.
      const closes =
        /^\s*[，,；;。]/.test(after) && /(?:增加|减少|增长|下降|为)\s*$/.test(text.slice(0, from));
      if (!closes) return [];
    }
    if (unit === 'count' && IS_ORDINAL.test(text.slice(0, from)) && /^[、.．]/.test(after)) return [];
    if (IS_LIMIT.test(after)) return [];
    const digits = BigInt(`${whole.replaceAll(/[,，]/g, '')}${part}`);
    const finest = 10n ** BigInt(part.length);
    const worth = money === undefined ? undefined : fenIn(money);
    return [
      {
        from,
        to,
        words: paragraph.slice(from, to),
        unit,
        unitWords: money ?? percent ?? counted ?? points ?? '',
        digits: sign === '-' ? -digits : digits,
        decimals: part.length,
        step: worth !== undefined && worth % finest === 0n ? worth / finest : 0n,
        isGrouped: /[,，]/.test(whole),
        isCut: more !== undefined || moreBehind !== undefined,
      },
    ];
  });
}

/** The amount in 分; finer digits than 分 are cut off. */
export function saidAmount({ digits, step, decimals, unitWords }: SaidNumber): Amount {
  return step !== 0n ? digits * step : (digits * fenIn(unitWords)) / 10n ** BigInt(decimals);
}

/** An amount in a unit of money, exact to the 分: `1.23` in 元, `0.000123` in 万元. */
export function exactIn(value: Amount, unit: string): string {
  return decimalText(value, 2 + (moneyPower(unit) ?? 0));
}

/** Amounts of money that a table could hold and percentages: of what a text says, what tables can be asked about. */
export function accountNumbers(text: string): readonly SaidNumber[] {
  return saidNumbers(text).filter(
    ({ unit, unitWords, step }) =>
      (unit === 'money' && step !== 0n) || (unit === 'rate' && /^[%％]$/.test(unitWords)),
  );
}

/** Full width digits and signs as they are meant; every character stays one, so that places stay the same. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９．％，－]/g, (character) =>
    character === '，' ? character : character.normalize('NFKC'),
  );
}
