/** The seed of this run: `JUESUAN_SEED` repeats an earlier one. */
export const SEED = Number(process.env.JUESUAN_SEED ?? 20_260_101);

/** How much of a run is wanted, as a factor: `JUESUAN_SHARE=0.1` is a tenth of it. */
export const SHARE = Number(process.env.JUESUAN_SHARE ?? 1);

/** A number from 0 to 1 for the place `at` of a run, always the same for the same seed. */
export function chance(seed: number, at: number): number {
  let mixed = (seed * 2_654_435_761 + at * 40_503 + 0x9e3779b9) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b) >>> 0;
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
