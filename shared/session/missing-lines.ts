import { type Amount, absolute, isNothing, isNumber } from '../amount/amount';
import type { Cause, CauseGroup, CellChange, Diagnosis } from '../diagnose/cause';
import { type AddressText, toAddress, writeAddress } from '../document/address';
import type { Step } from '../document/command';
import type { Finding } from '../engine/finding';
import { readStored } from '../kind/value-text';
import { append } from '../kit/lists';
import type { Steps } from '../kit/steps';
import {
  type CodedLine,
  codeLevels,
  isListedCode,
  panelColumns,
  tablesOfClassification,
} from '../pack/table-shape';
import type { LineKey, TableId } from '../rule/rule';
import type { Session } from './session';

/** Lines tried; each is put in, judged and taken out again. */
const MOST_TRIED = 12;

/** Lines looked at between two pauses. */
const LINES_A_STEP = 256;

/** How likely a 科目 was left out whose very amount is lacking: likelier than any slip. */
const SCORE = 7;

type MissingLine = {
  readonly table: TableId;
  readonly line: CodedLine;
  readonly changes: readonly CellChange[];
  readonly like: AddressText;
};

/**
 * The diagnosis with 科目 that a table lacks: a line that stands in another table of its classification, with an amount
 * by which an identity fails. What the engine knows of has cells; such a line has none, so it is tried in a second
 * session (`fork`), and named only when every identity of a group holds with it and no other error comes up.
 */
export function* withMissingLines(
  session: Session,
  diagnosis: Diagnosis,
  fork: () => Session,
): Steps<Diagnosis> {
  const failing = openErrors(session);
  if (failing.length === 0 || isTold(diagnosis)) return diagnosis;
  const candidates = yield* missingLines(session, failing);
  if (candidates.length === 0) return diagnosis;
  const trial = fork();
  const before = new Set(failing.map(({ key }) => key));
  let known = diagnosis;
  for (const candidate of candidates.slice(0, MOST_TRIED)) {
    yield;
    const tried = trial.run({ kind: 'together', steps: stepsOf(session, candidate) });
    if (!tried.ok) continue;
    const still = new Set(openErrors(trial).map(({ key }) => key));
    if ([...still].every((key) => before.has(key)))
      known = withCause(known, causeOf(candidate), failing, still);
    // Nothing else is looked for then.
    if (still.size === 0) break;
    trial.undo();
  }
  return known;
}

/** One mistake with a name of its own explains everything. */
function isTold({ groups, unexplained }: Diagnosis): boolean {
  const [best] = groups[0]?.causes ?? [];
  return groups.length === 1 && unexplained.length === 0 && best !== undefined && best.score >= SCORE;
}

/** What mends a cause that is a missing line: the line put in, with its parents and amounts. */
export function insertMissingLine(session: Session, { changes, reason }: Cause): readonly Step[] {
  const [table] = changes.map(({ cell }) => toAddress(cell).table);
  if (reason.kind !== 'missing-line' || table === undefined) return [];
  const { code, name } = reason;
  return stepsOf(session, { table, line: { code, name }, changes });
}

function stepsOf(session: Session, { table, line, changes }: Omit<MissingLine, 'like'>): Step[] {
  const names = Object.fromEntries(
    [...session.document().tables.values()].flatMap(({ lines }) =>
      lines.map(({ code, name }) => [code, name]),
    ),
  );
  const cells = changes.flatMap(({ cell, should }) => {
    const column = Number(/,(\d+)\]$/.exec(cell)?.[1]);
    return [{ address: { table, line: line.code, column }, value: should }];
  });
  return [
    { kind: 'insert-lines', table, lines: [line], names, moveAmounts: false },
    { kind: 'set-cells', cells },
  ];
}

function openErrors(session: Session): readonly Finding[] {
  const { explanations } = session.document();
  const forms = new Set(session.forms.ids());
  return session.failing().filter(
    ({ key, severity, cells: [first] }) =>
      severity === 'error' &&
      !explanations.has(key) &&
      // What is wrong in a form no line of a table mends.
      !(first !== undefined && forms.has(toAddress(first).book ?? '')),
  );
}

/** Lines of other tables whose amount, in one column or in all of the same name, is one by which something fails. */
function* missingLines(session: Session, failing: readonly Finding[]): Steps<readonly MissingLine[]> {
  const { pack } = session;
  const { tables } = session.document();
  const lacking = new Set(
    failing.flatMap(({ difference, type }) => {
      const value = difference === null || type === undefined ? null : readStored(difference, type);
      return isNumber(value ?? null) && value !== 0n ? [absolute(value as Amount)] : [];
    }),
  );
  if (lacking.size === 0) return [];
  const found: MissingLine[] = [];
  for (const table of pack.tables) {
    const content = tables.get(table.id);
    if (!codeLevels(table) || !content || content.absent) continue;
    const present = new Set(content.lines.map(({ code }) => code));
    const derived = columnsDerived(session, table.id, content.lines);
    const columns = amountColumns(table.panels).filter(({ amount }) => !derived.has(amount));
    for (const other of tablesOfClassification(pack.tables, table.id)) {
      const lines = tables.get(other.id)?.lines ?? [];
      const above = upperCodes(lines);
      const source = { table: other.id, columns: amountColumns(other.panels) };
      for (const [at, line] of lines.entries()) {
        if (at % LINES_A_STEP === 0) yield;
        if (present.has(line.code) || above.has(line.code) || !isListedCode(table, line.code)) continue;
        append(found, asMissing(session, line, source, { table: table.id, columns }, lacking));
      }
    }
  }
  // One line may stand with the same amounts in several tables.
  const once = new Map(
    found.map((line) => [line.changes.map(({ cell, should }) => `${cell} ${should}`).join(' '), line]),
  );
  return [...once.values()];
}

