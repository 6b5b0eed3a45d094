import { absolute, type CellValue, isNothing, isNumber } from '../amount/amount';
import type { ProjectDocument } from '../document/document';
import { normalName } from '../kit/same-name';
import type { Pack } from '../pack/pack';
import { ancestorCodes, codeLevels, totalKey } from '../pack/table-shape';
import type { Reference } from '../rule/rule';
import { cellNumber, type Structure, type TableCells } from './structure';

/** What a predicate may look at. */
export type PredicateContext = {
  readonly pack: Pack;
  readonly document: ProjectDocument;
  readonly structure: Structure;
  readonly shown: readonly CellValue[];
  /** The tables named by the call, in order. */
  readonly tables: readonly TableCells[];
  readonly references: readonly Reference[];
};

export type PredicateProblem = { readonly message: string; readonly cells: readonly string[] };

/** `looked` counts what there was to look at; nothing to look at means the rule does not apply. */
export type PredicateResult = { readonly looked: number; readonly problems: readonly PredicateProblem[] };

export type Predicate = {
  readonly meaning: string;
  /** At least this many tables, then references or none. */
  readonly tables: number;
  readonly references: boolean;
  /** What it depends on: the lines only, the values of each table by itself, or of all its tables together. */
  readonly looksAt: 'lines' | 'each-table' | 'tables';
  readonly check: (context: PredicateContext) => PredicateResult;
};

/** Checks that are no arithmetic, by the name a pack calls them. Adding one touches this table only. */
export const PREDICATES: Readonly<Record<string, Predicate>> = {
  编码有效: {
    meaning: '科目编码的位数有效，同表不重复',
    tables: 1,
    references: false,
    looksAt: 'lines',
    check: codesValid,
  },
  上级齐全: {
    meaning: '每个科目的上级科目都在表中',
    tables: 1,
    references: false,
    looksAt: 'lines',
    check: parentsPresent,
  },
  名称一致: {
    meaning: '同一编码在各表的名称一致',
    tables: 1,
    references: false,
    looksAt: 'lines',
    check: namesAgree,
  },
  合于词典: {
    meaning: '编码和名称与词典一致',
    tables: 1,
    references: false,
    looksAt: 'lines',
    check: inDictionary,
  },
  类有对应行: {
    meaning: '第一张表有其余各表有金额的类的行',
    tables: 2,
    references: false,
    looksAt: 'tables',
    check: classesHaveLines,
  },
  无负数: {
    meaning: '表中没有负数',
    tables: 1,
    references: false,
    looksAt: 'each-table',
    check: noNegatives,
  },
  不超合计: {
    meaning: '各行不超过合计行',
    tables: 1,
    references: false,
    looksAt: 'each-table',
    check: withinTotal,
  },
  同有同无: {
    meaning: '所列各格与该表同时有数或同时无数',
    tables: 1,
    references: true,
    looksAt: 'tables',
    check: emptyTogether,
  },
  各表齐全: {
    meaning: '表样包的各表都在',
    tables: 0,
    references: false,
    looksAt: 'lines',
    check: allTablesPresent,
  },
  空表有说明: {
    meaning: '无数据的表印有说明句',
    tables: 1,
    references: false,
    looksAt: 'lines',
    check: countOnly,
  },
  导入无误: {
    meaning: '导入时没有留下这一条的问题',
    tables: 0,
    references: false,
    looksAt: 'lines',
    check: () => ({ looked: 1, problems: [] }),
  },
};

/** Import leaves its own findings under the rule; in the document itself the sentence is derived and cannot be wrong. */
function countOnly({ tables }: PredicateContext): PredicateResult {
  return { looked: tables.length, problems: [] };
}

function codedLines(tables: readonly TableCells[]): { cells: TableCells; code: string; label: string }[] {
  return tables.flatMap((cells) =>
    cells.content.lines.map((line) => ({ cells, code: line.code, label: line.name })),
  );
}

/** The cells a finding about a line lights up. */
function cellsOfLine(cells: TableCells, key: string, structure: Structure): string[] {
  return [...(cells.byKey.get(key)?.cells.values() ?? [])].map(
    (number) => structure.cells[number]?.text ?? '',
  );
}

function codesValid({ tables, structure }: PredicateContext): PredicateResult {
  const lines = codedLines(tables);
  const problems = lines.flatMap(({ cells, code }): PredicateProblem[] => {
    const levels = codeLevels(cells.table) ?? [];
    if (/^\d+$/.test(code) && levels.includes(code.length)) return [];
    return [
      {
        message: `${cells.table.number}的科目编码 ${code} 不是 ${levels.join('、')} 位数字，请改正编码`,
        cells: cellsOfLine(cells, code, structure),
      },
    ];
  });
  return { looked: lines.length, problems };
}

