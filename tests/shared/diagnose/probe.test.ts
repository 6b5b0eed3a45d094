import { test } from 'vitest';
import { loadShanghai, loadShanxi } from '../../support/reference';
import { tally, tallyText, traced } from './measure';
import { sampleWithPrior, Trial } from './trial';

const every = Number(process.env['EVERY'] ?? '20');
for (const pack of [loadShanxi(), loadShanghai()]) {
  const trial = new Trial(pack, sampleWithPrior(pack));
  for (const way of ['typed', 'imported'] as const) {
    test(`${pack.id} ${way}`, () => {
      console.log(
        trial.engine
          .findings()
          .filter(({ state }) => state === 'fail')
          .map(({ key }) => key),
      );
      const t0 = performance.now();
      const cases = [...traced(trial, way, every)];
      console.log((performance.now() - t0) / cases.length, 'ms a case');
      console.log(tallyText(`${pack.id} ${way}`, tally(cases)));
      const bad = cases.filter(({ verdict, place }) => verdict === 'determined' && place !== 0);
      const text = (c: any) =>
        c.causes
          .slice(0, 4)
          .map(
            (k: any) =>
              `${k.changes.map((x: any) => `${x.cell}:${x.value}->${x.should}`).join('+')} ${k.reason.kind} ${k.score}`,
          )
          .join(' | ');
      console.log(
        bad
          .slice(0, 25)
          .map((c) => `${c.kind} ${c.cell} place ${c.place}: ${text(c)}`)
          .join('\n'),
      );
    }, 600000);
  }
}
