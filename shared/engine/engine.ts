import type { CellValue } from '../amount/amount';
import type { Address, AddressText } from '../document/address';
import { type Diff, needsOf } from '../document/diff';
import type { ProjectDocument } from '../document/document';
import { present } from '../kit/assert';
import { append } from '../kit/lists';
import { failed, ok, type Result } from '../kit/result';
import type { Pack } from '../pack/pack';
import { describeCell } from './describe';
import { type ExplainedRule, explainIdentity } from './explain';
import type { Finding } from './finding';
import { FindingList } from './finding-list';
import type { Identity } from './identity';
import { type CompileProblem, compile, type Program } from './program';
import { type Cell, cellNumber, entryOf } from './structure';
import { type SupposedCell, type Supposition, suppose } from './suppose';
import { evaluateAll, evaluateChanged, type Values } from './values';

/** The compiled rules with the values of now, for whoever searches them; true until the next update. */
export type EngineModel = {
  readonly program: Program;
  /** By cell number: what it shows. */
  readonly shown: readonly CellValue[];
  readonly document: ProjectDocument;
  /** The identity that derives a cell now. */
  readonly derivation: (cell: number) => Identity | undefined;
};

/**
 * Everything computed from one project: values, kinds, findings. `update` follows the document, recomputing only
 * what a diff of entries reaches; a change of lines or of whole tables compiles anew.
 */
export class Engine {
  private program: Program;
  private values: Values;
  private document: ProjectDocument;
  private readonly pack: Pack;
  private findingList: FindingList;
  private listed: readonly Finding[] | undefined;

  private constructor(pack: Pack, document: ProjectDocument, program: Program) {
    this.pack = pack;
    this.document = document;
    this.program = program;
    this.values = evaluateAll(program, document);
    this.findingList = new FindingList(pack, program);
  }

  static start(pack: Pack, document: ProjectDocument): Result<Engine, CompileProblem> {
    const program = compile(pack, document);
    return program.ok ? ok(new Engine(pack, document, program.value)) : failed(program.problem);
  }

  /**
   * Answers with the cells that show something else now; `undefined` when the lines changed and all may have. A
   * problem means that the rules do not fit the new lines: the engine stays with the document it has.
   */
  update(document: ProjectDocument, diff: Diff): Result<readonly AddressText[] | undefined, CompileProblem> {
    const needs = needsOf(diff);
    if (needs.has('program')) {
      const program = compile(this.pack, document);
      if (!program.ok) return program;
      this.document = document;
      this.listed = undefined;
      this.program = program.value;
      this.values = evaluateAll(this.program, document);
      this.findingList = new FindingList(this.pack, this.program);
      return ok(undefined);
    }
    this.document = document;
    this.listed = undefined;
    if (needs.has('conditions') || needs.has('findings')) this.findingList.forgetAll();
    const changed = diff.flatMap((change) => (change.kind === 'entry' ? (this.number(change) ?? []) : []));
    if (needs.has('conditions')) append(changed, this.conditional());
    const moved = evaluateChanged(this.program, document, this.values, changed);
    this.findingList.forget(moved);
    return ok(moved.map((cell) => this.cellAt(cell).text));
  }

  /** Other entries for the same lines, as a whole (printed values once settled): computed anew, not compiled. */
  evaluate(document: ProjectDocument): void {
    this.document = document;
    this.listed = undefined;
    this.values = evaluateAll(this.program, document);
    this.findingList.forgetAll();
  }

  findings(): readonly Finding[] {
    this.listed ??= this.findingList.all(this.values.shown, this.document);
    return this.listed;
  }

  cells(): readonly Cell[] {
    return this.program.structure.cells;
  }

  number(address: Address): number | undefined {
    return cellNumber(this.program.structure, address);
  }

  cellAt(number: number): Cell {
    return present(this.program.structure.cells[number], 'a cell number of this program');
  }

  /** Where the cell stands, in the words printed around it. */
  describe(number: number): string {
    return describeCell(this.cellAt(number), this.program.structure);
  }

  shown(number: number): CellValue {
    return this.values.shown[number] ?? null;
  }

  computed(number: number): CellValue | undefined {
    return this.values.computed.get(number);
  }

  /** The identity that derives the cell now; one whose condition does not hold leaves it to be entered. */
  derivation(number: number): Identity | undefined {
    return this.values.computed.has(number) ? this.program.derivations.get(number) : undefined;
  }

  /** Cells that are derived under a condition. */
  private conditional(): number[] {
    return [...this.program.derivations].flatMap(([cell, { condition }]) => (condition ? [cell] : []));
  }

  /** Every identity the cell stands in, as derived cell, as term or in a condition, in the order of the rules. */
  explain(number: number): readonly ExplainedRule[] {
    return (this.program.readers.get(number) ?? []).map((position) =>
      explainIdentity(
        present(this.program.identities[position], 'a position of the program'),
        this.program,
        this.values,
        this.document,
      ),
    );
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
  kind(number: number): 'input' | 'derived' | 'override' | 'not-applicable' {
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
