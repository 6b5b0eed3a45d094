import { failed, ok, type Result } from '../kit/result';
import { normalName } from '../kit/same-name';
import type { CodedLine } from '../pack/table-shape';
import { cellAt, cellName, type PlainWorkbook, type Sheet } from '../workbook/sheet';

/** A list of codes as a workbook has it, and the rows of it that are no code. */
export type CodeList = {
  readonly codes: readonly CodedLine[];
  readonly left: readonly { readonly place: string; readonly reason: string }[];
};

export type CodeListProblem = { readonly kind: 'no-header' } | { readonly kind: 'no-codes' };

/** How far down a sheet its header may stand, below titles and remarks. */
const HEADER_WITHIN = 30;

/**
 * Reads 科目编码 and 科目名称 from every sheet that has columns of such names (编码 or 代码, and 名称), wherever they
 * stand. A code that comes twice counts once; a later name that differs is reported.
 */
export function readCodeList(workbook: PlainWorkbook): Result<CodeList, CodeListProblem> {
  const names = new Map<string, string>();
  const left: { place: string; reason: string }[] = [];
  let hasHeader = false;
  for (const sheet of workbook.sheets) {
    const header = findHeader(sheet);
    if (!header) continue;
    hasHeader = true;
    readRows(sheet, header, names, left);
  }
  if (!hasHeader) return failed({ kind: 'no-header' });
  if (names.size === 0) return failed({ kind: 'no-codes' });
  const codes = [...names].map(([code, name]) => ({ code, name }));
  codes.sort((one, other) => (one.code < other.code ? -1 : 1));
  return ok({ codes, left });
}

type Header = { readonly row: number; readonly code: number; readonly name: number };

function findHeader(sheet: Sheet): Header | undefined {
  for (const [row, cells] of sheet.rows) {
    if (row > HEADER_WITHIN) return undefined;
    let code: number | undefined;
    let name: number | undefined;
    for (const [column, { text }] of cells) {
      const word = normalName(text);
      if (code === undefined && /(编码|代码)$/.test(word)) code = column;
      else if (name === undefined && /名称$/.test(word)) name = column;
    }
    if (code !== undefined && name !== undefined) return { row, code, name };
  }
  return undefined;
}

function readRows(
  sheet: Sheet,
  header: Header,
  names: Map<string, string>,
  left: { place: string; reason: string }[],
): void {
  for (const row of sheet.rows.keys()) {
    if (row <= header.row) continue;
    const code = normalName(cellAt(sheet, row, header.code)?.text ?? '');
    const name = (cellAt(sheet, row, header.name)?.text ?? '').trim();
    if (code === '') continue;
    const place = `${sheet.name}!${cellName(row, header.code)}`;
    const known = names.get(code);
    if (!/^\d{3,}$/.test(code)) left.push({ place, reason: `“${code}”不是科目编码` });
    else if (name === '') left.push({ place, reason: `编码 ${code} 没有名称` });
    else if (known === undefined) names.set(code, name);
    else if (normalName(known) !== normalName(name)) {
      left.push({ place, reason: `编码 ${code} 已有名称“${known}”，这里的“${name}”没有采用` });
    }
  }
}

/** One sentence for the clerk; the caller adds the file's name. */
export function explainCodeListProblem(problem: CodeListProblem): string {
  switch (problem.kind) {
    case 'no-header':
      return '中没有找到科目清单：需要一行表头，其中一列叫“科目编码”（或编码、代码），一列叫“科目名称”（或名称）';
    case 'no-codes':
      return '的科目编码列中没有编码，编码应为 3 位以上的数字';
  }
}
