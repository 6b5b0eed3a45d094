import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LayeredMap } from '#shared/kit/layered-map';

const byKey = <Item extends readonly [number, number]>(items: Iterable<Item>): Item[] =>
  [...items].sort(([one], [other]) => one - other);

const keys = fc.nat(60);
const puts = fc.array(fc.tuple(keys, fc.option(fc.nat(9), { nil: undefined })), {
  maxLength: 60,
  size: 'max',
});

test('every version holds what a map of its own would hold', () => {
  fc.assert(
    fc.property(fc.uniqueArray(keys, { maxLength: 50 }), puts, (start, changes) => {
      let model = new Map(start.map((key) => [key, key]));
      let map: ReadonlyMap<number, number> = model;
      const versions: [ReadonlyMap<number, number>, Map<number, number>][] = [];
      for (const [key, value] of changes) {
        const next = LayeredMap.over(map);
        next.put(key, value);
        model = new Map(model);
        if (value === undefined) model.delete(key);
        else model.set(key, value);
        map = next;
        versions.push([map, model]);
      }
      for (const [version, own] of versions) {
        expect(byKey(version)).toEqual(byKey(own));
        expect([...version.entries()].map(([key]) => key)).toEqual([...version.keys()]);
        expect([...version.values()].sort()).toEqual([...own.values()].sort());
        expect(version.size).toBe(own.size);
        for (const key of own.keys())
          expect([version.get(key), version.has(key)]).toEqual([own.get(key), true]);
        expect([version.get(99), version.has(99)]).toEqual([undefined, false]);
      }
    }),
    { numRuns: 60 },
  );
});