function parentsPresent({ tables, structure }: PredicateContext): PredicateResult {
  const lines = codedLines(tables);
  const problems = lines.flatMap(({ cells, code }) =>
    ancestorCodes(code, codeLevels(cells.table) ?? [])
      .filter((parent) => !cells.byKey.has(parent))
      .map((parent) => ({
        message: `${cells.table.number}有科目 ${code}，没有它的上级科目 ${parent}，请补上`,
        cells: cellsOfLine(cells, code, structure),
      })),
  );
  return { looked: lines.length, problems };
}

function namesAgree({ tables, structure }: PredicateContext): PredicateResult {
  const first = new Map<string, { cells: TableCells; label: string }>();
  const problems: PredicateProblem[] = [];
  const lines = codedLines(tables);
  for (const { cells, code, label } of lines) {
    const known = first.get(code);
    if (!known) first.set(code, { cells, label });
    else if (normalName(known.label) !== normalName(label)) {
      problems.push({
        message: `科目 ${code} 在${known.cells.table.number}叫“${known.label}”，在${cells.table.number}叫“${label}”，请统一名称`,
        cells: [...cellsOfLine(known.cells, code, structure), ...cellsOfLine(cells, code, structure)],
      });
    }
  }
  return { looked: lines.length, problems };
}

function inDictionary({ tables, pack, structure }: PredicateContext): PredicateResult {
  const names = new Map<string, string[]>();
  for (const { code, name } of pack.dictionary) names.set(code, [...(names.get(code) ?? []), name]);
  const lines = codedLines(tables);
  const seen = new Set<string>();
  const problems = lines.flatMap(({ cells, code, label }): PredicateProblem[] => {
    const known = names.get(code);
    if (seen.has(`${code} ${label}`) || known?.some((name) => normalName(name) === normalName(label)))
      return [];
    seen.add(`${code} ${label}`);
    return [
      {
        message: known
          ? `科目 ${code} 的名称“${label}”与词典“${known[0]}”不同，请核对（各年名称可能有变）`
          : `科目 ${code}“${label}”不在词典中，请核对编码（词典不全，仅供参考）`,
        cells: cellsOfLine(cells, code, structure),
      },
    ];
  });
  return { looked: lines.length, problems };
}

function classesHaveLines({ tables, structure, shown }: PredicateContext): PredicateResult {
  const [target, ...sources] = tables;
  const classes = new Set(target?.lines.flatMap((line) => line.fixed?.class ?? []));
  let looked = 0;
  const problems = sources.flatMap((cells) => {
    const uppermost = Math.min(...(codeLevels(cells.table) ?? [0]));
    return cells.lines.flatMap((line): PredicateProblem[] => {
      if (line.code?.length !== uppermost) return [];
      looked += 1;
      const numbers = [...(cells.byKey.get(line.key)?.cells.values() ?? [])];
      if (classes.has(line.code) || numbers.every((number) => isNothing(shown[number] ?? null))) return [];
      return [
        {
          message: `${cells.table.number}的类 ${line.code}“${line.label}”有金额，${target?.table.number ?? ''}没有它的行，请核对科目编码`,
          cells: cellsOfLine(cells, line.key, structure),
        },
      ];
    });
  });
  return { looked, problems };
}

function noNegatives({ tables, structure, shown }: PredicateContext): PredicateResult {
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
          message: `${cells.table.number}“${line.label}”的 ${text} 是负数，请核对`,
          cells: [text],
        });
      }
    }
  }
  return { looked, problems };
}

function withinTotal({ tables, structure, shown }: PredicateContext): PredicateResult {
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
          message: `${cells.table.number}“${line.label}”的 ${text} 大于合计行同栏，请核对`,
          cells: [text, structure.cells[totalNumber]?.text ?? ''],
        });
      }
    }
  }
  return { looked, problems };
}

function emptyTogether({ tables, references, structure, shown }: PredicateContext): PredicateResult {
  const [cells] = tables;
  const inTable = [...(cells?.byKey.values() ?? [])].flatMap((line) => [...line.cells.values()]);
  const beside = references.flatMap(
    ({ prior, table, line, column }) =>
      cellNumber(structure, {
        table,
        line: line.kind === 'key' ? line.key : '',
        column: column.kind === 'column' ? column.column : 0,
        ...(prior ? { prior: true as const } : {}),
      }) ?? [],
  );
  const hasAmounts = (numbers: readonly number[]): boolean =>
    numbers.some((number) => !isNothing(shown[number] ?? null));
  const inside = hasAmounts(inTable);
  const outside = hasAmounts(beside);
  const names = beside.map((number) => structure.cells[number]?.text ?? '');
  if (inside === outside) return { looked: 1, problems: [] };
  const number = cells?.table.number ?? '';
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

function allTablesPresent({ pack, document }: PredicateContext): PredicateResult {
  const problems = pack.tables
    .filter((table) => document.tables.get(table.id)?.absent !== false)
    .map((table) => ({
      message: `缺少${table.number}《${table.title}》，请在工作簿中补上这张表后重新导入，或在本项目中填写`,
      cells: [],
    }));
  return { looked: pack.tables.length, problems };
}
