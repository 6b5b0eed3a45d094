import { expect, test } from 'vitest';
import { expectTraced, tallied, tallyText, traced } from '../shared/diagnose/measure';
import { sampleWithPrior, Trial } from '../shared/diagnose/trial';
import { loadShanghai, loadShanxi } from '../support/reference';

for (const pack of [loadShanxi(), loadShanghai()]) {
  for (const way of ['typed', 'imported'] as const) {
    test(`${pack.id}, every mistake to every amount, ${way}`, () => {
      const cases = [...traced(new Trial(pack, sampleWithPrior(pack)), way, 1)];
      process.stdout.write(
        `${tallyText(`${pack.id}　${way === 'typed' ? '录入' : '导入'}`, tallied(cases))}\n`,
      );
      expect(cases.length).toBeGreaterThan(500);
      expectTraced(cases);
    });
  }
}
