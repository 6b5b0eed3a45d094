import { isNumber } from '../amount/amount';
import { divide, multiply, type Rational } from '../amount/rational';
import { perOne } from '../kind/value-text';
import { normalName } from '../kit/same-name';
import { gradeOf } from '../pack/form-kind';
import type { Cell } from './cell-numbers';
import { readMeasure, relationOf } from './measure';
import type { Predicate, PredicateContext, PredicateProblem, PredicateResult } from './predicate';
import { isUnused, placeInWords, type RowCells, rowsOf, wordsIn } from './row-cells';
import {
  boundAsResult,
  otherTotal,
  otherYear,
  placeholderIn,
  saidTwice,
  wordsForNumber,
  wrongUnit,
} from './text-slips';

/** A named check over cells; words in its brackets are its own, no tables. */
function overCells(
  meaning: string,
  least: number,
  result: (context: PredicateContext) => PredicateResult,
): Predicate {
  return {
    meaning,
    tables: 0,
    references: true,
    least,
    eachTable: false,
    check: { by: 'whole', reads: 'values', result },
  };
}

/** Looks at every filled cell of the references by itself. */
function eachText(slip: (text: string, context: PredicateContext) => string | undefined) {
  return (context: PredicateContext): PredicateResult => {
    let looked = 0;
    const problems = usedRows(context).flatMap((row) =>
      row.cells.flatMap((cell): PredicateProblem[] => {
        const text = wordsIn(cell, context.shown);
        if (text.trim() === '') return [];
        looked += 1;
        const wrong = slip(text, context);
        return wrong === undefined ? [] : [problem(row, cell, `：${wrong}，请改正`)];
      }),
    );
    return { looked, problems };
  };
}

function usedRows(context: PredicateContext): readonly RowCells[] {
  return context.references
    .flatMap((reference) => rowsOf(reference, context))
    .filter((row) => !isUnused(row, context.shown));
}

/** Looks at rows in which all the references stand side by side, with the words of each. */
function eachRow(
  look: (
    words: readonly string[],
    row: RowCells,
    context: PredicateContext,
  ) => { readonly at: number; readonly wrong: string } | undefined,
) {
  return (context: PredicateContext): PredicateResult => {
    const [first, ...others] = context.references.map((reference) => rowsOf(reference, context));
    const besides = others.map((rows) => new Map(rows.map((row) => [row.line.key, row])));
    let looked = 0;
    const problems = (first ?? []).flatMap((row): PredicateProblem[] => {
      const cells = [row, ...besides.map((rows) => rows.get(row.line.key))].flatMap(
        (one) => one?.cells[0] ?? [],
      );
      if (cells.length <= others.length || isUnused(row, context.shown)) return [];
      looked += 1;
      const said = look(
        cells.map((cell) => wordsIn(cell, context.shown)),
        row,
        context,
      );
      return said ? [problem(row, cells[said.at], `：${said.wrong}，请核对`)] : [];
    });
    return { looked, problems };
  };
}

function problem(row: RowCells, cell: Cell | undefined, rest: string): PredicateProblem {
  return { message: `${placeInWords(row, cell)}${rest}`, cells: cell ? [cell.text] : [] };
}

