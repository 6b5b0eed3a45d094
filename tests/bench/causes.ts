import { diagnose } from '#shared/diagnose/diagnose';
import { parseAddress } from '#shared/document/address';
import type { Pack } from '#shared/pack/pack';
import { sampleOf, Trial } from '../shared/diagnose/trial';
import { pair, type Row, sideBySide } from './measure';

/** The causes of what fails in the sample, beside judging all its findings anew. */
export async function causeRows(pack: Pack): Promise<Row[]> {
  const trial = new Trial(pack, sampleOf(pack));
  const cell = (text: string): number => {
    const address = parseAddress(text);
    const number = address && trial.engine.number(address);
    if (number === undefined) throw new Error(`No cell ${text}`);
    return number;
  };
  const one = new Map([[cell('05[2080505,2]'), 114836832n]]);
  const three = new Map([...one, [cell('02[2101101,2]'), 100n], [cell('06[30201,1]'), 500n]]);
  const rows: Row[] = [];
  for (const [words, mistakes] of [
    ['一处录错', one],
    ['三处录错', three],
  ] as const) {
    for (const [way, waysWords] of [
      ['typed', '录入的'],
      ['imported', '导入的'],
    ] as const) {
      const document = trial[way](mistakes, (engine) => engine.model().document);
      const own = new Trial(pack, document).engine;
      const [causes, anew] = await sideBySide(
        [
          { name: 'causes', run: () => diagnose(own) },
          {
            name: 'all findings judged anew',
            run: () => {
              own.update(document, [{ kind: 'facts', before: document.facts, after: document.facts }]);
              own.findings();
            },
          },
        ],
        { seconds: 1, warm: 5 },
      );
      rows.push({
        work: `示例中${words}（${waysWords}），找原因 : 全部审核结果重新得出`,
        ...pair(causes, anew),
      });
    }
  }
  return rows;
}
