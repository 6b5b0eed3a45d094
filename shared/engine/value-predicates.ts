import { absolute, isNothing, isNumber } from '../amount/amount';
import { least } from '../kit/lists';
import { codeLevels, totalKey } from '../pack/table-shape';
import { cellsOfLine } from './line-predicates';
import type { PredicateContext, PredicateProblem, PredicateResult } from './predicate';
import { cellNumber } from './structure';

export function classesHaveLines({ tables, structure, shown }: PredicateContext): PredicateResult {
  const [target, ...sources] = tables;
  const classes = new Set(target?.lines.flatMap((line) => line.fixed?.class ?? []));
  let looked = 0;
  const problems = sources.flatMap((cells) => {
    const uppermost = least(codeLevels(cells.table) ?? [0]);
    return cells.lines.flatMap((line): PredicateProblem[] => {
      if (line.code?.length !== uppermost) return [];
      looked += 1;
      const numbers = [...(cells.byKey.get(line.key)?.cells.values() ?? [])];
      if (classes.has(line.code) || numbers.every((number) => isNothing(shown[number] ?? null))) return [];
      return [
        {
          message: `${cells.table.name}的类 ${line.code}“${line.label}”有金额，${target?.table.name ?? ''}没有它的行，请核对科目编码`,
          cells: cellsOfLine(cells, line.key, structure),
        },
      ];
    });
  });
  return { looked, problems };
}

export function noNegatives({ tables, structure, shown }: PredicateContext): PredicateResult {
  let looked = 0;
  const problems: PredicateProblem[] = [];
  for (const cells of tables) {
    for (const { line, cells: numbers } of cells.byKey.values()) {
      for (const number of numbers.values()) {
        const value = shown[number] ?? null;
        if (!isNumber(value)) continue;
        looked += 1;
        if (value >= 0n) continue;
        const text = structure.cells[number]?.text ?? '';
        problems.push({
          message: `${cells.table.name}“${line.label}”的 ${text} 是负数，请核对`,
          cells: [text],
        });
      }
    }
  }
  return { looked, problems };
}

export function withinTotal({ tables, structure, shown }: PredicateContext): PredicateResult {
  let looked = 0;
  const problems: PredicateProblem[] = [];
  for (const cells of tables) {
    const total = cells.byKey.get(totalKey(cells.table) ?? '');
    for (const { line, cells: numbers } of cells.byKey.values()) {
      if (line.code === undefined || !total) continue;
      for (const [column, number] of numbers) {
        const value = shown[number] ?? null;
        const totalNumber = total.cells.get(column) ?? -1;
        const bound = shown[totalNumber] ?? null;
        if (!isNumber(value) || value < 0n) continue;
        looked += 1;
        if (value <= (isNumber(bound) ? absolute(bound) : 0n)) continue;
        const text = structure.cells[number]?.text ?? '';
        problems.push({
          message: `${cells.table.name}“${line.label}”的 ${text} 大于合计行同栏，请核对`,
          cells: [text, structure.cells[totalNumber]?.text ?? ''],
        });
      }
    }
  }
  return { looked, problems };
}

export function emptyTogether({ tables, references, structure, shown }: PredicateContext): PredicateResult {
  const [cells] = tables;
  const inTable = [...(cells?.byKey.values() ?? [])].flatMap((line) => [...line.cells.values()]);
  const beside = references.flatMap(
    ({ book, table, line, column }) =>
      cellNumber(structure, {
        ...(book === undefined ? {} : { book }),
        table,
        line: line.kind === 'key' ? line.key : '',
        column: column.kind === 'column' ? column.column : 0,
      }) ?? [],
  );
  const hasAmounts = (numbers: readonly number[]): boolean =>
    numbers.some((number) => !isNothing(shown[number] ?? null));
  const inside = hasAmounts(inTable);
  const outside = hasAmounts(beside);
  const names = beside.map((number) => structure.cells[number]?.text ?? '');
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
