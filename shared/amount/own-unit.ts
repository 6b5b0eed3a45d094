import { SCALE_OF, type Scale, type ScaleWord } from './amount';

/** Written behind an amount: `1,234.5万元`, `80元`. */
const UNIT = /^(.*\d.*?)(亿元|亿|千元|万元|万|元)$/;

/** An amount's text with its own 金额单位 taken off, which goes before that of the table. */
export function ownUnit(text: string): { readonly number: string; readonly scale: Scale } | undefined {
  const [, number, unit] = UNIT.exec(text.normalize('NFKC').trim()) ?? [];
  if (number === undefined) return undefined;
  // A circled digit is no digit of an amount, and would be one here.
  if (/(?![0-9０-９])\p{N}/u.test(text)) return undefined;
  return { number, scale: SCALE_OF[`${unit?.replace('元', '') ?? ''}元` as ScaleWord] };
}