export const FORM_PREDICATES: Readonly<Record<string, Predicate>> = {
  填写齐全: overCells('所列各格都填了；没有名称也没有内容的行不查', 1, (context) => {
    const rows = usedRows(context);
    const problems = rows.flatMap((row) =>
      row.cells.flatMap((cell): PredicateProblem[] =>
        (context.shown[cell.number] ?? null) === null ? [problem(row, cell, '没有填写，请补填')] : [],
      ),
    );
    return { looked: rows.length, problems };
  }),
  行有名称: overCells('填了内容的行都有名称，名称不是表样留下的“指标2”“……”', 1, (context) => {
    const rows = usedRows(context);
    const problems = rows.flatMap((row): PredicateProblem[] => {
      const name = row.line.label.trim();
      const wrong = name === '' ? '没有名称' : placeholderIn(name, context.words);
      return wrong === undefined ? [] : [problem(row, row.cells[0], `：${wrong}，请写上名称或删去这一行`)];
    });
    return { looked: rows.length, problems };
  }),
  无占位: overCells(
    '所列文字没有留下表样的记号（XX月XX日、……、100字以内），也没有括号里另列的填写说明',
    1,
    eachText((text, { words }) => placeholderIn(text, words)),
  ),
  无重复词: overCells('所列文字没有把一个词连写两次（便捷便捷）', 1, eachText(saidTwice)),
  单位规范: overCells('数旁写的是计量单位，不是“百分比”这样的名称', 1, eachText(wrongUnit)),
  实际不是界限: overCells('实际完成值是达到的数，不带 ≥、≤', 1, eachText(boundAsResult)),
  年度一致: overCells(
    '所列文字里，括号里各词前面写的年度是本项目的年度',
    1,
    eachText((text, { words, document }) => otherYear(text, document.facts.year, words)),
  ),
  分项合计: overCells('“共……其中……”里的各项加起来等于前面的数', 1, eachText(otherTotal)),
  以数对数: overCells(
    '第一处写的目标是数时，第二处的实际也是数',
    2,
    eachRow(([goal = '', actual = '']) => {
      const wrong = actual.trim() === '' ? undefined : wordsForNumber(goal, actual);
      return wrong === undefined ? undefined : { at: 1, wrong };
    }),
  ),
  方向相称: overCells(
    '名称含“越低越好”后面的词的，目标不写 ≥；含“越高越好”后面的词的，不写 ≤；方向另有一格时写在目标后面',
    1,
    eachRow(([goal = '', direction = ''], { line }, { words }) => {
      const low = named(line.label, wordsAfter(words, '越低越好'));
      const high = named(line.label, wordsAfter(words, '越高越好'));
      const relation = relationOf(direction) ?? relationOf(goal);
      // The longer word says more: 连续服务时长 before 时长.
      const lower = low !== undefined && (high === undefined || low.length > high.length);
      if (lower && (relation === '>=' || relation === '>'))
        return { at: 0, wrong: `“${low}”越低越好，目标却写“${direction}${goal}”` };
      if (!lower && high !== undefined && (relation === '<=' || relation === '<'))
        return { at: 0, wrong: `“${high}”越高越好，目标却写“${direction}${goal}”` };
      return undefined;
    }),
  ),
  归类相称: overCells(
    '名称含某词的，所列格是它后面写的类：归类相称(指标[明细,2], 成本, 成本指标)',
    1,
    eachRow(([category = ''], { line }, { words }) => {
      for (let at = 0; at + 1 < words.length; at += 2) {
        const [word = '', wanted = ''] = [words[at], words[at + 1]];
        if (
          line.label.includes(word) &&
          category.trim() !== '' &&
          !normalName(category).includes(normalName(wanted))
        )
          return { at: 0, wrong: `名称里有“${word}”，应归在${wanted}，却写在${category.trim()}` };
      }
      return undefined;
    }),
  ),
  数量级相称: overCells(
    '第一处写的钱数（第二处的类含所列的词时）不是第三处金额的十倍、百倍、万倍，也不恰是它的几倍',
    3,
    (context) => {
      const [texts, categories, money] = context.references;
      const [amount] = money ? rowsOf(money, context) : [];
      const whole = amount?.cells[0];
      const value = whole ? (context.shown[whole.number] ?? null) : null;
      if (!texts || !categories || !amount || !whole || !isNumber(value) || value <= 0n)
        return { looked: 0, problems: [] };
      const [beside, column] = [rowsOf(categories, context), placeInWords(amount, whole)];
      let looked = 0;
      const problems = rowsOf(texts, context).flatMap((row): PredicateProblem[] => {
        const category = beside.find(({ line }) => line.key === row.line.key)?.cells[0];
        const [cell] = row.cells;
        const kind = category ? wordsIn(category, context.shown) : '';
        if (!cell || !context.words.some((word) => kind.includes(word))) return [];
        const measure = readMeasure(wordsIn(cell, context.shown));
        const goal = goalBeside(row, context) ?? measure;
        if (!measure || !/元/.test(measure.unit || goal?.unit || '元')) return [];
        looked += 1;
        const times = measure.times.numerator > 1n ? measure.times : (goal?.times ?? measure.times);
        const said = multiply(measure.value, times);
        const wrong = oddMultiple(said, { numerator: value, denominator: perOne(whole.type) });
        return wrong === undefined
          ? []
          : [{ ...problem(row, cell, `与${column}相比，${wrong}，请核对`), cells: [cell.text, whole.text] }];
      });
      return { looked, problems };
    },
  ),
  内容不重复: overCells('所列各格的文字没有两处相同', 1, (context) => {
    const first = new Map<string, RowCells>();
    const rows = usedRows(context);
    const problems = rows.flatMap((row) =>
      row.cells.flatMap((cell): PredicateProblem[] => {
        const text = normalName(wordsIn(cell, context.shown));
        const same = first.get(text);
        // 无 and the like may be said of several things.
        if (text.length < 10) return [];
        if (!same) first.set(text, row);
        return same
          ? [
              problem(
                row,
                cell,
                `与${placeInWords(same, undefined)}的文字相同，章节重复，请写上这一节自己的内容`,
              ),
            ]
          : [];
      }),
    );
    return { looked: rows.length, problems };
  }),
  等级相符: overCells('第一处印的等级是第二处的得分所属的等级', 2, (context) => {
    const { pack, references, shown } = context;
    const [[printed], [scored]] = references.map((reference) => rowsOf(reference, context)) as [
      readonly RowCells[],
      readonly RowCells[],
    ];
    const [cell, score] = [printed?.cells[0], scored?.cells[0]];
    const said = cell ? wordsIn(cell, shown) : '';
    if (!printed || !cell || said === '') return { looked: 0, problems: [] };
    const value = score ? (shown[score.number] ?? null) : null;
    const own = score && isNumber(value) ? gradeOf(pack.grades ?? [], value, score.type) : undefined;
    if (own === said) return { looked: 1, problems: [] };
    const reason =
      score && own !== undefined ? `得分 ${wordsIn(score, shown)} 属于“${own}”` : '没有得分可以核对';
    return {
      looked: 1,
      problems: [
        {
          message: `${placeInWords(printed, undefined)}是“${said}”，${reason}，请核对`,
          cells: [cell.text, ...(score ? [score.text] : [])],
        },
      ],
    };
  }),
  改写有原因: overCells('第一处改写了公式的，第二处写了原因', 2, (context) => {
    const { document } = context;
    const overridden = (cell: Cell | undefined): boolean => {
      if (!cell) return false;
      const { table, line, column } = cell.address;
      const entry = document.tables.get(table)?.entries.get(line)?.get(column);
      const isDerived = context.computed[cell.number] !== undefined;
      return isDerived && entry !== undefined && entry.rounded !== true;
    };
    return eachRow(([, reason = ''], row) =>
      overridden(row.cells[0]) && reason.trim() === ''
        ? { at: 0, wrong: '改写了按公式算得的数，没有写原因' }
        : undefined,
    )(context);
  }),
};

