import { isNothing } from '../amount/amount';
import { least } from '../kit/lists';
import { codeLevels, totalKey } from '../pack/table-shape';
import type { LineKey } from '../rule/rule';
import type { CellNumber } from './cell-numbers';
import { cellsOfLine } from './line-predicates';
import type { AmountCheck, PredicateContext, PredicateProblem, PredicateResult } from './predicate';
import { cellNumber, numberedCell, type TableCells } from './structure';

export function classesHaveLines({ tables, structure, shown }: PredicateContext): PredicateResult {
  const [target, ...sources] = tables;
  const classes = new Set(target?.lines.flatMap((line) => line.fixed?.class ?? []));
  let looked = 0;
  const problems = sources.flatMap((cells) => {
    const hasAmount = (key: LineKey): boolean =>
      (cells.byKey.get(key)?.numbers() ?? []).some((number) => !isNothing(shown[number] ?? null));
    /** Uppermost lines below which something stands that the first table has no line for. */
    const uncovered = (key: LineKey): boolean => {
      if (classes.has(key) || !hasAmount(key)) return false;
      const below = cells.children.get(key) ?? [];
      const isSplit = [...classes].some((code) => code.startsWith(key));
      return !isSplit || below.length === 0 || below.some(uncovered);
    };
    return uppermost(cells).flatMap((key): PredicateProblem[] => {
      looked += 1;
      if (!uncovered(key)) return [];
      return [
        {
          message: `${cells.table.name}的类 ${key}“${cells.byKey.get(key)?.line.label ?? ''}”有金额，${target?.table.name ?? ''}没有它的行，请核对科目编码`,
          cells: cellsOfLine(cells, key, structure),
        },
      ];
    });
  });
  return { looked, problems };
}

/** Codes of a table's uppermost level: they stand right below its total. */
function uppermost({ table, children }: TableCells): string[] {
  const length = least(codeLevels(table) ?? [0]);
  return (children.get(totalKey(table) ?? '') ?? []).filter((code) => code.length === length);
}

export const NO_NEGATIVES: AmountCheck = {
  wrong: 'negative',
  problem: ({ table, line, cell }) => ({
    message: `${table}“${line}”的 ${cell} 是负数，请核对`,
    cells: [cell],
  }),
};

export const WITHIN_TOTAL: AmountCheck = {
  wrong: 'above-total',
  problem: ({ table, line, cell, total }) => ({
    message: `${table}“${line}”的 ${cell} 大于合计行同栏，请核对`,
    cells: total === undefined ? [cell] : [cell, total],
  }),
};

export function emptyTogether({ tables, references, structure, shown }: PredicateContext): PredicateResult {
  const [cells] = tables;
  const beside = references.flatMap(
    ({ book, table, line, column }) =>
      cellNumber(structure, {
        ...(book === undefined ? {} : { book }),
        table,
        line: line.kind === 'key' ? line.key : '',
        column: column.kind === 'column' ? column.column : 0,
      }) ?? [],
  );
  const hasAmount = (number: CellNumber): boolean => !isNothing(shown[number] ?? null);
  const inside = cells?.lines.some(({ key }) => cells.byKey.get(key)?.numbers().some(hasAmount)) ?? false;
  const outside = beside.some(hasAmount);
  const names = beside.map((number) => numberedCell(structure, number).text);
  if (inside === outside) return { looked: 1, problems: [] };
  const number = cells?.table.name ?? '';
  return {
    looked: 1,
    problems: [
      {
        message: inside
          ? `${number}有数据，而 ${names.join('、')} 全为空，请核对`
          : `${number}没有数据，而 ${names.join('、')} 有金额，请核对`,
        cells: names,
      },
    ],
  };
}
