import type { TablePlace } from '../document/address';
import { type ProjectDocument, tablesIn } from '../document/document';
import { present } from '../kit/assert';
import { append } from '../kit/lists';
import { failed, ok, type Result } from '../kit/result';
import { stretchOfChange, type TableLine, tableLinesAfter } from '../pack/table-shape';
import type { Expression, LineSelector, Reference, Rule } from '../rule/rule';
import { anchorReference, isAnchorLine } from './anchors';
import type { CellNumber, CellNumbers, LineCells } from './cell-numbers';
import { derivedTwice } from './compile-problem';
import { levelsAfter } from './derivation-order';
import { expandAt, expandRule, type Instances } from './expand';
import { type Identity, isSameIdentity } from './identity';
import { isJudged, type Program, type ProgramChange } from './program';
import { goesByPosition } from './resolve-references';
import { referencesOf } from './rule-references';
import { tablesOf } from './select-cells';
import { cellsIn, type Structure, type TableCells, withTables } from './structure';

/** How the lines of one table come to be others. */
export type TableChange = {
  readonly before: TableCells;
  readonly after: TableCells;
  readonly come: readonly LineCells[];
  readonly gone: readonly LineCells[];
  /** Keys of lines that are called otherwise. */
  readonly renamed: readonly string[];
  /** Keys of all lines that came, went, or have another parent or other children. */
  readonly touched: ReadonlySet<string>;
};

/** A change of lines, checked against the rules and not carried out. */
export type LinesChange = {
  readonly tables: readonly TableChange[];
  readonly program: ProgramChange;
  /** Cell → its level, where it is another one. */
  readonly levels: ReadonlyMap<CellNumber, number>;
};

/**
 * Works out what other lines in some tables mean for the program: only the instances that the lines touch are expanded
 * again. Fails, leaving nothing behind, when the rules do not fit the lines; what exactly is wrong is for a compilation
 * to say.
 */
export function planLines(
  program: Program,
  document: ProjectDocument,
  places: readonly TablePlace[],
): Result<LinesChange, 'does-not-fit'> {
  const { structure } = program;
  const known = new Set(places.flatMap(({ book, table }) => cellsIn(structure, book)?.get(table) ?? []));
  const changes = [...known].map((before) => tableChange(structure.numbers, document, before));
  const planned = planProgram(program, changes);
  if (planned.ok) return planned;
  for (const { come } of changes) for (const line of come) structure.numbers.giveBack(line);
  return planned;
}

/** Lines that stay keep their cells; what is the same as before is not gone through. */
function tableChange(numbers: CellNumbers, document: ProjectDocument, before: TableCells): TableChange {
  const { book, table } = before.place;
  const content = present(tablesIn(document, book)?.get(table.id), 'no table goes while lines change');
  const lines = tableLinesAfter(table, content.lines, { coded: before.content.lines, lines: before.lines });
  const { first, same } = stretchOfChange(before.lines, lines);
  const was = before.lines.slice(first, before.lines.length - same);
  const is = lines.slice(first, lines.length - same);
  const staying = new Set(is.map(({ key }) => key));
  const come: LineCells[] = [];
  const gone: LineCells[] = [];
  const renamed: string[] = [];
  const touched = new Set<string>();
  const touch = (...keys: readonly (string | undefined)[]): void => {
    for (const key of keys) if (key !== undefined) touched.add(key);
  };
  const byKey = new Map(before.byKey);
  for (const { key } of was) {
    if (staying.has(key)) continue;
    const line = present(byKey.get(key), 'every line has its cells');
    byKey.delete(key);
    gone.push(line);
    touch(key, line.line.parent);
  }
  for (const line of is) {
    const known = byKey.get(line.key);
    if (known && known.line.label === line.label && known.line.parent === line.parent) continue;
    const now = known ? known.as(line) : numbers.take(before.place, line);
    byKey.set(line.key, now);
    if (!known) come.push(now);
    else if (known.line.label !== line.label) renamed.push(line.key);
    if (known?.line.parent !== line.parent) touch(line.key, known?.line.parent, line.parent);
    if (!known) touch(line.key);
  }
  const after: TableCells = {
    place: before.place,
    table,
    content,
    lines,
    byKey,
    children: childrenAfter(before, lines, [...was, ...is]),
  };
  return { before, after, come, gone, renamed, touched };
}

/** The children of every line; only parents of the lines named may have others than before. */
function childrenAfter(
  { children }: TableCells,
  lines: readonly TableLine[],
  changed: readonly TableLine[],
): TableCells['children'] {
  const after = new Map(children);
  const parents = new Map<string, string[]>();
  for (const { parent } of changed) if (parent !== undefined) parents.set(parent, []);
  for (const { key, parent } of lines) if (parent !== undefined) parents.get(parent)?.push(key);
  for (const [parent, own] of parents) {
    if (own.length === 0) after.delete(parent);
    else after.set(parent, own);
  }
  return after;
}

