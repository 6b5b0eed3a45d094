import { expect, test } from 'vitest';
import { parseAddress } from '#shared/document/address';
import type { Session } from '#shared/session/session';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { exportWorkbook } from '../../../electron/services/export-workbook';
import { importFixture, loadShanghai, readFixture, sessionOf, workbookPath } from '../../support/reference';

/** A template that prints no 表号 and no 行次, with sample codes and “…” where the department's lines go. */
const pack = loadShanghai();
const session = sessionOf(pack, importFixture(pack, readFixture('shanghai')).document);

async function exported(from: Session, template?: string): Promise<PlainWorkbook> {
  const made = await exportWorkbook(from, template === undefined ? {} : { template });
  if (!made.ok) throw new Error(made.problem.message);
  const workbook = readWorkbook(made.value.bytes);
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  return workbook.value;
}

function texts(workbook: PlainWorkbook, sheetName: string): string[] {
  const sheet = workbook.sheets.find(({ name }) => name === sheetName);
  return [...(sheet?.rows.values() ?? [])].map((cells) =>
    [...cells.values()].map(({ text }) => text).join('|'),
  );
}

test.each([
  ['the municipality’s template', workbookPath('shanghaiTemplate')],
  ['our own workbook', undefined],
])('%s, filled, is read back as the same project', async (_name, template) => {
  const again = sessionOf(pack, importFixture(pack, await exported(session, template)).document);
  expect(again.document().issues).toEqual([]);
  expect(again.addresses()).toEqual(session.addresses());
  for (const text of session.addresses()) {
    const address = parseAddress(text)!;
    expect([text, again.cell(address)?.value]).toEqual([text, session.cell(address)?.value]);
  }
});

test('heading, cover, lines and sentences of the template', async () => {
  const filled = await exported(session, workbookPath('shanghaiTemplate'));
  expect(texts(filled, '封面')).toEqual(['上海市示范事务局', '2024 年度部门决算']);
  expect(texts(filled, '收入支出决算总表')[0]).toBe('上海市示范事务局2024 年度部门决算表');
  const general = texts(filled, '一般公共预算财政拨款支出决算表');
  expect(general.join()).not.toContain('…');
  expect(general.findIndex((row) => row.startsWith('合计'))).toBe(general.length - 2);
  expect(texts(filled, '政府性基金预算财政拨款收入支出决算表').join()).not.toContain('说明');
});

test('an empty table says so in the department’s name', async () => {
  const empty = sessionOf(pack, session.document());
  empty.run({ kind: 'delete-lines', table: '08', codes: ['212'] });
  const filled = await exported(empty, workbookPath('shanghaiTemplate'));
  expect(texts(filled, '政府性基金预算财政拨款收入支出决算表').at(-1)).toBe(
    '说明：上海市示范事务局本年度没有政府性基金预算财政拨款收入和支出，故本表无数据。',
  );
});
