import { isNumber } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import type { Wording } from '#shared/pack/report-plan';
import type { Inline } from '#shared/report/blocks';
import type { Session } from '#shared/session/session';

type Bound = Extract<Inline, { kind: 'bound' }>;
type Fault = (why: string) => string;
type Unit = 'yuan' | 'wanyuan' | 'things' | 'percent';

const UP = /增加|增长|增幅|大于|多于/;
const DOWN = /减少|下降|降幅|小于|少于/;
/** Of the project, of last year, or of a form. */
const CELL = /(?:(?:上年|项目\d+)\.)?[0-9A-Z\u4e00-\u9fa5]+\[[^\]]+\]/g;

/**
 * What is wrong with a run of a sentence, judged from the cells alone by code that the program does not use; `undefined`:
 * nothing. Every number must be one that the cells give at the printed precision, every direction word must agree.
 */
export function faultOf(inline: Bound, session: Session, wording: Wording): string | undefined {
  const { text, formula, missing } = inline;
  const fault: Fault = (why) => `${text} (${formula}): ${why}`;
  if (/∞|NaN|undefined|null|-0\.0+(?!\d)/.test(text)) return fault('no number');
  if (missing !== undefined)
    return /\d\.\d\d(?:元|万元)/.test(text) ? fault('said though missing') : undefined;
  const [, left = '', sign, right = ''] = /^(.*) ([?/-]) (.*?)$/.exec(formula) ?? [undefined, formula];
  if (!formula.includes('[')) return undefined;
  const one = sumOf(left, session);
  if (sign === undefined) return numberFault(text, one, unitOf(text, left, session, wording), wording, fault);
  const other = sumOf(right, session);
  if (sign === '/') return rateFault(text, one, other, wording, fault);
  return changeFault(
    text,
    { one, other },
    { sign, unit: unitOf(text, left, session, wording) },
    wording,
    fault,
  );
}

function numberFault(text: string, value: bigint, unit: Unit, wording: Wording, fault: Fault) {
  const given = digits(value, wording, unit);
  // A cell of a form that is not asked for.
  if (text === '——' && value === 0n) return undefined;
  const names = { yuan: '元', wanyuan: '万元', things: '', percent: '%' };
  return text === given || text === `${given}${names[unit]}` ? undefined : fault(`cells give ${given}`);
}

function changeFault(
  text: string,
  { one, other }: { readonly one: bigint; readonly other: bigint },
  { sign, unit }: { readonly sign: string; readonly unit: Unit },
  wording: Wording,
  fault: Fault,
): string | undefined {
  // “持平” does not say in which unit it is.
  const isBare = sign === '-' && !text.includes('元');
  const step = halfUp(one - other, isBare || unit === 'wanyuan' ? 10_000n : 1n);
  if (step > 0n && (!UP.test(text) || DOWN.test(text))) return fault('it is more');
  if (step < 0n && (!DOWN.test(text) || UP.test(text))) return fault('it is less');
  if (step === 0n && (UP.test(text) || DOWN.test(text))) return fault('it is the same');
  if (sign === '?' || step === 0n) return undefined;
  const apart = one > other ? one - other : other - one;
  const size = digits(apart, wording, unit);
  if (!text.includes(size)) return fault(`the change is ${size}`);
  const rates = text.match(/-?[\d.]+%/g) ?? [];
  if (other <= 0n) return rates.length > 0 ? fault('a rate over nothing') : undefined;
  const rate = percent(apart, other, wording);
  if (text.includes('不足')) return /^0\.?0*%$/.test(rate) ? undefined : fault(`the rate is ${rate}`);
  return rates.length === 1 && rates[0] === rate ? undefined : fault(`the rate is ${rate}`);
}

function rateFault(text: string, one: bigint, other: bigint, wording: Wording, fault: Fault) {
  const rates = text.match(/-?[\d.]+%/g) ?? [];
  if (other === 0n)
    return rates.every((rate) => /^0\.0+%$/.test(rate)) ? undefined : fault('a rate over nothing');
  const rate = percent(one, other, wording);
  return rates.length === 1 && rates[0] === rate ? undefined : fault(`it is ${rate}`);
}

/** The sum of the cells that the formula names. */
function sumOf(formula: string, session: Session): bigint {
  const book = formula.startsWith('上年.(') ? '上年.' : '';
  let sum = 0n;
  for (const [cell] of formula.matchAll(CELL)) {
    const address = parseAddress(`${book}${cell}`);
    const view = address && session.cell(address);
    if (view && isNumber(view.value)) sum += view.value;
  }
  return sum;
}

/** The unit that the words name, else that of all sentences; none for things and scores. */
function unitOf(text: string, formula: string, session: Session, { scale }: Wording): Unit {
  const [cell = ''] = formula.match(CELL) ?? [];
  const address = parseAddress(cell);
  const kind = (address && session.cell(address))?.type.kind ?? 'amount';
  if (kind === 'count') return 'things';
  if (kind === 'percentage') return 'percent';
  if (kind !== 'amount') return 'yuan';
  if (text.includes('万元')) return 'wanyuan';
  return text.includes('元') || scale !== 'wanyuan' ? 'yuan' : 'wanyuan';
}

/** Digits as printed, two decimals; things whole. */
function digits(value: bigint, { separators }: Wording, unit: Unit): string {
  const number = halfUp(value, unit === 'wanyuan' ? 10_000n : 1n);
  const sign = number < 0n ? '-' : '';
  const size = (number < 0n ? -number : number).toString();
  if (unit === 'things') return `${sign}${size}`;
  const padded = size.padStart(3, '0');
  const whole = padded.slice(0, -2);
  const written = separators ? whole.replace(/(\d)(?=(\d{3})+$)/g, '$1,') : whole;
  return `${sign}${written}.${padded.slice(-2)}`;
}

function percent(part: bigint, whole: bigint, { percentDecimals }: Wording): string {
  const scaled = part * 10n ** BigInt(percentDecimals + 2) * (whole < 0n ? -1n : 1n);
  const steps = halfUp(scaled, whole < 0n ? -whole : whole);
  const size = (steps < 0n ? -steps : steps).toString().padStart(percentDecimals + 1, '0');
  return `${steps < 0n ? '-' : ''}${size.slice(0, -percentDecimals)}.${size.slice(-percentDecimals)}%`;
}

function halfUp(value: bigint, step: bigint): bigint {
  const size = value < 0n ? -value : value;
  const rounded = (size + step / 2n) / step;
  return value < 0n ? -rounded : rounded;
}
