import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readGraph, writeGraph } from '#shared/kit/graph-text';

const anything = fc.anything({
  withBigInt: true,
  withMap: true,
  withSet: true,
  withNullPrototype: false,
  values: [
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.bigInt(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  ],
});

test('whatever is plain comes back as it was', () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(readGraph(writeGraph(value))).toStrictEqual(value);
    }),
  );
});

test('what stands in two places stays one, also within itself', () => {
  const shared = { 名称: '表' };
  const round: unknown[] = [shared, { again: shared }];
  round.push(round);
  const back = readGraph(writeGraph(round)) as readonly [object, { readonly again: object }, unknown];
  expect(back[1].again).toBe(back[0]);
  expect(back[2]).toBe(back);
});

test('what has no text is refused', () => {
  for (const value of [Number.NaN, () => 1, Symbol('s')]) expect(() => writeGraph([value])).toThrow();
  for (const value of [/a/, new Date(0), new (class Odd {})()]) expect(() => writeGraph([value])).toThrow();
});
