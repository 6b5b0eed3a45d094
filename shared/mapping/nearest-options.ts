import type { Pack } from '../pack/pack';
import { nearestNames } from '../workbook/nearest-name';
import type { Answer } from './answer';
import { answerOptions } from './options';

const MOST = 4;

/** The options most like the words; of equally like ones those of lower rank come first. */
export function nearestOptions(
  pack: Pack,
  asked: Answer,
  shown: string,
  rank: (key: string) => number,
): string[] {
  const ordered = answerOptions(pack, asked).toSorted((one, other) => rank(one.key) - rank(other.key));
  // With and without what stands beside the label: a row may print either.
  const names = ordered.flatMap(({ name, label }) => [name, label]);
  const places = nearestNames(shown, names, 2 * MOST).map((at) => Math.floor(at / 2));
  return [...new Set(places)].slice(0, MOST).flatMap((at) => ordered[at]?.key ?? []);
}
