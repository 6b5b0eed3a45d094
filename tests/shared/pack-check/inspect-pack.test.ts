import { expect, test } from 'vitest';
import { inspectPack } from '../../../shared/pack-check/inspect-pack';
import { trialDocument } from '../../../shared/pack-check/trial-document';
import { loadShanxi } from '../../support/reference';

test('each rule names the cells of both its sides, over an example line of every level', () => {
  const pack = loadShanxi();
  const { rules, derived } = inspectPack(pack, trialDocument(pack));
  expect(rules.map(({ rule }) => rule)).toEqual(pack.rules);
  const cellsOf = (id: string) =>
    rules.filter(({ rule }) => rule.id === id).flatMap(({ cells }) => [...cells]);
  expect(cellsOf('01-2')).toEqual(['01[31,1]', '01[27,1]', '01[28,1]', '01[29,1]']);
  expect(cellsOf('P-1')).toContain('上年.01[60,2]');
  expect(cellsOf('05-2')).toEqual(
    expect.arrayContaining(['05[合计,1]', '05[201,1]', '05[20199,1]', '05[2019999,1]']),
  );
  expect(derived.has('01[31,1]')).toBe(true);
  expect(derived.has('01[28,1]')).toBe(false);
});
