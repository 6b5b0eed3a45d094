import { expect, test } from 'vitest';
import { runQueryCommand } from '../../../electron/cli/run-query';

/** As the built program names itself, with packs in the folder beside. */
const ENTRY = new URL('../../../shared/electron/cli.js', import.meta.url).href;

test('the questions that are ready are listed for people and, with --format json, for programs', async () => {
  const listed = await runQueryCommand(['query', '结果', '--format', 'json'], '/', ENTRY);
  const questions: readonly { id: string; sql: string; pack?: string }[] = JSON.parse(listed.out);
  expect(questions.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['states', 'changes', 'three-public']),
  );
  const { out, error } = await runQueryCommand(['query', '结果'], '/', ENTRY);
  expect(error).toMatch(/^“\/结果”里没有可以查询的数据/);
  for (const { id, sql } of questions) {
    expect(sql).toMatch(/^SELECT /);
    expect(out).toContain(id);
  }
});
