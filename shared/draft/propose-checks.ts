import type { Pack } from '../pack/pack';
import { classificationOf } from '../pack/table-shape';
import type { RuleCandidate } from './candidate';
import type { ChosenRule } from './choose-rules';

/** The named checks that make sense of any tables, under the ids by which an import reports to them. */
export function proposeChecks(pack: Pack, chosen: readonly ChosenRule[]): RuleCandidate[] {
  const coded = pack.tables.filter((table) => classificationOf(table) !== undefined).map(({ id }) => id);
  const silent = pack.tables.filter((table) => table.emptySentence !== undefined).map(({ id }) => id);
  const all = pack.tables.map(({ id }) => id);
  return [
    ...over('G-1', '错', '编码有效', coded, '科目编码的位数有效，同表不重复'),
    ...over('G-2', '错', '上级齐全', coded, '项必有款，款必有类'),
    ...over('G-3', '错', '名称一致', coded, '同一编码在各表的名称一致'),
    ...over('G-4', '示', '合于词典', pack.dictionary.length > 0 ? coded : [], '编码和名称与科目词典一致'),
    ...over('G-5', '错', '导入无误', undefined, '金额是可以读取的数'),
    ...linked(chosen).flatMap(([summary, details]) =>
      over('G-6', '错', '类有对应行', [summary, ...details], '有金额的类在汇总的表中有对应行'),
    ),
    ...over('G-7', '警', '无负数', all, '没有负数'),
    ...over('G-7', '警', '不超合计', coded, '单行不超过合计'),
    ...over('G-8', '错', '各表齐全', undefined, '表样包要求的表齐全'),
    ...over('G-9', '警', '导入无误', undefined, '导入时应填的合计没有空着'),
    ...over('G-10', '警', '空表有说明', silent, '无数据的表印有说明'),
  ];
}

/** @param tables `undefined`: the check takes none; empty: there is nothing to check */
function over(
  id: string,
  severity: '错' | '警' | '示',
  name: string,
  tables: readonly string[] | undefined,
  meaning: string,
): RuleCandidate[] {
  if (tables?.length === 0) return [];
  const formula = `${name}(${(tables ?? []).join(', ')})`;
  return [
    { table: undefined, formula, meaning, fills: false, group: `${id} ${formula}`, check: { id, severity } },
  ];
}

/** Each table with lines for 类, and the tables whose 类 it sums up by the rules in effect. */
function linked(chosen: readonly ChosenRule[]): [string, string[]][] {
  const found = new Map<string, string[]>();
  for (const { formula, undecided } of chosen) {
    const [, summary, detail] = /^(.+?)\[.* = (.+?)\[同类,/.exec(formula) ?? [];
    if (summary === undefined || detail === undefined || undecided !== undefined) continue;
    found.set(summary, [...(found.get(summary) ?? []), detail]);
  }
  return [...found];
}
