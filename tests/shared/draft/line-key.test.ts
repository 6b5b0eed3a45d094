import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineKeys, ownName } from '#shared/draft/line-key';
import { parseStatement } from '#shared/rule/parse-formula';

test('a label is named without what numbers it', () => {
  expect(ownName('一、一般公共预算财政拨款收入')).toBe('一般公共预算财政拨款收入');
  expect(ownName('（二）参照公务员法管理事业单位')).toBe('参照公务员法管理事业单位');
  expect(ownName('其中：基本支出')).toBe('基本支出');
});

test('whatever the labels, the keys differ and can be written in a rule', () => {
  const label = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('总计', '合计', '下级', '上年', 'sum', '[1,2]', '（一）', '1:8'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(label, fc.constantFrom('收入', '支出', ''))), (labels) => {
      const keys = new LineKeys();
      const taken = labels.map(([text, side]) => keys.take(text, side));
      expect(new Set(taken).size).toBe(taken.length);
      for (const key of taken) {
        const statement = parseStatement(`01[${key},1] = 02[${key},1]`);
        expect(statement).toMatchObject({
          ok: true,
          value: { left: [{ term: { reference: { line: { kind: 'key', key } } } }] },
        });
      }
    }),
  );
});
