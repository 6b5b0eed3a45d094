import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { HOST_CALLS } from '#shared/host/contract';
import { type Answer, answerKey } from '#shared/mapping/answer';
import { dispatch } from '../../../electron/services/dispatch';
import { openRememberedAnswers } from '../../../electron/services/remembered-answers';
import { workbookHandlers } from '../../../electron/services/workbook';
import { buildProgram } from '../../support/build-program';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { temporaryFolder } from '../temporary-folder';
import { ANY_FILE } from './any-file';
import { temporaryHost } from './temporary-host';

const title: Answer = { of: 'title', words: '公共财政资金使用明细表', table: '05' };
const line: Answer = { of: 'line', table: '01', panel: 0, words: '一、公共财政拨款', nth: 0, line: '1' };
const renamed = fileURLToPath(new URL('../../fixtures/renamed/renamed-2022.xlsx', import.meta.url));

test('what is remembered is there for the next host, a pack at a time, and can be forgotten', async () => {
  const host = temporaryHost();
  const change = (packId: string, remember: Answer[], forget: string[] = []) =>
    dispatch(host.handlers, 'answers.change', { packId, remember, forget });
  expect(await change('shanxi-2022', [title, line])).toEqual({ ok: true, value: { answers: [title, line] } });
  await change('other', [{ ...title, table: null }]);
  const again = temporaryHost({ configurationFolder: host.configuration });
  const list = await dispatch(again.handlers, 'answers.list', { packId: 'shanxi-2022' });
  expect(list).toEqual({ ok: true, value: { answers: [title, line], notices: [] } });
  expect(await change('shanxi-2022', [{ ...line, line: '2' }], [answerKey(title)])).toEqual({
    ok: true,
    value: { answers: [{ ...line, line: '2' }] },
  });
});

test('changes at once do not drop each other', async () => {
  const { handlers } = temporaryHost();
  const answers = Array.from(
    { length: 12 },
    (_, at): Answer => ({ of: 'title', words: `表${at}`, table: '01' }),
  );
  await Promise.all(
    answers.map((answer) => handlers['answers.change']({ packId: 'a', remember: [answer], forget: [] })),
  );
  const list = await handlers['answers.list']({ packId: 'a' });
  expect(list.ok && list.value.answers).toEqual(answers);
});

test('two programs of one clerk that remember at once lose none of each other’s answers', async () => {
  const folder = temporaryFolder();
  const program = await buildProgram(
    fileURLToPath(new URL('../../support/two-writers/remembers.ts', import.meta.url)),
    temporaryFolder(),
  );
  const run = promisify(execFile);
  await Promise.all(['甲', '乙'].map((prefix) => run(process.execPath, [program, folder, prefix, '50'])));
  const list = await openRememberedAnswers(folder).list('shanxi-2022');
  const words = list.ok
    ? list.value.answers.map((answer) => ('words' in answer ? answer.words : ''))
    : [list.problem.message];
  const all = ['甲', '乙'].flatMap((prefix) => Array.from({ length: 50 }, (_, at) => `${prefix}${at}`));
  expect(words.toSorted()).toEqual(all.toSorted());
  expect(readdirSync(join(folder, 'answers'))).toEqual(['shanxi-2022.json']);
}, 60_000);

test.each([
  ['cut short', '{"version":1,"packId":"a","answers":[{"of":"ti'],
  ['of another shape', '{"version":1,"packId":"a","answers":[{"of":"title","words":7,"table":"01"}]}'],
  ['of a newer program', '{"version":2,"packId":"a","answers":[]}'],
  ['of another pack', '{"version":1,"packId":"b","answers":[]}'],
])('a file %s is put aside whole, and said', async (_, content) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'answers'));
  writeFileSync(join(folder, 'answers', 'a.json'), content);
  const remembered = openRememberedAnswers(folder);
  const { book, notices } = await remembered.all();
  expect(book.get('a')).toEqual([]);
  expect(notices).toEqual([expect.stringMatching(/“a.json”已损坏.*已改名为“.*a\.damaged-.*”保留/)]);
  const [kept = ''] = readdirSync(join(folder, 'answers'));
  expect(readFileSync(join(folder, 'answers', kept), 'utf8')).toBe(content);
  expect(await remembered.change('a', [title], [])).toMatchObject({ ok: true });
  expect((await remembered.all()).notices).toEqual([]);
  expect(readdirSync(join(folder, 'answers'))).toHaveLength(2);
});

test('a file that cannot be read is not written over', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'answers', 'a.json'), { recursive: true });
  const remembered = openRememberedAnswers(folder);
  expect((await remembered.all()).notices).toEqual([expect.stringContaining('没有用上记住的对应关系')]);
  expect(await remembered.change('a', [title], [])).toMatchObject({ ok: false });
});

test.each(['../a', 'a/b', '', '.a', 'a\\b'])('“%s” is no pack and names no file', async (packId) => {
  const { handlers } = temporaryHost();
  expect(await handlers['answers.change']({ packId, remember: [title], forget: [] })).toMatchObject({
    problem: { kind: 'bad-request' },
  });
});

test('an import goes by what is remembered, or by exactly what it is given', async () => {
  const remembered = openRememberedAnswers(temporaryFolder());
  const handlers = workbookHandlers(BUILT_IN_PACKS, { named: ANY_FILE, remembered });
  const openOf = async (request: Parameters<(typeof handlers)['workbook.import']>[0]) => {
    const answer = await handlers['workbook.import'](request);
    if (!answer.ok) throw new Error(answer.problem.message);
    HOST_CALLS['workbook.import'].response.parse(answer.value);
    return answer.value.mapping.entries.filter(({ by }) => by === 'nobody').length;
  };
  expect(await openOf({ path: renamed })).toBe(6);
  await remembered.change('shanxi-2022', [title, line], []);
  expect(await openOf({ path: renamed })).toBe(4);
  expect(await openOf({ path: renamed, packId: 'shanxi-2022', answers: [line] })).toBe(5);
  expect(await handlers['workbook.import']({ path: renamed, answers: [line] })).toMatchObject({
    problem: { kind: 'bad-request' },
  });
});
