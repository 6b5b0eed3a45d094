import { failed, ok, type Result } from '../kit/result';
import { fixedCellType } from './fixed-cell';
import { formPlaceText, type PrintedFact, type PrintedLine, type PrintedPart } from './form-kind';
import { isOfTexts } from './of-texts';
import type { Table } from './pack';
import { tableLines } from './table-shape';

const FACTS = ['名称', '全称', '等级', '单位名称', '年度'] as const satisfies readonly PrintedFact[];
const HEADING = /^(#{1,3})\s+(\S.*)$/;
const TABLE = /^\{表\s+([^{}]+)\}$/;
const CELL = /^([^[\],.\s]+)\[([^,\]]+),(\d+)\]$/;

/** A line of `prints`: `# 一、…`, `{表 资金}`, or words with `{自评[问题,1]}`, `{名称}` in them. Fails with the reason. */
export function readPrintedLine(line: string, tables: readonly Table[]): Result<PrintedLine, string> {
  const [, marks, heading] = HEADING.exec(line) ?? [];
  if (marks !== undefined && heading !== undefined)
    return ok({ kind: 'heading', level: marks.length === 1 ? 1 : marks.length === 2 ? 2 : 3, text: heading });
  const table = TABLE.exec(line)?.[1]?.trim();
  if (table !== undefined) {
    const known = tables.find(({ id }) => id === table);
    if (!known) return failed(`这份自评表没有表 ${table}`);
    if (known.supplementary || isOfTexts(known)) return failed(`表 ${table} 不是印成表格的，逐行写出它的格`);
    return ok({ kind: 'table', table });
  }
  const parts: PrintedPart[] = [];
  for (const [at, piece] of line.split(/\{([^{}]*)\}/).entries()) {
    if (at % 2 === 0) {
      if (piece !== '') parts.push(piece);
      continue;
    }
    const fact = FACTS.find((name) => name === piece);
    const [, id = '', key = '', column = ''] = CELL.exec(piece) ?? [];
    const cell = { table: id, line: key, column: Number(column) };
    if (fact) parts.push({ fact });
    else if (fixedCellType(tables, cell)) parts.push({ cell });
    else return failed(`花括号里应是 表[行,栏]、表 名称、${FACTS.join('、')}；没有“${piece}”`);
  }
  return ok({ kind: 'words', parts });
}

/** What a form's own way of printing leaves out, or prints twice; a sentence each. */
export function printedFaults(lines: readonly PrintedLine[], tables: readonly Table[]): readonly string[] {
  const printed = lines.flatMap((line) =>
    line.kind === 'table'
      ? [line.table]
      : line.kind === 'words'
        ? line.parts.flatMap((part) =>
            typeof part !== 'string' && 'cell' in part ? [formPlaceText(part.cell)] : [],
          )
        : [],
  );
  const wanted = tables
    .filter(({ supplementary }) => !supplementary)
    .flatMap((table) =>
      isOfTexts(table)
        ? tableLines(table, []).flatMap(({ key, columns }) =>
            columns.map((column) => formPlaceText({ table: table.id, line: key, column })),
          )
        : [table.id],
    );
  return [
    ...wanted.filter((one) => !printed.includes(one)).map((one) => `没有印出 ${one}`),
    ...wanted
      .filter((one) => printed.indexOf(one) !== printed.lastIndexOf(one))
      .map((one) => `${one} 印了两次`),
  ];
}