/** A result may be written without its unit: the goal before it in the same row says which. */
function goalBeside({ tables, line, cells }: RowCells, { shown, structure }: PredicateContext) {
  const [own] = cells;
  const before = own && tables.byKey.get(line.key)?.get(own.column - 1);
  const cell = before === undefined ? undefined : structure.cells.get(before);
  return cell ? readMeasure(wordsIn(cell, shown)) : undefined;
}

/** Ten, a hundred, ten thousand times as much or as little; or exactly twice to five times as much. */
function oddMultiple(one: Rational, other: Rational): string | undefined {
  const ratio = divide(one, other);
  if (!ratio.ok || ratio.value.numerator <= 0n) return undefined;
  const { numerator, denominator } = ratio.value;
  const [more, larger, smaller] =
    numerator >= denominator ? [true, numerator, denominator] : [false, denominator, numerator];
  if (larger % smaller !== 0n) return undefined;
  const times = larger / smaller;
  if (times >= 10n && /^10+$/.test(String(times)))
    return `${more ? '是它的' : '只有它的'}${more ? times : `${times} 分之一`}${more ? ' 倍' : ''}，可能多写或漏写了 0，或把元和万元混用`;
  return more && times >= 2n && times <= 5n ? `恰是它的 ${times} 倍，可能写的是 ${times} 年的数` : undefined;
}

function wordsAfter(words: readonly string[], mark: string): readonly string[] {
  const start = words.indexOf(mark);
  if (start < 0) return [];
  const rest = words.slice(start + 1);
  const end = rest.findIndex((word) => word === '越低越好' || word === '越高越好');
  return end < 0 ? rest : rest.slice(0, end);
}

/** The longest of the words that the name has. */
function named(name: string, words: readonly string[]): string | undefined {
  return words.filter((word) => name.includes(word)).sort((one, other) => other.length - one.length)[0];
}
