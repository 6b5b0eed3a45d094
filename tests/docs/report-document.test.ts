import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TEMPLATE_WORDS } from '#shared/narrative/template-words';
import { readReportPlan, reportKeys } from '#shared/pack/report-file';

const text = readFileSync(new URL('../../docs/REPORT.md', import.meta.url), 'utf8');

/** First cells of the page's table between two marks. */
function named(part: string): readonly string[] {
  const body = new RegExp(`<!-- ${part} -->\\n([\\s\\S]*?)\\n<!-- /${part} -->`).exec(text)?.[1] ?? '';
  return [...body.matchAll(/^\| *`([^`]+)`/gm)].map(([, name = '']) => name);
}

test('the page names every key of report.yaml and none that is not there', () => {
  expect([...named('keys')].sort()).toEqual([...reportKeys()].sort());
});

test('the page names every word of templates and none that is not there', () => {
  expect([...named('words')].sort()).toEqual(Object.keys(TEMPLATE_WORDS).sort());
});

test('the page’s report.yaml is read', () => {
  const yaml = /^```yaml\n([\s\S]*?)\n```$/m.exec(text)?.[1] ?? '';
  const files = { 'narrative/1-overview.md': '', 'narrative/3-explanation.md': '' };
  const plan = readReportPlan(yaml, files);
  expect(plan.ok ? [...plan.value.charts.keys()] : plan.problem).toEqual([
    '收支变动',
    '收入结构',
    '支出结构',
  ]);
});
