import { expect, test } from 'vitest';
import { isNumber } from '#shared/amount/amount';
import { auditDocument } from '#shared/audit/audit-document';
import type { AuditFinding } from '#shared/audit/audit-finding';
import { type AddressText, parseAddress } from '#shared/document/address';
import type { FinishedDocument } from '#shared/finished/finished-document';
import type { Session } from '#shared/session/session';
import { everyMade } from '../../support/every-made';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { madeDocument } from '../../support/made-document';

/** Amounts that differ and may: what rules.md says is no identity. */
const made = everyMade();

function sessionOf(id: string): Session {
  const session = made[id]?.();
  if (!session) throw new Error(id);
  return session;
}

function failing(session: Session, document: FinishedDocument): readonly AuditFinding[] {
  const audited = auditDocument(session.pack, document);
  if (!audited.ok) throw new Error(audited.problem);
  return audited.value.findings.filter(({ state }) => state === 'fail');
}

/** The document of the session after some cells were raised, in 分. */
function raised(session: Session, by: Readonly<Record<string, bigint>>): FinishedDocument {
  const cells = Object.entries(by).map(([text, more]) => {
    const address = parseAddress(text);
    const value = address && session.cell(address)?.value;
    if (!address || value === undefined) throw new Error(text);
    return { address, value: (isNumber(value) ? value : 0n) + more };
  });
  const done = session.run({ kind: 'set-cells', cells });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return finishedReport(writtenReport(session));
}

function amountAt(session: Session, cell: string): bigint {
  const value = session.cell(cell as AddressText)?.value;
  return isNumber(value ?? null) ? (value as bigint) : 0n;
}

test('机关运行经费 is less than 公用经费 where 事业单位 are in it', () => {
  const session = sessionOf('shanxi-2022');
  const document = raised(session, { '10[5,1]': -100_000n });
  const running = amountAt(session, '10[5,1]') + amountAt(session, '10[6,1]');
  expect(running).toBeLessThan(amountAt(session, '06[公用,2]'));
  expect(failing(session, document)).toEqual([]);
});

test('“三公”经费 may be more than its part in the table of 基本支出, for 项目支出 has some as well', () => {
  const session = sessionOf('shanxi-2022');
  // 30231 of 06 is 公务用车运行维护费.
  const document = raised(session, { '07[1,11]': 100_000n, '07[1,5]': 100_000n });
  expect(amountAt(session, '07[1,11]')).toBeGreaterThan(amountAt(session, '06[30231,1]'));
  expect(failing(session, document)).toEqual([]);
});

test('a 科目 has other amounts in the table of 收入 than in that of 支出', () => {
  const session = sessionOf('sichuan-2024');
  expect(amountAt(session, '02[201,1]')).not.toBe(amountAt(session, '03[201,1]'));
  expect(failing(session, finishedReport(writtenReport(session)))).toEqual([]);
});

test('22198 and 2219899 stand in the table of 政府性基金', () => {
  const session = sessionOf('shanghai-2025');
  const code = '2219899';
  const name = '其他住房保障支出';
  for (const table of ['02', '03', '08']) {
    const done = session.run({
      kind: 'insert-lines',
      table,
      lines: [{ code, name }],
      names: { '221': '住房保障支出', '22198': '超长期特别国债安排的支出' },
      moveAmounts: false,
    });
    if (!done.ok) throw new Error(JSON.stringify(done.problem));
  }
  const document = raised(session, {
    [`02[${code},2]`]: 50_000_000n,
    [`03[${code},3]`]: 50_000_000n,
    [`08[${code},2]`]: 50_000_000n,
    [`08[${code},5]`]: 50_000_000n,
  });
  expect(amountAt(session, '08[22198,3]')).toBe(50_000_000n);
  expect(failing(session, document)).toEqual([]);
});

test('a sum that differs by its last digit, within what rounding makes of its parts, is 尾差', () => {
  const session = sessionOf('shanghai-2024');
  const { document, printed } = madeDocument(writtenReport(session));
  const [at] = [...printed].find(([, address]) => address === '03[201,2]') ?? [];
  const [block, place] = (at ?? '').split('|');
  const off = (text: string): string =>
    text.replace(/\d$/, (digit) => String(Number(digit) === 9 ? 8 : Number(digit) + 1));
  let changed = '';
  const blocks = document.blocks.map((each, index) => {
    if (index !== Number(block) || each.kind !== 'table') return each;
    const cells = (each.cells ?? []).map((cell) => {
      if (`${cell.row},${cell.column}` !== place) return cell;
      changed = off(cell.text);
      return { ...cell, text: changed };
    });
    return { ...each, cells };
  });
  expect(changed).toMatch(/\d\.\d\d$/);
  const audited = auditDocument(session.pack, { ...document, blocks });
  if (!audited.ok) throw new Error(audited.problem);
  const { findings } = audited.value;
  expect(findings.filter(({ state }) => state === 'fail')).toEqual([]);
  expect(findings.filter(({ state }) => state === 'rounding').length).toBeGreaterThan(0);
});
