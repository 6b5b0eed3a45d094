import type { CellValue, Scale } from '../amount/amount';
import { type Address, type AddressText, toAddress } from '../document/address';
import { type Diff, type Need, needsOf } from '../document/diff';
import type { ProjectDocument } from '../document/document';
import { failed, ok, type Result } from '../kit/result';
import { finish, type Steps } from '../kit/steps';
import type { Pack } from '../pack/pack';
import type { Cell, CellNumber } from './cell-numbers';
import { type LinesChange, planLines } from './change-lines';
import type { CompileProblem } from './compile-problem';
import { describeCell } from './describe';
import { type ExplainedRule, explainIdentity } from './explain';
import type { Finding, FindingSummary } from './finding';
import type { Identity } from './identity';
import { Ledger } from './ledger';
import { compile, type Program } from './program';
import type { StateCounts } from './state-counts';
import { cellNumber, entryOf, numberedCell, orderedCells } from './structure';
import { type SupposedCell, type Supposition, suppose } from './suppose';
import { evaluateAll, evaluateChanged, type Moved, type Values } from './values';

/** The compiled rules with the values of now, for whoever searches them; true until the next update. */
export type EngineModel = {
  readonly program: Program;
  /** By cell number: what it shows. */
  readonly shown: readonly CellValue[];
  readonly document: ProjectDocument;
  /** The identity that derives a cell now. */
  readonly derivation: (cell: CellNumber) => Identity | undefined;
};

/**
 * Everything computed from one project: values, kinds, findings. `update` follows the document, recomputing only what
 * a diff reaches, lines that come and go included; a change of whole tables or books compiles anew.
 */
export class Engine {
  private program: Program;
  private values: Values;
  private document: ProjectDocument;
  private readonly pack: Pack;
  /** Absent until somebody asks what the rules say. */
  private kept: Ledger | undefined;
  /** Over the program of another engine, which must not change its lines. */
  private readonly isTrial: boolean;

  private constructor(pack: Pack, document: ProjectDocument, program: Program, values?: Values) {
    this.pack = pack;
    this.document = document;
    this.program = program;
    this.isTrial = values !== undefined;
    this.values = values ?? evaluateAll(program, document);
  }

  /** @param compiling `compileShared` for one of many documents over the pack */
  static start(pack: Pack, document: ProjectDocument, compiling = compile): Result<Engine, CompileProblem> {
    const program = compiling(pack, document);
    return program.ok ? ok(new Engine(pack, document, program.value)) : failed(program.problem);
  }

  /**
   * Answers with the cells that show something else now; `undefined` when the lines changed and all may have. A
   * problem means that the rules do not fit the new lines: the engine stays with the document it has.
   */
  update(document: ProjectDocument, diff: Diff): Result<readonly AddressText[] | undefined, CompileProblem> {
    const needs = needsOf(diff);
    // What is not judged yet need not follow, and is begun anew.
    if (this.kept?.isComplete === false) this.kept = undefined;
    if (this.isTrial && (needs.has('program') || needs.has('lines')))
      throw new Error('Lines come and go in a session of their own, not where entries are tried');
    if (needs.has('program')) return this.compileAnew(document);
    if (needs.has('lines')) return this.changeLines(document, diff, needs);
    this.document = document;
    const moved = this.follow([...this.entered(diff), ...this.conditional(needs)]);
    this.tellLedger(moved, needs);
    return ok([...moved.keys()].map((cell) => this.cellAt(cell).text));
  }

  /** A second engine with the values of now, to try entries out: what is entered in one is not seen in the other. */
  trial(): Engine {
    return new Engine(this.pack, this.document, this.program, this.values.copy());
  }

  private compileAnew(document: ProjectDocument): Result<undefined, CompileProblem> {
    const program = compile(this.pack, document);
    if (!program.ok) return program;
    this.document = document;
    this.program = program.value;
    this.values = evaluateAll(this.program, document);
    this.kept = undefined;
    return ok(undefined);
  }

  private changeLines(
    document: ProjectDocument,
    diff: Diff,
    needs: ReadonlySet<Need>,
  ): Result<undefined, CompileProblem> {
    const places = diff.flatMap((change) => (change.kind === 'line' ? [change] : []));
    const planned = planLines(this.program, document, places);
    if (!planned.ok) {
      // What exactly does not fit, a compilation of the whole says.
      const compiled = compile(this.pack, document);
      if (!compiled.ok) return compiled;
      throw new Error('Lines that compile as a whole do not fit as a change');
    }
    const change = planned.value;
    this.document = document;
    this.takeAway(change);
    this.program.apply(change.program);
    for (const [cell, level] of change.levels) this.program.levels.set(cell, level);
    for (const { gone } of change.tables)
      for (const line of gone) this.program.structure.numbers.giveBack(line);
    const { gone, come } = change.program;
    const moved = this.follow([
      ...change.tables.flatMap((table) => table.come.flatMap((line) => line.numbers())),
      ...[...gone, ...come].flatMap(({ derives }) =>
        derives !== undefined && this.program.structure.cells.get(derives) ? [derives] : [],
      ),
      ...this.entered(diff),
      ...this.conditional(needs),
    ]);
    this.kept?.followLines(change);
    this.tellLedger(moved, needs);
    return ok(undefined);
  }

  private tellLedger(moved: Moved, needs: ReadonlySet<Need>): void {
    this.kept?.follow(moved);
    if (needs.has('conditions') || needs.has('findings')) this.kept?.forget();
  }

