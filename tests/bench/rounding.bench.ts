import { bench, describe } from 'vitest';
import { roundToWanyuan } from '#shared/export/wanyuan';
import { largeProject } from '../shared/export/large-project';
import { loadShanxi, sessionOf } from '../support/reference';

const pack = loadShanxi();

/** A department of many 项 with its tables in agreement, printed in 万元 so that parts add up to their totals. */
describe.each([150, 1_500, 5_000])('balanced rounding of %i 项', (items) => {
  const session = sessionOf(pack, largeProject(pack, items));
  bench('every cell for itself', () => {
    roundToWanyuan(session, 'each');
  });
  bench('balanced', () => {
    roundToWanyuan(session, 'balanced');
  });
});
