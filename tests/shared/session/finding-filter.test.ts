import { expect, test } from 'vitest';
import type { Finding } from '#shared/engine/finding';
import { findAmount } from '#shared/find/find-amount';
import { changesText } from '#shared/session/cause-list';
import {
  countAllFindings,
  countFindings,
  FILTERS,
  lowestFirst,
  passesFilter,
} from '#shared/session/finding-filter';
import { groupNotRun } from '#shared/session/not-run';
import { checkForPublishing, publishCheckLines } from '#shared/session/publish-check';
import { sampleOf } from '../diagnose/trial';
import { at, emptyDocument, insert, run, SHANXI, startSession, type } from '../shanxi-pack';

test('every finding stands under one filter; an explained error is no open one', () => {
  const session = startSession(sampleOf(SHANXI));
  type(session, { '05[2080505,2]': '1.00' });
  const counts = countAllFindings(session);
  expect(countFindings(session, session.findings())).toEqual(counts);
  const told = session.findings().filter(({ state }) => state !== 'pass' && state !== 'not-applicable');
  expect(session.outstanding()).toEqual(told);
  const { problems, all, ...each } = counts;
  expect(Object.values(each).reduce((sum, count) => sum + count, 0)).toBe(all);
  expect(problems).toBe(counts.error + counts.warning + counts.hint);
  for (const filter of FILTERS) {
    expect(session.findings().filter((finding) => passesFilter(finding, filter, session))).toHaveLength(
      counts[filter],
    );
  }
  const [error] = session.findings().filter((finding) => passesFilter(finding, 'error', session));
  run(session, { kind: 'explain', finding: error?.key ?? '', text: '上级要求' });
  expect(countAllFindings(session)).toMatchObject({ error: counts.error - 1, explained: 1 });
});

test('a finding, its cause and 尾差 are said in either unit; its own numbers stay as they are', () => {
  const session = startSession(sampleOf(SHANXI));
  type(session, { '05[2080505,2]': '1148368.32' });
  const before = session.failing();
  const [failing] = before;
  if (!failing) throw new Error('nothing fails');
  expect(session.sentence(failing, 'yuan')).toBe(failing.message);
  for (const finding of before) {
    const inWanyuan = session.sentence(finding, 'wanyuan');
    expect(inWanyuan).not.toMatch(/\d元/);
    const amounts = (text: string): string[] =>
      [...text.matchAll(/([\d,]+(?:\.\d+)?)(万?)元/g)].map(([, digits = '', ten]) => {
        const [whole = '', fraction = ''] = digits.replaceAll(',', '').split('.');
        const places = ten === '' ? 2 : 6;
        return BigInt(whole + fraction.padEnd(places, '0')).toString();
      });
    expect(amounts(inWanyuan)).toEqual(amounts(finding.message));
    expect(amounts(inWanyuan).length).toBeGreaterThan(1);
  }
  expect(session.failing()).toBe(before);
  const cause = session.causes().groups[0]?.causes[0];
  if (!cause) throw new Error('no cause');
  expect(changesText(session, cause, 'yuan')).toEqual(changesText(session, cause));
  expect(changesText(session, cause, 'wanyuan').join()).toMatch(/现为 114\.836832万元，应为 [\d.]+万元/);
});

test('what fails at a 项 stands before its 款 and 类', () => {
  const session = startSession(sampleOf(SHANXI));
  type(session, { '03[2080505,2]': '1.00' });
  const failing = session.failing().filter(({ rule }) => rule === 'X-9');
  const lines = (findings: readonly Finding[]) => [
    ...new Set(findings.map(({ cells }) => at(cells[0] ?? '').line)),
  ];
  expect(lines(failing)).not.toEqual(['2080505', '20805', '208', '合计']);
  expect(lines(lowestFirst(session, failing)).slice(0, 3)).toEqual(['2080505', '20805', '208']);
});

test('what was not run stands by its reason, with the way to mend it', () => {
  const session = startSession(emptyDocument());
  const reasons = groupNotRun(session, session.findings()).map(({ reason, remedy }) => [reason, remedy]);
  expect(reasons).toContainEqual(['项目没有填写单位性质', 'facts']);
  expect(reasons).toContainEqual(['没有导入上年数', 'prior']);
  run(session, { kind: 'set-facts', facts: { kind: '行政' } });
  expect(groupNotRun(session, session.findings()).map(({ remedy }) => remedy)).not.toContain('facts');

  const tables = new Map(emptyDocument().tables);
  tables.set('08', {
    ...(tables.get('08') ?? { scale: 'yuan', lines: [], entries: new Map() }),
    absent: true,
  });
  const lacking = startSession({ ...emptyDocument(), tables });
  expect(
    groupNotRun(lacking, lacking.findings()).map(({ reason, remedy }) => [reason, remedy]),
  ).toContainEqual(['缺少公开08表', 'table']);
});

test('公开前检查 lists open errors, unexplained warnings, what was not run, and overrides', () => {
  const session = startSession(sampleOf(SHANXI));
  const clean = checkForPublishing(session);
  expect(clean.errors).toEqual([]);
  expect(clean.overrides).toEqual([]);
  run(session, { kind: 'override-cell', address: at('05[208,2]'), value: 1n });
  const check = checkForPublishing(session);
  expect(check.overrides).toEqual(['05[208,2]']);
  expect(check.errors.length).toBeGreaterThan(0);
  expect(publishCheckLines(check)).toContain('有 1 格是改写的，与公式不符');
  for (const { key } of check.errors) run(session, { kind: 'explain', finding: key, text: '另有说明' });
  expect(checkForPublishing(session)).toMatchObject({ errors: [], explained: check.errors });
});

test('an amount is found as it is, halved and with the other sign', () => {
  const session = startSession();
  insert(session, '03', '2010301');
  type(session, { '03[2010301,2]': '10.00', '01[28,1]': '-10.00', '01[29,1]': '5.00', '01[59,2]': '-5.00' });
  const found = findAmount(session, 1000n).map(({ cell, likeness }) => `${cell} ${likeness}`);
  expect(found).toContain('03[2010301,2] same');
  expect(found).toContain('01[28,1] opposite');
  expect(found).toContain('01[29,1] half');
  expect(found).toContain('01[59,2] opposite-half');
  expect(findAmount(session, 0n)).toEqual([]);
});
