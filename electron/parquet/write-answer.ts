import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { type ListCell, writeListWorkbook } from '../excel/write-list-workbook';
import { writeFileAtomically, writePiecesAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { answerCsv } from './answer-csv';
import type { QueryAnswer } from './open-data';

/** As many digits as the cells of Excel hold; a longer number would be another one there. */
const MOST_DIGITS = 15;

/**
 * Writes an answer as a workbook, or as CSV where the name ends so (UTF-8 with its mark, by which Excel knows it). Amounts stay
 * exact: a number of more digits than a cell holds is written as a text. Answers how many such numbers there are: as CSV they are
 * whole, too, until Excel opens it.
 */
export async function writeAnswer(path: string, answer: QueryAnswer): Promise<Result<number, HostProblem>> {
  if (/\.csv$/i.test(path)) {
    const written = await writeFileAtomically(path, `\uFEFF${answerCsv(answer)}\r\n`);
    return written.ok ? ok(longNumbers(answer)) : failed(fileProblem(written.problem));
  }
  const told = { texts: 0 };
  const sheet = {
    name: '查询结果',
    columns: answer.columns.map(({ name, type }) => ({ title: name, width: isNumberType(type) ? 18 : 32 })),
    rows: listRows(answer, told),
  };
  const written = await writePiecesAtomically(path, (write) => writeListWorkbook([sheet], write));
  return written.ok ? ok(told.texts) : failed(fileProblem(written.problem));
}

/** @param told counts the numbers that became texts */
function* listRows({ columns, rows }: QueryAnswer, told: { texts: number }): Generator<readonly ListCell[]> {
  for (const row of rows)
    yield row.map((value, at) => {
      const type = columns[at]?.type ?? '';
      const cell = listCell(value, type);
      if (typeof cell === 'string' && isNumberType(type)) told.texts += 1;
      return cell;
    });
}

function longNumbers({ columns, rows }: QueryAnswer): number {
  let count = 0;
  for (const row of rows)
    for (const [at, value] of row.entries())
      if (value !== null && isNumberType(columns[at]?.type ?? '') && isLong(value)) count += 1;
  return count;
}

function isLong(value: string): boolean {
  return /^-?[\d.]+$/.test(value) && value.replace(/\D/g, '').replace(/^0+/, '').length > MOST_DIGITS;
}

function isNumberType(type: string): boolean {
  return /^(DECIMAL|U?(TINY|SMALL|BIG|HUGE)?INT|INTEGER|UINTEGER|DOUBLE|FLOAT)/.test(type);
}

function listCell(value: string | null, type: string): ListCell {
  if (value === null || !isNumberType(type)) return value;
  if (/^(DOUBLE|FLOAT)/.test(type))
    return /^-?\d+(\.\d+)?(e[-+]?\d+)?$/.test(value) ? { number: value } : value;
  if (isLong(value)) return value;
  return /^-?\d+\.\d\d$/.test(value) ? BigInt(value.replace('.', '')) : { number: value };
}
