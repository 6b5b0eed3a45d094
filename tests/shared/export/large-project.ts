import type { ProjectDocument } from '#shared/document/document';
import type { Pack } from '#shared/pack/pack';
import { documentOf, type Item } from './random-project';

const CLASSES = [
  '201',
  '204',
  '205',
  '206',
  '207',
  '208',
  '210',
  '211',
  '212',
  '213',
  '214',
  '215',
  '216',
  '220',
  '221',
  '224',
];

/** A department with so many 项, every third of them paid from a fund; the same one every time. */
export function largeProject(pack: Pack, count: number): ProjectDocument {
  let seed = 20_240_101;
  const next = (most: number): bigint => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return BigInt(seed % most);
  };
  const items = Array.from({ length: count }, (_, at): Item => {
    const first = CLASSES[at % CLASSES.length] ?? '';
    const within = Math.floor(at / CLASSES.length);
    return {
      code: `${first}${two(1 + Math.floor(within / 60))}${two(1 + (within % 60))}`,
      fund: at % 9 === 0 ? '08' : at % 31 === 0 ? '09' : at % 3 === 0 ? 'none' : '05',
      basic: next(90_000_000),
      project: next(90_000_000),
      others: [next(5_000_000), at % 4 === 0 ? next(5_000_000) : 0n, 0n],
      income: [0n, next(9_000_000), at % 5 === 0 ? next(9_000_000) : 0n, 0n, next(90_000), 0n],
    };
  });
  return documentOf(pack, items, [
    next(9_000_000),
    next(9_000_000),
    next(9_000_000),
    0n,
    0n,
    next(9_000_000),
  ]);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
