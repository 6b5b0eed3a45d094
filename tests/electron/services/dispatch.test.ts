import { expect, test } from 'vitest';
import { dispatch } from '../../../electron/services/dispatch';
import { HOST_CALLS } from '../../../shared/host/contract';
import { temporaryHost } from './temporary-host';

test('every call of the contract has a handler', () => {
  expect(Object.keys(temporaryHost().handlers).sort()).toEqual(Object.keys(HOST_CALLS).sort());
});

test('a good request reaches its handler', async () => {
  expect(await dispatch(temporaryHost().handlers, 'host.describe', {})).toEqual({
    ok: true,
    value: { host: 'browser', version: '1.2.3', nativeDialogs: false, pledge: 'the pledge of a test' },
  });
});

test.each([
  ['no.such', {}],
  ['constructor', {}],
  ['__proto__', {}],
  [undefined, {}],
  [7, {}],
  ['project.open', {}],
  ['project.open', { path: 7 }],
  ['project.open', null],
  ['files.list', { folder: null, purpose: 'everything' }],
  ['files.list', { folder: undefined, purpose: 'open-project' }],
])('%j with %j is refused before any handler', async (name, request) => {
  const log: string[] = [];
  const answer = await dispatch(temporaryHost().handlers, name, request, (text) => log.push(text));
  expect(answer).toMatchObject({ ok: false, problem: { kind: 'bad-request' } });
  expect(log).toEqual([]);
});

test('a bug is answered in words and logged once, with its stack', async () => {
  const log: string[] = [];
  const { handlers } = temporaryHost();
  const request = { path: '/a.xlsx' };
  const answer = await dispatch(handlers, 'workbook.import', request, (text) => log.push(text));
  expect(answer).toMatchObject({ ok: false, problem: { kind: 'internal' } });
  expect(JSON.stringify(answer)).not.toContain('not part of this test');
  expect(log).toHaveLength(1);
  expect(log[0]).toMatch(/workbook\.import failed: Error: not part of this test\n\s+at /);
});