type ColumnsOf = { readonly table: TableId; readonly columns: ReturnType<typeof amountColumns> };

/** The line of one table as it would stand in another that lacks it; nothing where none of its amounts is lacking. */
function asMissing(
  session: Session,
  line: CodedLine,
  from: ColumnsOf,
  into: ColumnsOf,
  lacking: ReadonlySet<Amount>,
): readonly MissingLine[] {
  const { table, columns } = into;
  const titles = new Map(from.columns.map(({ title, amount }) => [title, amount]));
  const amountIn = (column: number | undefined): Amount | undefined => {
    const view =
      column === undefined ? undefined : session.cell({ table: from.table, line: line.code, column });
    return isNumber(view?.value ?? null) && !isNothing(view?.value ?? null)
      ? (view?.value as Amount)
      : undefined;
  };
  const named = columns.flatMap(({ title, amount }): CellChange[] => {
    const should = amountIn(titles.get(title));
    return should === undefined ? [] : [change(table, line.code, amount, should)];
  });
  const whole = named.reduce((sum, { should }) => sum + (should as Amount), 0n);
  const sources = [...titles.values()].filter((column) => lacking.has(absolute(amountIn(column) ?? 0n)));
  const like = writeAddress({ table: from.table, line: line.code, column: sources[0] ?? 1 });
  const parts = named.some(({ should }) => lacking.has(absolute(should as Amount)));
  if (named.length > 0 && (lacking.has(absolute(whole)) || parts))
    return [{ table, line, changes: named, like }];
  // Columns of other names: the amount may belong in any of them.
  return sources.slice(0, 1).flatMap((source) =>
    columns.map(({ amount }) => ({
      table,
      line,
      changes: [change(table, line.code, amount, amountIn(source) ?? 0n)],
      like,
    })),
  );
}

function change(table: TableId, line: LineKey, column: number, should: Amount): CellChange {
  return { cell: writeAddress({ table, line, column }), value: null, should };
}

function amountColumns(
  panels: Session['pack']['tables'][number]['panels'],
): readonly { readonly title: string; readonly amount: number }[] {
  return panels.flatMap((panel) =>
    panelColumns(panel).flatMap(({ title, amount }) => (amount === undefined ? [] : [{ title, amount }])),
  );
}

/** The columns that a leaf of the table does not enter, as its first leaf shows. */
function columnsDerived(session: Session, table: TableId, lines: readonly CodedLine[]): ReadonlySet<number> {
  const above = upperCodes(lines);
  const leaf = lines.find(({ code }) => !above.has(code));
  const shape = session.pack.tables.find(({ id }) => id === table);
  return new Set(
    amountColumns(shape?.panels ?? []).flatMap(({ amount }) =>
      leaf && session.cell({ table, line: leaf.code, column: amount })?.kind !== 'input' ? [amount] : [],
    ),
  );
}

/** Every beginning of a code that is shorter than it: a line of such a code has another below it. */
function upperCodes(lines: readonly CodedLine[]): ReadonlySet<string> {
  const above = new Set<string>();
  for (const { code } of lines)
    for (let length = 1; length < code.length; length += 1) above.add(code.slice(0, length));
  return above;
}

function causeOf({ line, changes, like }: MissingLine): Cause {
  return { changes, reason: { kind: 'missing-line', ...line, like }, score: SCORE };
}

/** The cause where all that it mends was looked for, before what is less likely; alone where it mends everything. */
function withCause(
  { groups, unexplained, unsearched }: Diagnosis,
  cause: Cause,
  failing: readonly Finding[],
  still: ReadonlySet<string>,
): Diagnosis {
  if (still.size === 0 && (groups.length !== 1 || unexplained.length > 0)) {
    const rules = [...new Set(failing.map(({ rule }) => rule))];
    const findings = failing.map(({ key }) => key);
    return {
      groups: [{ causes: [cause], equallyGood: 1, others: 0, findings, rules }],
      unexplained: [],
      unsearched,
    };
  }
  return {
    groups: groups.map((group) =>
      group.findings.some((key) => still.has(key)) ? group : placed(group, cause),
    ),
    unexplained,
    unsearched,
  };
}

function placed(group: CauseGroup, cause: Cause): CauseGroup {
  const [best] = group.causes;
  const ahead = best !== undefined && best.score > cause.score;
  const isEqual = best !== undefined && best.score === cause.score;
  return {
    ...group,
    causes: ahead
      ? [...group.causes, cause].toSorted((one, other) => other.score - one.score)
      : [cause, ...group.causes],
    equallyGood: ahead ? group.equallyGood : isEqual ? group.equallyGood + 1 : 1,
    others: ahead || isEqual ? group.others : 0,
  };
}