function planProgram(program: Program, tables: readonly TableChange[]): Result<LinesChange, 'does-not-fit'> {
  const structure = withTables(
    program.structure,
    tables.map(({ after }) => after),
  );
  const gone: Identity[] = [];
  const come: Identity[] = [];
  const instances = new Map<Rule, Instances>();
  for (const rule of program.comparisons()) {
    const expanded = expandTouched(rule, program.instances(rule), structure, tables);
    if (!expanded.ok) return failed('does-not-fit');
    const others = new Map<string, readonly Identity[]>();
    for (const [line, now] of expanded.value) {
      const known = program.instances(rule).at(line);
      if (isSameInstance(known, now)) continue;
      others.set(line, now);
      if (!isJudged(rule)) continue;
      append(gone, known);
      append(come, now);
    }
    if (others.size > 0) instances.set(rule, others);
  }
  const levels = planLevels(program, gone, come, structure);
  return levels
    ? ok({ tables, program: { structure, gone, come, instances }, levels })
    : failed('does-not-fit');
}

/** The instances of a rule at the lines where they may be others, as they would be; none: the rule is not concerned. */
function expandTouched(
  rule: Rule,
  known: ReturnType<Program['instances']>,
  structure: Structure,
  tables: readonly TableChange[],
): Result<Instances, string> {
  const { statement } = rule;
  const concerned = tables.filter(({ after }) => referencesOf(rule).some((read) => reads(read, after)));
  if (statement.kind !== 'comparison' || concerned.length === 0) return ok(new Map());
  if (concerned.some((change) => touchesAll(rule, change))) {
    const expanded = expandRule(rule, structure);
    if (!expanded.ok) return expanded;
    const all = new Set([...known.knownLines(), ...expanded.value.knownLines()]);
    return ok(new Map([...all].map((line) => [line, expanded.value.at(line)])));
  }
  const lines = new Set(concerned.flatMap((change) => linesTouched(rule, statement.left, change, structure)));
  const standing = [...lines].filter((line) => isAnchorLine(statement.left, line, structure));
  const expanded = expandAt(rule, standing, structure);
  if (!expanded.ok) return expanded;
  return ok(new Map([...lines].map((line) => [line, expanded.value.get(line) ?? []])));
}

function reads({ book, table, line }: Reference, { place }: TableCells): boolean {
  if (book !== place.book) return false;
  return table === place.table.id || (line.kind === 'codes-of' && line.tables.includes(place.table.id));
}

/** Instances counted off by position, ranges of codes, and a code that the rule names, are felt by all instances. */
function touchesAll(rule: Rule, { after, touched }: TableChange): boolean {
  const { statement } = rule;
  if (statement.kind !== 'comparison') return false;
  if (goesByPosition(statement.left, statement.right)) return true;
  const anchor = anchorReference(statement.left);
  const names = (line: LineSelector): boolean => {
    if (line.kind === 'list') return line.items.some(names);
    return line.kind === 'range' || (line.kind === 'key' && touched.has(line.key));
  };
  // What 末级 in a sum means is another list for every instance.
  const isSummed = ({ kind }: LineSelector): boolean => kind === 'every' || kind === 'codes-of';
  return referencesOf(rule).some(
    (reference) =>
      reads(reference, after) &&
      (names(reference.line) || (reference !== anchor && isSummed(reference.line))),
  );
}

/**
 * Lines at which a rule's instances may be others: those touched themselves, those above them (下级), and those of
 * their class (同类), in the table where the rule stands.
 */
function linesTouched(
  rule: Rule,
  left: Expression,
  { touched }: TableChange,
  structure: Structure,
): string[] {
  const reference = anchorReference(left);
  const tables = reference && tablesOf(reference, structure);
  if (!tables) return [];
  const parents = [...touched].flatMap((key) => tables.byKey.get(key)?.line.parent ?? []);
  const asksClass = referencesOf(rule).some(({ line }) => line.kind === 'relative' && line.to === 'class');
  const ofClass = !asksClass
    ? []
    : tables.lines.flatMap(({ key, fixed }) =>
        fixed?.class !== undefined && touched.has(fixed.class) ? [key] : [],
      );
  return [...touched, ...parents, ...ofClass];
}

function isSameInstance(known: readonly Identity[], now: readonly Identity[]): boolean {
  return (
    known.length === now.length &&
    known.every((identity, at) => {
      const other = now[at];
      return other !== undefined && isSameIdentity(identity, other);
    })
  );
}

/** The levels after the change; `undefined` when a cell would be derived twice or from itself. */
function planLevels(
  { derivations, readers, levels }: Program,
  gone: readonly Identity[],
  come: readonly Identity[],
  structure: Structure,
): ReadonlyMap<CellNumber, number> | undefined {
  const leaving = new Set(gone);
  const left = new Map<CellNumber, Identity>();
  const joining = new Map<CellNumber, Identity[]>();
  const derived = new Map<CellNumber, Identity | undefined>();
  for (const { derives } of gone) if (derives !== undefined) derived.set(derives, undefined);
  for (const identity of come) {
    if (identity.derives === undefined) continue;
    const earlier = derivations.get(identity.derives);
    if (earlier && !leaving.has(earlier)) left.set(identity.derives, earlier);
    derived.set(identity.derives, identity);
    identity.eachCellDerivedFrom((cell) => {
      const others = joining.get(cell);
      if (others) others.push(identity);
      else joining.set(cell, [identity]);
    });
  }
  if (derivedTwice(come, left, structure)) return undefined;
  return levelsAfter(
    derived.keys(),
    (cell) => (derived.has(cell) ? derived.get(cell) : derivations.get(cell)),
    (cell) => [
      ...readers.get(cell).filter((identity) => !leaving.has(identity)),
      ...(joining.get(cell) ?? []),
    ],
    levels,
    derivations.size + come.length,
  );
}