  /** Cells of lines that go show nothing any more. */
  private takeAway({ tables, program }: LinesChange): void {
    for (const number of tables.flatMap(({ gone }) => gone.flatMap((line) => line.numbers()))) {
      const before = this.shown(number);
      this.values.set(number, null);
      this.values.computed[number] = undefined;
      if (before !== null) this.kept?.watch(this.cellAt(number), before);
    }
    for (const { keptLeft, keptRight } of program.gone)
      for (const side of [keptLeft, keptRight]) this.values.sums.forget(side);
  }

  private follow(cells: readonly CellNumber[]): Moved {
    return evaluateChanged(this.program, this.document, this.values, new Set(cells));
  }

  private entered(diff: Diff): number[] {
    return diff.flatMap((change) => (change.kind === 'entry' ? (this.number(change) ?? []) : []));
  }

  /** Cells that are derived under a condition, which facts may decide. */
  private conditional(needs: ReadonlySet<Need>): number[] {
    if (!needs.has('conditions')) return [];
    return [...this.program.derivations].flatMap(([cell, { condition }]) => (condition ? [cell] : []));
  }

  private ledger(): Ledger {
    const ledger = this.begunLedger();
    if (!ledger.isComplete) finish(ledger.complete());
    return ledger;
  }

  private begunLedger(): Ledger {
    this.kept ??= new Ledger(this.pack, this.program, () => ({
      document: this.document,
      shown: this.values.shown,
      computed: this.values.computed,
      sums: this.values.sums,
    }));
    return this.kept;
  }

  /** Other entries for the same lines, as a whole (printed values once settled): computed anew, not compiled. */
  evaluate(document: ProjectDocument): void {
    this.document = document;
    this.values = evaluateAll(this.program, document);
    this.kept = undefined;
  }

  /** Judges what the rules say and puts what fails into words, so that whoever asks need not wait. An update ends it. */
  *judging(): Steps<void> {
    const ledger = this.begunLedger();
    yield* ledger.complete();
    if (this.kept === ledger) yield* ledger.sayFailing();
  }

  /** Whether what the rules say is known already. */
  isJudged(): boolean {
    return this.kept?.isComplete === true;
  }

  findings(): readonly Finding[] {
    return this.ledger().findings();
  }

  /** Findings in state fail, in the order of all. */
  failing(): readonly Finding[] {
    return this.ledger().failing();
  }

  /** Findings that neither pass nor do not apply, in the order of all. */
  outstanding(): readonly Finding[] {
    return this.ledger().outstanding();
  }

  statesByRule(): ReadonlyMap<string, StateCounts> {
    return this.ledger().statesByRule();
  }

  summary(): FindingSummary {
    return this.ledger().summary();
  }

  /** Findings that name the cell, in the order of all. */
  findingsOf(text: AddressText): readonly Finding[] {
    return this.ledger().findingsOf(text, this.number(text));
  }

  /** What a finding of now says, with its amounts in the scale instead of its table's. */
  sentence(finding: Finding, scale: Scale): string {
    const [first] = finding.cells;
    const number = first === undefined ? undefined : this.number(first);
    return number === undefined ? finding.message : this.ledger().sentence(finding, number, scale);
  }

  /** As they are printed, table by table; those of other books last. */
  cells(): readonly Cell[] {
    return orderedCells(this.program.structure);
  }

  number(at: Address | AddressText): CellNumber | undefined {
    return cellNumber(this.program.structure, typeof at === 'string' ? toAddress(at) : at);
  }

  cellAt(number: CellNumber): Cell {
    return numberedCell(this.program.structure, number);
  }

  /** Where the cell stands, in the words printed around it. */
  describe(number: CellNumber): string {
    return describeCell(this.cellAt(number), this.program.structure);
  }

  shown(number: CellNumber): CellValue {
    return this.values.shown[number] ?? null;
  }

  computed(number: CellNumber): CellValue | undefined {
    return this.values.computed[number];
  }

  /** The identity that derives the cell now; one whose condition does not hold leaves it to be entered. */
  derivation(number: CellNumber): Identity | undefined {
    return this.computed(number) === undefined ? undefined : this.program.derivations.get(number);
  }

  /** Every identity the cell stands in, as derived cell, as term or in a condition, in the order of the rules. */
  explain(number: CellNumber): readonly ExplainedRule[] {
    return this.program
      .readersInOrder([number])
      .map((identity) => explainIdentity(identity, this.program, this.values, this.document));
  }

  /** Only how the cell is computed, now or while its condition held. */
  explainFormula(number: CellNumber): ExplainedRule | undefined {
    const identity = this.program.derivations.get(number);
    return identity && explainIdentity(identity, this.program, this.values, this.document);
  }

  model(): EngineModel {
    const { program, document } = this;
    return { program, document, shown: this.values.shown, derivation: (cell) => this.derivation(cell) };
  }

  /** What these values would change, judged and forgotten: document, values and findings stay as they are. */
  suppose(edits: readonly SupposedCell[]): Supposition {
    return suppose(this.program, this.document, this.values, edits);
  }

  /** Who decides the cell. An entry on a derived cell is an override, unless it is a printed total kept as 尾差. */
  kind(number: CellNumber): 'input' | 'derived' | 'override' | 'not-applicable' {
    const cell = this.cellAt(number);
    if (cell.notApplicable) return 'not-applicable';
    if (!this.derivation(number)) return 'input';
    const entry = entryOf(cell, this.document);
    return entry && !entry.rounded ? 'override' : 'derived';
  }

  /** Last year's values that rules offer for this year's cells (沿用). */
  offers(): readonly { readonly identity: Identity; readonly target: number; readonly source: number }[] {
    return this.program.offers.flatMap((identity) => {
      const [target] = identity.left.cells;
      const [source] = identity.right.cells;
      return target === undefined || source === undefined || identity.notRun
        ? []
        : [{ identity, target, source }];
    });
  }
}
