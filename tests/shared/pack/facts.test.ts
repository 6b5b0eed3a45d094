import { expect, test } from 'vitest';
import { fillFacts, unknownFacts } from '#shared/pack/facts';

const facts = { organisation: '某局', kind: '', year: 2024 };

test('facts in double braces are printed; any other name stays and is told', () => {
  expect(fillFacts('{{单位名称}}{{ 年度 }}年度', facts)).toBe('某局2024年度');
  for (const name of ['电话', 'valueOf', 'toString', 'constructor']) {
    expect(fillFacts(`{{${name}}}`, facts)).toBe(`{{${name}}}`);
    expect(unknownFacts(`{{${name}}}{{年度}}`)).toEqual([name]);
  }
});
