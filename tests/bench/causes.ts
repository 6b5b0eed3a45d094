import { diagnose } from '#shared/diagnose/diagnose';
import { parseAddress } from '#shared/document/address';
import { finish } from '#shared/kit/steps';
import type { Pack } from '#shared/pack/pack';
import { forkSession } from '#shared/session/fork-session';
import { withMissingLines } from '#shared/session/missing-lines';
import { sampleOf, Trial } from '../shared/diagnose/trial';
import { sessionOf } from '../support/reference';
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
          { name: 'causes', run: () => finish(diagnose(own)) },
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
  return [...rows, await missingLine(pack), await wholeTable(pack)];
}

/** A 科目 left out: found in other tables, tried in a second session, named. */
async function missingLine(pack: Pack): Promise<Row> {
  const session = sessionOf(pack, sampleOf(pack));
  session.run({ kind: 'delete-lines', table: '05', codes: ['2080505'] });
  const { engine } = new Trial(pack, session.document());
  const [causes, fork] = await sideBySide(
    [
      {
        name: 'causes',
        run: () => finish(withMissingLines(session, finish(diagnose(engine)), () => forkSession(session))),
      },
      { name: 'a second session', run: () => forkSession(session) },
    ],
    { seconds: 1, warm: 5 },
  );
  return { work: '漏了一个科目，找原因 : 另开一份', ...pair(causes, fork) };
}

/** A whole table in the wrong unit, told from slips in each of its cells. */
async function wholeTable(pack: Pack): Promise<Row> {
  const session = sessionOf(pack, sampleOf(pack));
  const cells = session.addresses().flatMap((text) => {
    const address = parseAddress(text);
    const view = address && session.cell(address);
    const isEntered = address?.table === '03' && view?.kind === 'input' && typeof view.value === 'bigint';
    return isEntered ? [{ address, value: (view.value as bigint) * 10_000n }] : [];
  });
  session.run({ kind: 'set-cells', cells });
  const { engine } = new Trial(pack, session.document());
  const [causes, anew] = await sideBySide(
    [
      { name: 'causes', run: () => finish(diagnose(engine)) },
      { name: 'a second session', run: () => forkSession(session) },
    ],
    { seconds: 1, warm: 5 },
  );
  return { work: '整张表填错单位，找原因 : 另开一份', ...pair(causes, anew) };
}
