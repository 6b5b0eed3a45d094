import { expect, test } from 'vitest';
import { z } from 'zod';
import { readYaml } from '#shared/pack/read-yaml';

const anything = z.unknown();

test('references stand for what they name', () => {
  const read = readYaml('a.yaml', 'one: &names [甲, 乙]\nother: *names\n', anything);
  expect(read.ok && read.value.value).toEqual({ one: ['甲', '乙'], other: ['甲', '乙'] });
});

/** Each of them once ended the process, filled its memory or threw. */
test.each<[string, string, string]>([
  ['lists in lists', '['.repeat(3000) + ']'.repeat(3000), '层次太深'],
  ['lists on one line', '- '.repeat(3000), '层次太深'],
  [
    'keys in keys',
    Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    '层次太深',
  ],
  ['a reference to itself', 'a:\n  - &a [甲, *a]\n', '指着它自己'],
  ['a reference to nothing', 'a: *b\n', '没有所指'],
  [
    'references to references',
    Array.from({ length: 30 }, (_, at) =>
      at === 0
        ? 'a0: &a0 [甲, 乙]'
        : `a${at}: &a${at} [${Array.from({ length: 9 }, () => `*a${at - 1}`).join(', ')}]`,
    ).join('\n'),
    '引用（*）太多',
  ],
  ['a film', `a: ${'甲'.repeat(600 * 1024)}`, '超过 512 KB'],
])('%s are a fault of the file', (_, text, reason) => {
  const read = readYaml('a.yaml', text, anything);
  expect(read).toMatchObject({
    ok: false,
    problem: [{ file: 'a.yaml', reason: expect.stringContaining(reason) }],
  });
});
