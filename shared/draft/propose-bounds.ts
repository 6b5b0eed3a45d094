import type { ProjectDocument } from '../document/document';
import { PRIOR_BOOK } from '../pack/book';
import type { AmountColumn, Pack, Table } from '../pack/pack';
import { classificationOf } from '../pack/table-shape';
import type { RuleCandidate } from './candidate';
import { likeness } from './likeness';
import { ownName } from './line-key';
import { panelFixedLines } from './table-words';

/** What is no equality of one sample: bounds, sums of other tables' totals, and last year's figures. */
export function proposeBounds(pack: Pack, document: ProjectDocument): RuleCandidate[] {
  return [
    ...pack.tables.flatMap(withinBudget),
    ...pack.tables.flatMap((table) => basicSpending(table, pack)),
    ...broaderTables(pack, document),
    ...pack.tables.flatMap(openingBalances),
  ];
}

/** 决算数 beside 预算数 of the same thing: no more is spent than was planned, which is worth a warning. */
function withinBudget(table: Table): RuleCandidate[] {
  const planned = table.columns.filter(({ path }) => path.some((word) => /预算数$/.test(word)));
  return planned.flatMap((budget) => {
    const spent = table.columns.find(({ path }) => sameBut(budget.path, path, /预算数$/, /决算数$/));
    if (!spent) return [];
    const what = budget.path.filter((word) => !/预算数$/.test(word)).at(-1) ?? '';
    return [
      {
        table: table.id,
        formula: `${table.id}[每行,${spent.number}] <= ${table.id}[本行,${budget.number}]`,
        meaning: `${what}决算数不大于预算数`,
        fills: false,
        group: `budget ${table.id} ${budget.number}`,
        severity: '警',
      },
    ];
  });
}

function sameBut(one: readonly string[], other: readonly string[], left: RegExp, right: RegExp): boolean {
  return (
    one.length === other.length &&
    one.every((word, at) => word === other[at] || (left.test(word) && right.test(other[at] ?? ''))) &&
    other.some((word) => right.test(word))
  );
}

/** 基本支出 of a table by function is 人员经费 and 公用经费 of the one by economic classification. */
function basicSpending(table: Table, pack: Pack): RuleCandidate[] {
  if (classificationOf(table) === undefined) return [];
  const total = table.panels.flatMap(panelFixedLines).find(({ total: isTotal }) => isTotal);
  const basic = table.columns.filter(({ path }) => /^(基本支出|小计|合计)$/.test(path.at(-1) ?? ''));
  const detailed = pack.tables.filter(({ footer }) => footer.length > 1);
  return detailed.flatMap((other) =>
    other.columns.flatMap((column) =>
      basic.flatMap((own): RuleCandidate[] => {
        if (!total) return [];
        const parts = other.footer.map(({ line }) => `${other.id}[${line.key},${column.number}]`);
        return [
          {
            table: undefined,
            formula: `${table.id}[${total.key},${own.number}] = ${parts.join(' + ')}`,
            meaning: `${table.shortTitle}${own.path.at(-1)}等于${other.shortTitle}各项合计之和`,
            fills: false,
            group: `basic ${other.id} ${column.number}`,
            likeness: likeness(table.title, other.title),
          },
        ];
      }),
    ),
  );
}

/** A table that lists more 科目 than one of 财政拨款 and has its columns: code by code it is no smaller. */
function broaderTables(pack: Pack, document: ProjectDocument): RuleCandidate[] {
  const listed = pack.tables.filter((table) => classificationOf(table) === 'functional');
  const codes = (table: Table): number => document.tables.get(table.id)?.lines.length ?? 0;
  return listed.flatMap((part) =>
    listed.flatMap((whole): RuleCandidate[] => {
      const isPart = /财政拨款/.test(part.title) && !/财政拨款/.test(whole.title) && /支出/.test(whole.title);
      if (part === whole || !isPart || codes(whole) < codes(part)) return [];
      return SPENDING.flatMap((wanted) => {
        const [own, other] = [columnNamed(whole, wanted), columnNamed(part, wanted)];
        if (!own || !other) return [];
        return [
          {
            table: undefined,
            formula: `${whole.id}[各码(${part.id}),${own.number}] >= ${part.id}[同码,${other.number}]`,
            meaning: `${whole.shortTitle}各科目的${own.path.at(-1)}不小于${part.shortTitle}`,
            fills: false,
            group: `broader ${whole.id} ${part.id} ${own.number}`,
          },
        ];
      });
    }),
  );
}

const SPENDING = [/^(本年支出合计|合计|小计)$/, /^基本支出$/, /^项目支出$/];

function columnNamed(table: Table, wanted: RegExp): AmountColumn | undefined {
  return table.columns.find(({ path }) => wanted.test(path.at(-1) ?? '') && !/收入/.test(path.join('')));
}

/** 年初…结转和结余 is last year's 年末…结转和结余; only last year's workbook can tell, so that the author decides. */
function openingBalances(table: Table): RuleCandidate[] {
  const lines = table.panels.flatMap((panel) => panelFixedLines(panel).map((line) => ({ line, panel })));
  const closing = lines.find(({ line }) => /^年末.*结转/.test(ownName(line.label)));
  const opening = lines.find(({ line }) => /^年初.*结转/.test(ownName(line.label)));
  const columnIn = (panel: Table['panels'][number]): number | undefined =>
    table.columns.find(({ number }) =>
      panel.header.some((node) => !('columns' in node) && node.amount === number),
    )?.number;
  if (!closing || !opening) return [];
  const [to, from] = [columnIn(opening.panel), columnIn(closing.panel)];
  if (to === undefined || from === undefined) return [];
  return [
    {
      table: table.id,
      formula: `${table.id}[${opening.line.key},${to}] = ${PRIOR_BOOK}.${table.id}[${closing.line.key},${from}]`,
      meaning: '年初结转和结余等于上年年末结转和结余',
      fills: false,
      carries: true,
      severity: '警',
      group: `opening ${table.id}`,
    },
  ];
}
