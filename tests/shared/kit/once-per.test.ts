import { expect, test } from 'vitest';
import { oncePer, onceWithin } from '#shared/kit/once-per';

test('what follows from a value is made once, also undefined, and for each of two makers apart', () => {
  let made = 0;
  const count = oncePer((_: object) => {
    made += 1;
    return undefined;
  });
  const twice = oncePer(({ number }: { readonly number: number }) => number * 2);
  const value = { number: 4 };
  expect([count(value), count(value), made]).toEqual([undefined, undefined, 1]);
  expect([twice(value), twice({ number: 5 }), twice(value)]).toEqual([8, 10, 8]);
});

test('it is kept in the value unseen: none of it is copied or compared, and a frozen one keeps it as well', () => {
  const list = oncePer((_: object) => ['made'] as string[]);
  const value = Object.freeze({ word: '甲' });
  const first = list(value);
  expect(list(value)).toBe(first);
  expect(Reflect.ownKeys(value)).toEqual(['word']);
  expect(list({ ...value })).not.toBe(first);
  expect(structuredClone(value)).toEqual({ word: '甲' });
});

test('within something shorter-lived, what is asked of a value is kept by the asking alone', () => {
  const pack = { id: 'p' };
  const ofOne = onceWithin(() => ({}));
  const ofOther = onceWithin(() => ({}));
  expect(ofOne(pack)).toBe(ofOne(pack));
  expect(ofOne(pack)).not.toBe(ofOther(pack));
});
