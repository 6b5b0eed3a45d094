import type { ProjectDocument } from '../document/document';
import type { CompileProblem } from '../engine/compile-problem';
import { CONDITIONS } from '../engine/conditions';
import { PREDICATES } from '../engine/predicates';
import { compile, type Program } from '../engine/program';
import { READINGS } from '../engine/readings';
import { referencesOf } from '../engine/rule-references';
import { sharedKeys } from '../engine/shared-keys';
import { present } from '../kit/assert';
import { append } from '../kit/lists';
import { namesAtHand } from '../kit/names-at-hand';
import type { PackProblem } from '../kit/pack-problem';
import { BOOKS_APART } from '../pack/book';
import type { Pack } from '../pack/pack';
import { isListedCode, tableLines } from '../pack/table-shape';
import { callsIn, comparedIn, conditionReferences, readingsIn, selectorKeys } from '../rule/expression';
import type { Condition, PredicateCall, RangeSelector, Reference, Rule, TableId } from '../rule/rule';
import { kindFaults } from './check-kinds';
import { checkTable, type LineOf } from './check-table';
import { speaksOf, withoutTables } from './sound-part';
import { trialDocuments } from './trial-document';

type Places = {
  readonly rulesFile: string;
  readonly lineOf: LineOf;
};

/** What of a pack is told of already: no more is said of what depends on it. */
export type KnownFaults = {
  /** Tables whose file could not be read; the pack does not have them. */
  readonly unread: ReadonlySet<TableId>;
  /** Tables that the pack has, though something in their file is wrong. */
  readonly faulty: ReadonlySet<TableId>;
  /** Classifications with a code list that could not be read. */
  readonly lists: ReadonlySet<string>;
};

export const NO_FAULTS: KnownFaults = { unread: new Set(), faulty: new Set(), lists: new Set() };

/**
 * Faults that only the whole pack shows: names that do not exist, lengths that differ, cycles, double derivation. A rule
 * with a fault is left out of what is tried further, and so is a table with all rules that speak of it, so that the
 * faults of the others are told as well.
 */
export function checkPack(
  pack: Pack,
  places: Places,
  { unread, faulty, lists }: KnownFaults = NO_FAULTS,
): readonly PackProblem[] {
  const ofTables = pack.tables.map((table) => ({
    id: table.id,
    faults: checkTable(table, pack, places.lineOf, lists),
  }));
  const ofRules = pack.rules
    .filter((rule) => !speaksOf(rule, unread))
    .map((rule) => ({ rule, reasons: checkRule(rule, pack) }));
  const unsound = ofTables.flatMap(({ id, faults }) => (faults.length > 0 ? [id] : []));
  const rules = ofRules.flatMap(({ rule, reasons }) => (reasons.length === 0 ? [rule] : []));
  // What has no certain tables has no certain cells.
  const sound = withoutTables({ ...pack, rules }, new Set([...unread, ...faulty, ...unsound]));
  return [
    ...ofTables.flatMap(({ faults }) => faults),
    ...ofRules.flatMap(({ rule, reasons }) =>
      reasons.map((reason) => ({ file: places.rulesFile, line: rule.line, reason })),
    ),
    ...tried(sound, places),
  ];
}

/** What comes up when the rules are compiled over lines; of a rule that is told of, no more over others. */
function tried(pack: Pack, { rulesFile: file }: Places): readonly PackProblem[] {
  const found: PackProblem[] = [];
  for (const trial of trialDocuments(pack)) {
    const told = new Set(found.map(({ line }) => line));
    append(
      found,
      faultsOver(pack, trial, file).filter(({ line }) => !told.has(line)),
    );
  }
  return found;
}

function faultsOver(pack: Pack, trial: ProjectDocument, file: string): readonly PackProblem[] {
  const faults: PackProblem[] = [];
  let { rules } = pack;
  for (;;) {
    const compiled = compile({ ...pack, rules }, trial);
    if (compiled.ok) {
      const ofKinds = kindFaults(compiled.value).map(({ rule, reason }) => ({
        file,
        line: rule.line,
        reason,
      }));
      return [...faults, ...ofKinds, ...sharedFaults(compiled.value, file)];
    }
    faults.push(compileFault(compiled.problem, file));
    const wrong = ruleOf(compiled.problem);
    rules = rules.filter((rule) => rule !== wrong);
  }
}

