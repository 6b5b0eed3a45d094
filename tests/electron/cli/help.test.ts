import { expect, test } from 'vitest';
import { ALL_USAGE, helpOn, strangeCommand } from '../../../electron/cli/help';

test.each([
  ['pack list', 1],
  ['forms export', 1],
  ['forms import', 1],
  ['forms list', 1],
  ['consolidate', 1],
  ['query', 1],
  ['check', 2],
  ['pack', 8],
])('%s --help gives its own lines and no others', (command, lines) => {
  const help = helpOn([...command.split(' '), '--help']) ?? '';
  const usage = help.split('\n').filter((line) => line.startsWith('juesuan '));
  expect(usage.length, help).toBeGreaterThanOrEqual(Math.min(lines, 2));
  for (const line of usage) expect(line.replace(/\s+/g, ' ')).toMatch(new RegExp(`^juesuan ${command}( |$)`));
});

test('a command that there is not is told with all that there are', () => {
  const told = strangeCommand(['chekc', '某.xlsx']) ?? '';
  for (const [, command = ''] of ALL_USAGE.matchAll(/^ +juesuan (\w+)/gm)) {
    expect(told).toContain(command);
    expect(strangeCommand([command, '某.xlsx'])).toBeUndefined();
  }
  expect(strangeCommand(['--json'])).toContain('没有写明命令');
});
