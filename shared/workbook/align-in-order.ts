/** Which of the printed things each wanted one is, and how well all of it fits. */
export type Alignment = {
  readonly places: readonly (number | undefined)[];
  readonly score: number;
};

/**
 * Pairs wanted columns or lines with printed ones in order so that the sum of their fits is greatest (the common
 * subsequence of most weight). Weighed 0, two are no pair. Of equal ways the foremost is taken.
 */
export function alignInOrder(
  wanted: number,
  printed: number,
  weigh: (wanted: number, printed: number) => number,
): Alignment {
  // One wider and higher than what is paired: beyond its end nothing fits.
  const width = printed + 1;
  const fits = new Float64Array(wanted * width);
  const best = new Float64Array((wanted + 1) * width);
  const from = (index: number, at: number): number => best[index * width + at] ?? 0;
  const paired = (index: number, at: number): number => {
    const own = fits[index * width + at] ?? 0;
    return own === 0 ? 0 : own + from(index + 1, at + 1);
  };
  for (let index = 0; index < wanted; index += 1) {
    for (let at = 0; at < printed; at += 1) fits[index * width + at] = weigh(index, at);
  }
  for (let here = wanted * width - 1; here >= 0; here -= 1) {
    if (here % width === printed) continue;
    const own = fits[here] ?? 0;
    const pair = own === 0 ? 0 : own + (best[here + width + 1] ?? 0);
    best[here] = Math.max(best[here + 1] ?? 0, best[here + width] ?? 0, pair);
  }
  const places: (number | undefined)[] = [];
  let at = 0;
  while (places.length < wanted) {
    const index = places.length;
    const rest = from(index, at);
    if (rest > 0 && paired(index, at) === rest) {
      places.push(at);
      at += 1;
    } else if (rest > 0 && at < printed && from(index, at + 1) === rest) {
      at += 1;
    } else {
      places.push(undefined);
    }
  }
  return { places, score: from(0, 0) };
}
