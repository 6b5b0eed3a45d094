import type { AddressText } from '../document/address';
import { normalName } from '../kit/same-name';
import type { DictionaryEntry, Pack } from '../pack/pack';
import { isNumbered } from '../pack/printed-codes';
import {
  ancestorCodes,
  codeLevels,
  codesHaveLetters,
  isListedCode,
  officialTables,
} from '../pack/table-shape';
import type { LineKey } from '../rule/rule';
import type { LineCheck, PredicateContext, PredicateResult } from './predicate';
import { numberedCell, type Structure, type TableCells } from './structure';

/** Import leaves its own findings under the rule; in the document itself the sentence is derived and cannot be wrong. */
export function countOnly({ tables }: PredicateContext): PredicateResult {
  return { looked: tables.length, problems: [] };
}

/** The cells a finding about a line lights up. */
export function cellsOfLine(cells: TableCells, key: LineKey, structure: Structure): AddressText[] {
  return (cells.byKey.get(key)?.numbers() ?? []).map((number) => numberedCell(structure, number).text);
}

export const codesValid: LineCheck = ({ code }, cells, { structure }) => {
  const levels = codeLevels(cells.table) ?? [];
  if (isListedCode(cells.table, code)) return [];
  return [
    {
      message: `${cells.table.name}的科目编码 ${code} 不是 ${levels.join('、')} 位${codesHaveLetters(cells.table) ? '' : '数字'}，请改正编码`,
      cells: cellsOfLine(cells, code, structure),
    },
  ];
};

export const parentsPresent: LineCheck = ({ code }, cells, { structure }) =>
  ancestorCodes(code, codeLevels(cells.table) ?? [])
    .filter((parent) => !cells.byKey.has(parent))
    .map((parent) => ({
      message: `${cells.table.name}有科目 ${code}，没有它的上级科目 ${parent}，请补上`,
      about: `${cells.table.id} ${code} ${parent}`,
      cells: cellsOfLine(cells, code, structure),
    }));

export const namesAgree: LineCheck = ({ code, name }, cells, { tables, structure }) => {
  const known = tables.find(({ byKey }) => isCodedLine(byKey.get(code)?.line));
  const label = known?.byKey.get(code)?.line.label;
  if (!known || label === undefined || known === cells || normalName(label) === normalName(name)) return [];
  return [
    {
      message: `科目 ${code} 在${known.table.name}叫“${label}”，在${cells.table.name}叫“${name}”，请统一名称`,
      about: `${cells.table.id} ${code}`,
      cells: [...cellsOfLine(known, code, structure), ...cellsOfLine(cells, code, structure)],
    },
  ];
};

/** Told once for a code and name, in the first table that has them. */
export const inDictionary: LineCheck = ({ code, name }, cells, { tables, pack, structure }) => {
  // A row of several of one code has the name of a project.
  if (isNumbered(cells.table, code)) return [];
  const known = namesByCode(pack).get(code);
  if (known?.some((other) => normalName(other) === normalName(name))) return [];
  const first = tables.find(({ byKey }) => {
    const line = byKey.get(code)?.line;
    return isCodedLine(line) && line?.label === name;
  });
  if (first !== cells) return [];
  return [{ message: namedOtherwise(code, name, known, pack), cells: cellsOfLine(cells, code, structure) }];
};

/** What is told of a 科目 that the dictionary has not, or under another name. */
function namedOtherwise(
  code: string,
  name: string,
  known: readonly string[] | undefined,
  pack: Pack,
): string {
  const now = pack.formerNames.find(({ former }) => normalName(former) === normalName(name))?.name;
  if (now !== undefined && (!known || known.some((other) => normalName(other) === normalName(now))))
    return `科目 ${code} 的名称“${name}”是以前的，现在叫“${now}”，请核对`;
  return known
    ? `科目 ${code} 的名称“${name}”与词典“${known[0]}”不同，请核对（各年名称可能有变）`
    : `科目 ${code}“${name}”不在词典中，请核对编码（词典不全，仅供参考）`;
}

function isCodedLine(line: { readonly code?: string; readonly fixed?: unknown } | undefined): boolean {
  return line?.code !== undefined && line.fixed === undefined;
}

const DICTIONARIES = new WeakMap<readonly DictionaryEntry[], ReadonlyMap<string, readonly string[]>>();

function namesByCode({ dictionary }: Pack): ReadonlyMap<string, readonly string[]> {
  const known = DICTIONARIES.get(dictionary);
  if (known) return known;
  const names = new Map<string, string[]>();
  for (const { code, name } of dictionary) {
    const others = names.get(code);
    if (others) others.push(name);
    else names.set(code, [name]);
  }
  DICTIONARIES.set(dictionary, names);
  return names;
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
