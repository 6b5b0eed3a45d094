import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ALL_USAGE, helpOn } from '../../electron/cli/help';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const usage = ALL_USAGE.split('\n').flatMap((line) => /^\s*juesuan (.+)$/.exec(line)?.[1] ?? []);

test('README.md tells every command and option of the command line, in its own words', () => {
  const told = [...read('README.md').matchAll(/^npm run -s juesuan -- (.+)$/gm)].map(([, line = '']) => line);
  expect(told).toEqual(usage);
});

test('README.md tells every script, and ARCHITECTURE.md every command', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const readme = read('README.md');
  // Parts of `check` are told as one.
  const own = Object.keys(scripts).filter((name) => !/^check:|^juesuan$/.test(name));
  expect(
    own.filter((name) => !readme.includes(`npm ${name}`) && !readme.includes(`npm run ${name}`)),
  ).toEqual([]);
  const room = /- `electron\/cli`.+/.exec(read('ARCHITECTURE.md'))?.[0] ?? '';
  const names = new Set(usage.map((line) => line.split(' ')[0]));
  expect([...names].filter((name) => !new RegExp(`\\b${name}\\b`).test(room))).toEqual([]);
});

test('--help says what every option means', () => {
  const unsaid = usage.flatMap((line) => {
    const [command = '', sub = ''] = line.split(/\s+/);
    const help = helpOn([command, ...(/^[a-z]+$/.test(sub) ? [sub] : []), '--help']) ?? '';
    return [...line.matchAll(/-{1,2}[a-z-]+/g)]
      .map(([option]) => option)
      .filter((option) => !help.includes(`\n  ${option}  `))
      .map((option) => `${command} ${option}`);
  });
  expect([...new Set(unsaid)]).toEqual([]);
});
