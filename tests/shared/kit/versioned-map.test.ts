import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VersionedMap } from '#shared/kit/versioned-map';

const byKey = <Item extends readonly [number, number]>(items: Iterable<Item>): Item[] =>
  [...items].sort(([one], [other]) => one - other);

/** More than one branch, and more than two levels where all of them come. */
const keys = fc.nat(1_200);
const puts = fc.array(fc.tuple(keys, fc.option(fc.nat(9), { nil: undefined })), {
  maxLength: 60,
  size: 'max',
});

test('every version holds what a map of its own would hold', () => {
  fc.assert(
    fc.property(fc.uniqueArray(keys, { maxLength: 1_150, size: 'max' }), puts, (start, changes) => {
      let model = new Map(start.map((key) => [key, key]));
      let map: ReadonlyMap<number, number> = model;
      const versions: [ReadonlyMap<number, number>, Map<number, number>][] = [];
      for (const [key, value] of changes) {
        const next = VersionedMap.over(map);
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
        expect([version.get(9_999), version.has(9_999)]).toEqual([undefined, false]);
      }
    }),
    { numRuns: 10 },
  );
});
