import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { loadPack } from '#shared/pack-check/load-pack';
import { causeTexts } from '../../../electron/cli/print';
import { packSource, sessionOf } from '../../support/reference';
import { at, FACTS } from '../shanxi-pack';

/** The pack with one more rule that no sum says. */
function sessionWith(rule: string) {
  const { directory, files } = packSource('shanxi-2022');
  const rules = `${files['rules.txt'] ?? ''}\n${rule}\n`;
  const pack = loadPack({ directory, files: { ...files, 'rules.txt': rules } });
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  return sessionOf(pack.value, newDocument(pack.value, FACTS));
}

test.each([
  ['a product', 'Z-1 | 核 错 | 07[1,2] = 07[1,8] * 2 | 两倍'],
  ['a bound', 'Z-1 | 核 错 | 07[1,2] = max(07[1,8], 100) | 较大者'],
  ['a strict comparison', 'Z-1 | 核 错 | 07[1,2] < 07[1,8] | 小于'],
])('%s that fails is told to be looked for no further, and never passes for explained', (_, rule) => {
  const session = sessionWith(rule);
  const done = session.run({
    kind: 'set-cells',
    cells: [
      { address: at('07[1,2]'), value: 500_00n },
      { address: at('07[1,8]'), value: 300_00n },
    ],
  });
  if (!done.ok) throw new Error(done.problem.kind);
  const failing = session.failing().filter((finding) => finding.rule === 'Z-1');
  expect(failing).toHaveLength(1);
  const { groups, unsearched } = session.causes();
  expect(unsearched).toEqual(failing.map(({ key }) => key));
  expect(groups.flatMap(({ findings }) => findings)).not.toContain(unsearched[0]);
  expect(causeTexts(session).join('\n')).toContain('1 条不符的公式带有乘除、函数或 <、>、<> 比较');
});
