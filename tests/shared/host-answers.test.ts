import { expect, test } from 'vitest';
import { readAnswer } from '#shared/host/read-answer';

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a page of another program', '<html></html>'],
  ['an answer without what was asked for', { ok: true, value: {} }],
  ['an answer of another type', { ok: true, value: { text: 1 } }],
  ['trouble of no known kind', { ok: false, problem: { kind: 'odd', message: '坏了' } }],
])('%s is no answer to a call for a sample', (_what, answer) => {
  expect(readAnswer('packs.sample', answer)).toBeUndefined();
});

test('an answer as the contract says is taken', () => {
  const taken = { ok: true, value: { text: '{}' } };
  expect(readAnswer('packs.sample', taken)).toEqual(taken);
  const refused = { ok: false, problem: { kind: 'not-found', message: '没有示例' } };
  expect(readAnswer('packs.sample', refused)).toEqual(refused);
});
