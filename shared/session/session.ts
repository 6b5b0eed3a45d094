import type { CellValue, Scale } from '../amount/amount';
import type { Diagnosis } from '../diagnose/cause';
import { type Address, type AddressText, toAddress } from '../document/address';
import type { Command, Refusal, Step } from '../document/command';
import type { Diff } from '../document/diff';
import type { ProjectDocument } from '../document/document';
import type { Calculation } from '../engine/calculation';
import type { ExplainedRule } from '../engine/explain';
import type { Finding, FindingSummary } from '../engine/finding';
import type { StateCounts } from '../engine/state-counts';
import type { FormFigures, FormSummary } from '../forms/form-summary';
import type { ValueType } from '../kind/kinds';
import type { Result } from '../kit/result';
import type { Steps } from '../kit/steps';
import type { FormPlace } from '../pack/form-kind';
import type { Pack } from '../pack/pack';
import type { BookId, Rule } from '../rule/rule';

/**
 * One open project: the document, its history, and everything computed from it. The page's store and the command
 * line are thin shells around this; it knows no screen and no disk.
 */
export type Session = {
  readonly pack: Pack;
  readonly document: () => ProjectDocument;
  readonly cell: (at: Address | AddressText) => CellView | undefined;
  /** Of that only what it shows: for whoever goes through tens of thousands. */
  readonly shown: (at: Address | AddressText) => ShownCell | undefined;
  /** The self-evaluation forms (绩效自评) that the project holds; their cells are addressed like all others. */
  readonly forms: FormsView;
  /** All findings, in the order of the pack's rules; those of forms last, form after form. */
  readonly findings: () => readonly Finding[];
  /** Those in state fail, in the same order. */
  readonly failing: () => readonly Finding[];
  /** Those that neither pass nor do not apply, in the same order: putting all into words takes much longer. */
  readonly outstanding: () => readonly Finding[];
  /** How many findings each rule has in each state, rules in the same order; none is put into words for it. */
  readonly statesByRule: () => ReadonlyMap<string, StateCounts>;
  readonly summary: () => FindingSummary;
  /** Whether all that is known already: asking for it before takes a while in a large project. */
  readonly isJudged: () => boolean;
  /** Judges it step by step. A change of the project makes what was done of it useless. */
  readonly judging: () => Steps<void>;
  /** What is behind the errors that fail and that nobody has explained. */
  readonly causes: () => Diagnosis;
  /** The same if it has been found out already. */
  readonly knownCauses: () => Diagnosis | undefined;
  /** Finds it out step by step. A change of the project ends the search: going on with it throws. */
  readonly searchCauses: () => Steps<Diagnosis>;
  /** Findings (by key) that read the cell. */
  readonly findingsOf: (address: AddressText) => readonly Finding[];
  /** What a finding of now says, with its amounts in the scale; `Finding.message` has them in its table's. */
  readonly sentence: (finding: Finding, scale: Scale) => string;
  /** How the cell came by its value and what it takes part in, with the numbers of now put in. */
  readonly explain: (at: Address | AddressText) => CellExplanation | undefined;
  /** Of that only how it is computed: nothing is judged for it. */
  readonly explainFormula: (at: Address | AddressText) => ExplainedRule | undefined;
  /** All addresses of this year, in table, line, column order. */
  readonly addresses: () => readonly AddressText[];
  /** Where rules offer last year's value (沿用): this year's cell and the prior one. */
  readonly offers: () => readonly {
    readonly rule: Rule;
    readonly target: Address;
    readonly source: Address;
  }[];
  readonly run: (command: Command) => Result<SessionChange, Refusal>;
  /** What a step would change in the document as it is, or why it would be refused; nothing is done. */
  readonly wouldChange: (step: Step) => Result<Diff, Refusal>;
  readonly undo: () => SessionChange | undefined;
  readonly redo: () => SessionChange | undefined;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  /**
   * The last step in effect, undefined at the beginning: by its identity it is known whether the project is as it was.
   * A step undone and done again is the same; the same edit typed anew is another.
   */
  readonly step: () => Diff | undefined;
  /** How the cells of the project's own tables and books hang together, for what reads many at once; a later edit does not reach it. */
  readonly calculation: () => Calculation;
  /**
   * A second session on the same lines, to try out entries of the project's own tables: it compiles nothing, has no history and no
   * forms, whose sums stand as if entered. Lines do not come or go in it (`forkSession`).
   */
  readonly trial: () => Session;
  /** Hears every change, also those of undo and redo; the result ends the subscription. */
  readonly subscribe: (listener: (change: SessionChange) => void) => () => void;
};

/** The forms of a project, computed and judged. */
export type FormsView = {
  /** In the order of the list of 项目. */
  readonly ids: () => readonly BookId[];
  /** What they come to; judges nothing. */
  readonly figures: () => readonly FormFigures[];
  /** With what is found in each: judges every form. */
  readonly summaries: () => readonly FormSummary[];
  readonly summaryOf: (book: BookId) => FormSummary | undefined;
  readonly failingIn: (book: BookId) => readonly Finding[];
  /** What a cell of a form shows. */
  readonly shown: (book: BookId, place: FormPlace) => CellValue;
};

/** Whether a cell is of this year: of the project's own tables or of one of its forms, which are all that is shown and typed into. */
export function isOfThisYear({ forms }: Session, cell: AddressText): boolean {
  const { book } = toAddress(cell);
  return book === undefined || forms.ids().includes(book);
}

export type CellView = {
  readonly address: AddressText;
  /** What the cell shows. */
  readonly value: CellValue;
  readonly kind: 'input' | 'derived' | 'override' | 'not-applicable';
  readonly type: ValueType;
  /** What the formula gives, on derived and overridden cells. */
  readonly computed?: CellValue;
  /** The deriving rule, as written in the pack for this cell, and its meaning. */
  readonly formula?: { readonly rule: string; readonly text: string; readonly meaning: string };
};

export type ShownCell = Pick<CellView, 'value' | 'type'>;

/** Who decides a cell, in the clerk's words. */
export const KIND_NAMES: Readonly<Record<CellView['kind'], string>> = {
  input: '录入',
  derived: '计算',
  override: '改写',
  'not-applicable': '不适用',
};

/** A cell explained (公式与审核). The page only draws this. */
export type CellExplanation = {
  readonly cell: CellView;
  /** `公开01表 本年收入合计 收入·决算数`. */
  readonly words: string;
  /** The rule that computes it, on derived and overridden cells. */
  readonly formula?: ExplainedRule;
  /** The other identities it stands in; one finding each. */
  readonly rules: readonly ExplainedRule[];
  /** What checks without a formula (编码有效、无负数…) and imports say about it. */
  readonly remarks: readonly Finding[];
};

/** The one event: what was done, which cells show something else now, whether lines or only values moved. */
export type SessionChange = {
  readonly command: Command['kind'] | 'undo' | 'redo';
  readonly diff: Diff;
  /** Cells whose shown value or kind changed; empty with `structure`, when everything may have. */
  readonly cells: readonly AddressText[];
  readonly structure: boolean;
};
