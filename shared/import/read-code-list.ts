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
 * stand, several lists side by side too. A code that comes twice counts once; a later name that differs is reported.
 */
export function readCodeList(workbook: PlainWorkbook): Result<CodeList, CodeListProblem> {
  const names = new Map<string, string>();
  const left: { place: string; reason: string }[] = [];
  let hasHeader = false;
  for (const sheet of workbook.sheets) {
    const headers = findHeaders(sheet);
    if (!headers) continue;
    hasHeader = true;
    for (const header of headers.lists) readRows(sheet, header, names, left);
    for (const cell of headers.others)
      left.push({ place: `${sheet.name}!${cell}`, reason: '这一栏编码的表头与前面的不同，没有读取' });
  }
  if (!hasHeader) return failed({ kind: 'no-header' });
  if (names.size === 0) return failed({ kind: 'no-codes' });
  const codes = [...names].map(([code, name]) => ({ code, name }));
  codes.sort((one, other) => (one.code < other.code ? -1 : 1));
  return ok({ codes, left });
}

type Header = { readonly row: number; readonly code: number; readonly name: number };

/** The header of each list of a sheet: several may stand side by side under the same words. */
type Headers = {
  readonly lists: readonly Header[];
  /** A list beside them under other words: of another kind of 科目, perhaps. */
  readonly others: readonly string[];
};

function findHeaders(sheet: Sheet): Headers | undefined {
  for (const [row, cells] of sheet.rows) {
    if (row > HEADER_WITHIN) return undefined;
    const heads = [...cells].map(([column, { text }]) => ({ column, word: normalName(text) }));
    const codes = heads.filter(({ word }) => /(编码|代码)$/.test(word));
    const names = heads.filter(({ word }) => /名称$/.test(word));
    const [code] = codes;
    const [name] = names;
    if (!code || !name) continue;
    // A single list may have its names before its codes.
    if (codes.length === 1) return { lists: [{ row, code: code.column, name: name.column }], others: [] };
    const pairs = codes.flatMap((each, at) => {
      // All side by side have theirs on the side where the first one has it.
      const [from, to] = name.column < code.column ? [codes[at - 1], each] : [each, codes[at + 1]];
      const own = names.find(
        ({ column }) => column > (from?.column ?? -1) && column < (to?.column ?? Number.POSITIVE_INFINITY),
      );
      return own ? [{ word: each.word, row, code: each.column, name: own.column }] : [];
    });
    const first = pairs[0] ?? { word: code.word, row, code: code.column, name: name.column };
    const same = pairs.filter(({ word }) => word === first.word);
    return {
      lists: same.length > 0 ? same : [first],
      others: pairs.flatMap((each) => (each.word === first.word ? [] : [cellName(row, each.code)])),
    };
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
