import { HyperFormula } from 'hyperformula';
import { expect, test } from 'vitest';
import type { CellValue } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { newDocument } from '#shared/document/new-document';
import { NO_ROUNDING } from '#shared/export/wanyuan';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { loadPack } from '#shared/pack-check/load-pack';
import type { Session } from '#shared/session/session';
import { generateWorkbook } from '../../../electron/excel/generate-workbook';
import { generatedFormulas } from '../../../electron/excel/generated-formulas';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { sessionOf } from '../../support/reference';
import { valueKindsSource } from '../../support/value-kinds';

const RULES = [
  '01-1 | 算 错 | 01[3,1] = sum(01[1:2,同栏]) | 合计',
  // 万元 over 元.
  '01-2 | 算 错 | 01[1,4] = 01[1,3] / 01[1,1] | 执行率',
  '01-3 | 算 错 | 01[1,5] = min(01[1,2] / 01[1,1], 1) * 10 | 得分',
  // 元 into 万元, less a part written beside it.
  '01-4 | 算 错 | 01[2,3] = max(01[1,2] * 50% - 1万元, 0) | 限额',
  '01-5 | 算 错 | 01[2,4] = 01[2,2] / 01[2,1] | 没有预算',
].join('\n');

function session(): Session {
  const pack = loadPack(valueKindsSource({ 'rules.txt': RULES, 'tests/kinds.yaml': '' }));
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  const made = sessionOf(
    pack.value,
    newDocument(pack.value, { organisation: '某单位', kind: '', year: 2024 }),
  );
  const cells = Object.entries({
    '01[1,1]': 20_000_000n,
    '01[1,2]': 15_000_000n,
    '01[1,3]': 12_340_000n,
    '01[2,2]': 100n,
  } satisfies Record<string, CellValue>).map(([text, value]) => ({ address: parseAddress(text)!, value }));
  const done = made.run({ kind: 'set-cells', cells });
  if (!done.ok) throw new Error(done.problem.kind);
  return made;
}

test('products, limits and shares are formulas too: in the units of their sheet, and what they come to is what is shown', async () => {
  const made = session();
  const { formulas, plain } = generatedFormulas(made, undefined, NO_ROUNDING);
  expect(Object.fromEntries(formulas)).toMatchObject({
    '01[1,4]': 'IFERROR(ROUND((SUM(E6)*10000/SUM(C6)),4),"")',
    '01[2,3]': 'ROUND(MAX(((SUM(D6)*0.5)-10000),0)/10000,2)',
    '01[2,4]': 'IF(COUNT(D7,C7)=0,"",IFERROR(ROUND((SUM(D7)/SUM(C7)),4),""))',
  });
  expect(plain).toEqual([]);
  const read = readWorkbook(await generateWorkbook(made, { formulas }));
  if (!read.ok) throw new Error(read.problem.kind);
  const sheet = read.value.sheets[0]!;
  const numbers = Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_, column) => {
      const cell = sheet.rows.get(row)?.get(column);
      return cell?.kind === 'number' ? Number(cell.text) : null;
    }),
  );
  const calculator = HyperFormula.buildFromArray(numbers, { licenseKey: 'gpl-v3' });
  const shown = [...formulas].map(([address, formula]) => [
    address,
    calculator.calculateFormula(`=${formula}`, 0),
  ]);
  expect(Object.fromEntries(shown)).toMatchObject({
    '01[1,4]': 0.617,
    '01[1,5]': 7.5,
    '01[2,3]': 6.5,
    '01[2,4]': '',
  });
});