/** The rule without which the others may be tried. */
function ruleOf(problem: CompileProblem): Rule {
  return problem.kind === 'derived-twice' ? problem.rules[1] : problem.rule;
}

function sharedFaults(program: Program, file: string): readonly PackProblem[] {
  return sharedKeys(program).map(([first, second]) => ({
    file,
    line: second.line,
    reason: `与第 ${first.line} 行同为 ${first.id}，左边也相同，审核结果无法区分；请换一个编号，或给两条各写条件`,
  }));
}

function compileFault(problem: CompileProblem, file: string): PackProblem {
  switch (problem.kind) {
    case 'rule':
      return { file, line: problem.rule.line, reason: problem.reason };
    case 'derived-twice': {
      const [first, second] = problem.rules;
      return {
        file,
        line: second.line,
        reason: `${problem.cell} 已由第 ${first.line} 行的 ${first.id} 得出，一个单元格只能由一条公式得出`,
      };
    }
    case 'cycle':
      return { file, line: problem.rule.line, reason: `公式循环：${problem.cells.join(' ← ')}` };
  }
}

function checkRule(rule: Rule, pack: Pack): string[] {
  const { statement, condition } = rule;
  const reasons: string[] = referencesOf(rule).flatMap((reference) => checkReference(reference, pack));
  if (statement.kind === 'predicate') {
    if (rule.derives || rule.carries) reasons.push('命名的检查只能是 核');
    append(reasons, checkPredicate(statement.call, pack));
  } else {
    const [first, ...rest] = statement.left;
    const single =
      rest.length === 0 &&
      first?.sign === 1 &&
      first.term.kind === 'reference' &&
      first.term.reference.book === undefined;
    if (rule.derives && !(single && statement.relation === '='))
      reasons.push('算 的左边须是本年的一个引用，用 = 连接');
    if (rule.carries && !(single && statement.relation === '=' && statement.right.length === 1)) {
      reasons.push('沿用 须是“本年格 = 上年格”');
    }
  }
  if (condition) append(reasons, checkCondition(condition, pack, statement.kind === 'predicate'));
  const sides = [
    ...(statement.kind === 'comparison' ? [statement.left, statement.right] : []),
    ...(condition ? comparedIn(condition) : []),
  ];
  append(reasons, sides.flatMap(readingsIn).flatMap(checkReading));
  return reasons;
}

function checkCondition(condition: Condition, pack: Pack, standsNowhere: boolean): string[] {
  const reasons = callsIn(condition).flatMap((call) => checkCall(call, pack));
  const relative = conditionReferences(condition).some(
    ({ line, column }) => column.kind === 'same' || !['key', 'range', 'list'].includes(line.kind),
  );
  if (standsNowhere && relative) reasons.push('命名的检查没有左边，条件里的单元格须写明行和栏，如 06[301,1]');
  return reasons;
}

function checkCall(call: PredicateCall, pack: Pack): string[] {
  const known = Object.hasOwn(CONDITIONS, call.name) ? CONDITIONS[call.name] : undefined;
  if (!known) return [`没有名为“${call.name}”的条件，${namesAtHand(Object.keys(CONDITIONS))}`];
  if (call.arguments.length === 0) return [`条件“${call.name}”的括号里不能空`];
  if (call.arguments.some((given) => (given.kind === 'reference') !== (known.takes === 'cells')))
    return [`条件“${call.name}”的括号里应为${known.takes === 'cells' ? '单元格引用' : '词'}`];
  if (call.name !== '单位性质') return [];
  return call.arguments.flatMap((given) =>
    given.kind === 'word' && !pack.organisationKinds.includes(given.word)
      ? [`没有单位性质“${given.word}”`]
      : [],
  );
}

