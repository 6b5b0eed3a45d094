import { bench, describe } from 'vitest';
import { diagnose } from '#shared/diagnose/diagnose';
import { parseAddress } from '#shared/document/address';
import { sampleOf, Trial } from '../shared/diagnose/trial';
import { loadShanxi } from '../support/reference';

/** The causes of what fails in the sample (709 findings), beside judging all its findings anew. */
const pack = loadShanxi();
const trial = new Trial(pack, sampleOf(pack));
const cell = (text: string): number =>
  trial.engine.number(parseAddress(text) ?? { table: '', line: '', column: 0 }) ?? -1;
const ONE = new Map([[cell('05[2080505,2]'), 114836832n]]);
const THREE = new Map([
  [cell('05[2080505,2]'), 114836832n],
  [cell('02[2101101,2]'), 100n],
  [cell('06[30201,1]'), 500n],
]);

for (const [words, mistakes] of [
  ['one mistake', ONE],
  ['three mistakes', THREE],
] as const) {
  for (const way of ['typed', 'imported'] as const) {
    trial[way](mistakes, (engine) => {
      const { document } = engine.model();
      const own = new Trial(pack, document).engine;
      describe(`${words}, ${way}`, () => {
        bench('causes', () => {
          diagnose(own);
        });
        bench('all findings judged anew', () => {
          own.update(document, [{ kind: 'facts', before: document.facts, after: document.facts }]);
          own.findings();
        });
      });
    });
  }
}
