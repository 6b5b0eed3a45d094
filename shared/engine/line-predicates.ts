import { normalName } from '../kit/same-name';
import { ancestorCodes, codeLevels, officialTables } from '../pack/table-shape';
import type { PredicateContext, PredicateProblem, PredicateResult } from './predicate';
import type { Structure, TableCells } from './structure';

/** Import leaves its own findings under the rule; in the document itself the sentence is derived and cannot be wrong. */
export function countOnly({ tables }: PredicateContext): PredicateResult {
  return { looked: tables.length, problems: [] };
}

function codedLines(tables: readonly TableCells[]): { cells: TableCells; code: string; label: string }[] {
  return tables.flatMap((cells) =>
    cells.content.lines.map((line) => ({ cells, code: line.code, label: line.name })),
  );
}

/** The cells a finding about a line lights up. */
export function cellsOfLine(cells: TableCells, key: string, structure: Structure): string[] {
  return [...(cells.byKey.get(key)?.cells.values() ?? [])].map(
    (number) => structure.cells[number]?.text ?? '',
  );
}

export function codesValid({ tables, structure }: PredicateContext): PredicateResult {
  const lines = codedLines(tables);
  const problems = lines.flatMap(({ cells, code }): PredicateProblem[] => {
    const levels = codeLevels(cells.table) ?? [];
    if (/^\d+$/.test(code) && levels.includes(code.length)) return [];
    return [
      {
        message: `${cells.table.name}的科目编码 ${code} 不是 ${levels.join('、')} 位数字，请改正编码`,
        cells: cellsOfLine(cells, code, structure),
      },
    ];
  });
  return { looked: lines.length, problems };
}

export function parentsPresent({ tables, structure }: PredicateContext): PredicateResult {
  const lines = codedLines(tables);
  const problems = lines.flatMap(({ cells, code }) =>
    ancestorCodes(code, codeLevels(cells.table) ?? [])
      .filter((parent) => !cells.byKey.has(parent))
      .map((parent) => ({
        message: `${cells.table.name}有科目 ${code}，没有它的上级科目 ${parent}，请补上`,
        about: `${cells.table.id} ${code} ${parent}`,
        cells: cellsOfLine(cells, code, structure),
      })),
  );
  return { looked: lines.length, problems };
}

export function namesAgree({ tables, structure }: PredicateContext): PredicateResult {
  const first = new Map<string, { cells: TableCells; label: string }>();
  const problems: PredicateProblem[] = [];
  const lines = codedLines(tables);
  for (const { cells, code, label } of lines) {
    const known = first.get(code);
    if (!known) first.set(code, { cells, label });
    else if (normalName(known.label) !== normalName(label)) {
      problems.push({
        message: `科目 ${code} 在${known.cells.table.name}叫“${known.label}”，在${cells.table.name}叫“${label}”，请统一名称`,
        about: `${cells.table.id} ${code}`,
        cells: [...cellsOfLine(known.cells, code, structure), ...cellsOfLine(cells, code, structure)],
      });
    }
  }
  return { looked: lines.length, problems };
}

export function inDictionary({ tables, pack, structure }: PredicateContext): PredicateResult {
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

export function allTablesPresent({ pack, document }: PredicateContext): PredicateResult {
  const official = officialTables(pack);
  const problems = official
    .filter((table) => document.tables.get(table.id)?.absent !== false)
    .map((table) => ({
      message: `缺少${table.number}《${table.title}》，请在工作簿中补上这张表后重新导入，或在本项目中填写`,
      cells: [],
    }));
  return { looked: official.length, problems };
}
