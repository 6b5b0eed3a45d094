import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KINDS } from '#shared/kind/kinds';
import { kindWord } from '#shared/kind/value-text';
import { tableLines } from '#shared/pack/table-shape';
import { loadPack } from '#shared/pack-check/load-pack';
import { readPackCommandLine } from '../../electron/cli/pack-command-line';
import { runPackCommand } from '../../electron/cli/run-pack-command';
import { readPackSource } from '../../electron/packs/install-pack';
import { BUILT_IN_PACKS } from '../support/built-in-packs';

const text = readFileSync(new URL('../../docs/PACKS.md', import.meta.url), 'utf8');

/** The page's blocks of one kind, in order. */
function blocks(...kinds: readonly string[]): { readonly kind: string; readonly lines: readonly string[] }[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)]
    .map(([, kind = '', body = '']) => ({ kind, lines: body.split('\n') }))
    .filter(({ kind }) => kinds.includes(kind));
}

/** What an author does who follows the page: types its commands, makes its changes. */
async function follow(folder: string): Promise<readonly { readonly exit: number; readonly out: string }[]> {
  const said: { exit: number; out: string }[] = [];
  for (const { kind, lines } of blocks('console', 'diff')) {
    if (kind === 'diff') change(join(folder, 'shanxi-2024'), lines);
    else for (const line of lines) said.push(await run(folder, line));
  }
  return said;
}

async function run(folder: string, line: string) {
  const words = line.split(/\s+/);
  expect(words.slice(0, 2)).toEqual(['juesuan', 'pack']);
  const read = readPackCommandLine(words.slice(2), folder);
  if (!read.ok) throw new Error(`${line}: ${read.problem}`);
  return runPackCommand(read.value, BUILT_IN_PACKS);
}

/** Lines with a minus go, lines with a plus come; the place must be there, and once only. */
function change(folder: string, [file = '', ...lines]: readonly string[]): void {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const keep = (mark: string) =>
    lines.flatMap((line) => (line[0] === mark ? [] : [`${line.slice(1)}\n`])).join('');
  const old = keep('+');
  expect(before.split(old), `${file}: ${old}`).toHaveLength(2);
  writeFileSync(path, before.replace(old, keep('-')));
}

test('a year’s change, made by following docs/PACKS.md alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-packs-'));
  const said = await follow(folder);
  expect(said.map(({ exit }) => exit)).toEqual([0, 0, 0, 0, 0]);
  expect(said.at(-1)?.out).toContain('没有发现错误');

  // The page's example tests hold in the pack it teaches to make.
  mkdirSync(join(folder, 'shanxi-2024/tests'), { recursive: true });
  const [example] = blocks('yaml');
  writeFileSync(join(folder, 'shanxi-2024/tests/example.yaml'), `${example?.lines.join('\n')}\n`);
  const checked = await run(folder, 'juesuan pack check shanxi-2024');
  expect(checked.out).toContain('测试 7 条，全部符合');

  const source = await readPackSource(join(folder, 'shanxi-2024'));
  const pack = source.ok && source.value.ok ? loadPack(source.value.value) : undefined;
  if (!pack?.ok) throw new Error('the pack does not load');
  const { tables, rules, year } = pack.value;
  expect(year).toBe(2024);
  const lines = Object.fromEntries(
    tables
      .filter(({ id }) => id === '01' || id === '04')
      .map((table) => [
        table.id,
        tableLines(table, []).flatMap(({ key, label }) => (Number(key) >= 41 ? [`${key} ${label}`] : [])),
      ]),
  );
  expect(lines['01']?.slice(0, 2)).toEqual(['41 九、社会保险基金支出', '42 十、卫生健康支出']);
  expect(lines['01']).toContain('46 十四、交通和物流支出');
  expect(lines['01']).toContain('52 二十、住房和城乡建设支出');
  expect(lines['01']?.at(-1)).toBe('64 总计');
  expect(lines['04']).toContain('42 九、社会保险基金支出');
  expect(lines['04']).toContain('43 十、卫生健康支出');
  const formulas = rules.map((rule) => rule.text);
  expect(formulas).toContain('01[33:59,2] = 03[同类,1]');
  expect(formulas).toContain('01[30,1] = 上年.01[62,2]');
  expect(formulas).toContain('04[34:60,4] = 08[同类,3]');
});

test('the page’s columns and lines of every kind make a sound pack', () => {
  const panels = blocks('yaml')
    .find(({ lines: [first] }) => first === 'panels:')
    ?.lines.join('\n');
  const table = `id: "01"\ntitle: 试验表\nshortTitle: 试验表\nsheet: 试验表\norientation: portrait\ncaption: { scale: 金额单位： }\n${panels}\n`;
  const pack = loadPack({
    directory: 'example',
    files: {
      'pack.yaml': 'id: example\ntitle: 试验\nyear: 2024\norganisationKinds: [行政]\ntables: ["01"]\n',
      'tables/01.yaml': table,
      'rules.txt': 'G-5 | 核 错 | 导入无误() | 读入无误\n',
    },
  });
  expect(pack.ok ? Object.values(pack.value.tables[0]!.columnTypes).map(kindWord) : pack.problem).toEqual([
    'amount',
    'percentage',
    'score',
    'choice',
    'date',
    'text',
  ]);
  for (const [word, { name }] of Object.entries(KINDS)) expect(text, name).toContain(`| \`${word}\``);
});