function checkReading({ name, of }: ReturnType<typeof readingsIn>[number]): string[] {
  const { least, most } = present(READINGS[name], `${name} was read as a reading`);
  if (of.length >= least && of.length <= most) return [];
  return [
    `“${name}”的括号里要写 ${least === most ? least : `${least} 至 ${most}`} 处单元格，写了 ${of.length} 处`,
  ];
}

function checkPredicate(call: PredicateCall, pack: Pack): string[] {
  const known = Object.hasOwn(PREDICATES, call.name) ? PREDICATES[call.name] : undefined;
  if (!known) return [`没有名为“${call.name}”的检查，${namesAtHand(Object.keys(PREDICATES))}`];
  if (known.least !== undefined) {
    const given = call.arguments.filter(({ kind }) => kind === 'reference').length;
    return given < known.least ? [`“${call.name}”的括号里至少要写 ${known.least} 处单元格`] : [];
  }
  const words = call.arguments.flatMap((given) => (given.kind === 'word' ? [given.word] : []));
  const unknown = words.filter((word) => !pack.tables.some((table) => table.id === word));
  const reasons = unknown.map((word) => `没有表 ${word}`);
  if (words.length < known.tables) reasons.push(`“${call.name}”至少要写 ${known.tables} 张表`);
  if (!known.references && words.length < call.arguments.length)
    reasons.push(`“${call.name}”的括号里只写表号`);
  return reasons;
}

function checkReference({ book, table: id, line, column }: Reference, pack: Pack): string[] {
  const tables =
    book === undefined ? pack.tables : rulesBooks(pack).find(({ name }) => name === book)?.tables;
  if (!tables) return [`没有名为“${book}”的套表，${namesAtHand(rulesBooks(pack).map(({ name }) => name))}`];
  const table = tables.find((candidate) => candidate.id === id);
  if (!table) return [`${book === undefined ? '' : `${book}的套表中`}没有表 ${id}`];
  const fixed = new Map(tableLines(table, []).map((known, at) => [known.key, { ...known, at }]));
  const isCode = (key: string): boolean => isListedCode(table, key);
  const keys = selectorKeys(line);
  const reasons = keys
    .filter((key) => !fixed.has(key) && !isCode(key))
    .map((key) => `表 ${id} 没有行 ${key}`);
  if (line.kind === 'codes-of') {
    for (const name of line.tables)
      if (!tables.some((other) => other.id === name)) reasons.push(`没有表 ${name}`);
  }
  for (const range of reasons.length === 0 ? rangesOf(line) : []) {
    const [from, to] = [fixed.get(range.from)?.at, fixed.get(range.to)?.at];
    if ((from === undefined) !== (to === undefined))
      reasons.push(
        `表 ${id} 的 ${range.from}:${range.to} 一端是表样的行，一端是科目编码，分不清其间有哪些行`,
      );
    else if (from === undefined || to === undefined ? range.from > range.to : from > to)
      reasons.push(`表 ${id} 的行 ${range.from}:${range.to} 次序反了，应为 ${range.to}:${range.from}`);
  }
  if (column.kind === 'same') return reasons;
  const { from, to } = column.kind === 'range' ? column : { from: column.column, to: column.column };
  if (from > to) return [...reasons, `表 ${id} 的栏次 ${from}:${to} 次序反了，应为 ${to}:${from}`];
  for (let number = from; number <= to; number += 1) {
    if (!table.columns.some((amount) => amount.number === number))
      reasons.push(`表 ${id} 没有第 ${number} 栏`);
    else
      for (const key of keys) {
        if (fixed.has(key) && !fixed.get(key)?.columns.includes(number))
          reasons.push(`表 ${id} 的 ${key} 行没有第 ${number} 栏`);
      }
  }
  return reasons;
}

function rangesOf(line: Reference['line']): readonly RangeSelector[] {
  if (line.kind === 'range') return [line];
  return line.kind === 'list' ? line.items.flatMap(rangesOf) : [];
}

/** The books that rules may read. */
function rulesBooks({ books }: Pack): Pack['books'] {
  return books.filter(({ name }) => !BOOKS_APART.includes(name));
}
