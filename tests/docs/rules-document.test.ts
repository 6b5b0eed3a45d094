import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONDITIONS } from '#shared/engine/conditions';
import { PREDICATES } from '#shared/engine/predicates';
import { READINGS } from '#shared/engine/readings';

const text = readFileSync(new URL('../../docs/RULES.md', import.meta.url), 'utf8');

function rows(part: string): string[] {
  const body = new RegExp(`<!-- ${part} -->\\n([\\s\\S]*?)\\n<!-- /${part} -->`).exec(text)?.[1] ?? '';
  return body
    .split('\n')
    .slice(2)
    .map((row) => row.replace(/ +/g, ' '));
}

test('docs/RULES.md lists every predicate and condition with its meaning', () => {
  expect(rows('predicates')).toEqual(
    Object.entries(PREDICATES).map(([name, { meaning, tables, references, least }]) => {
      const given =
        least !== undefined
          ? '单元格…, 词…'
          : tables === 0
            ? '无'
            : references
              ? '表, 单元格…'
              : tables > 1
                ? '表, 表…'
                : '表…';
      return `| ${name} | ${given} | ${meaning} |`;
    }),
  );
  expect(rows('readings')).toEqual(
    Object.entries(READINGS).map(([name, { meaning, most }]) => `| ${name} | ${most} 格 | ${meaning} |`),
  );
  expect(rows('conditions')).toEqual(
    Object.entries(CONDITIONS).map(
      ([name, { meaning, takes }]) => `| ${name} | ${takes === 'cells' ? '单元格…' : '词…'} | ${meaning} |`,
    ),
  );
});
