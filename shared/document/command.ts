import type { CellValue } from '../amount/amount';
import type { ValueType } from '../kind/kinds';
import type { Facts } from '../pack/facts';
import type { CodedLine } from '../pack/table-shape';
import type { BookId, TableId } from '../rule/rule';
import type { Address, AddressText, TablePlace } from './address';
import type { Book, DismissedMark, FormFacts, ImportIssue, ProjectDocument, TableContent } from './document';

/**
 * Everything a clerk can do to a project. Plain data. `together` makes one action of several steps: they are carried
 * out in order, each seeing what the ones before it did, whole or not at all, as one undo step and one change event.
 * A step that changes nothing is passed over; `nothing-to-do` is the answer only when all are.
 */
export type Command = Step | { readonly kind: 'together'; readonly steps: readonly Step[] };

/** What `applyCommand` answers with a diff or a named refusal. */
export type Step =
  /** Writes input cells, all or none. */
  | { readonly kind: 'set-cells'; readonly cells: readonly CellEdit[] }
  /** 改写: writes a derived cell against its formula. */
  | { readonly kind: 'override-cell'; readonly address: Address; readonly value: CellValue }
  /** Totals as printed in 万元, which stand while their formula gives the same but for rounding (尾差). */
  | { readonly kind: 'keep-printed'; readonly cells: readonly CellEdit[] }
  /** 恢复公式: takes overrides away. */
  | { readonly kind: 'restore-formula'; readonly addresses: readonly Address[] }
  /**
   * Adds lines keyed by code; missing parents are added with them (named by `names`, code → name).
   * A parent that holds amounts of its own refuses its first child unless `moveAmounts`.
   */
  | (TablePlace & {
      readonly kind: 'insert-lines';
      readonly lines: readonly CodedLine[];
      readonly names: Readonly<Record<string, string>>;
      readonly moveAmounts: boolean;
    })
  /** Removes lines with all below them, and parents left without children. */
  | (TablePlace & { readonly kind: 'delete-lines'; readonly codes: readonly string[] })
  | (TablePlace & { readonly kind: 'rename-line'; readonly code: string; readonly name: string })
  /**
   * Corrects a code in all the project's own tables named, with its amounts, notes and explanations and all below it.
   * `name`: what the line is called under its new code; `names`: of the parents it lacks there, code → name.
   */
  | {
      readonly kind: 'recode-line';
      readonly tables: readonly string[];
      readonly code: string;
      readonly to: string;
      readonly name: string;
      readonly names: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'set-facts'; readonly facts: Partial<Facts> }
  /** 出错说明; empty text takes it away. */
  | { readonly kind: 'explain'; readonly finding: string; readonly text: string }
  /** A text of the document by its key; empty text takes it away. */
  | { readonly kind: 'set-text'; readonly key: string; readonly text: string }
  /** A mark of the check of texts is let stand, with the reason; without one it is shown again. */
  | {
      readonly kind: 'dismiss-mark';
      readonly key: string;
      readonly mark: Omit<DismissedMark, 'reason'>;
      readonly reason: string;
    }
  /** 批注 at a text of the document; empty text takes it away. */
  | { readonly kind: 'set-text-note'; readonly key: string; readonly text: string }
  /** 批注; empty text takes it away. */
  | { readonly kind: 'set-note'; readonly address: Address; readonly text: string }
  | { readonly kind: 'dismiss-issue'; readonly issue: string }
  /** An accepted import: whole tables, one undo step. */
  | {
      readonly kind: 'take-import';
      readonly facts: Partial<Facts>;
      readonly tables: ReadonlyMap<TableId, TableContent>;
      readonly issues: readonly ImportIssue[];
      /** The workbook's comments; a cell that has a note of the clerk's keeps it. */
      readonly notes?: ReadonlyMap<AddressText, string>;
    }
  /** What the list of 项目 says of a form: its name, level, secrecy and place. */
  | { readonly kind: 'set-form'; readonly book: BookId; readonly facts: Partial<FormFacts> }
  /** A book comes, is exchanged or (without content) goes: last year's tables taken as 上年, a form added or deleted. */
  | { readonly kind: 'set-book'; readonly book: BookId; readonly content: Book | undefined };

export type CellEdit = { readonly address: Address; readonly value: CellValue };

/** Why a command was not carried out. Told to the clerk by `explainRefusal`. */
export type Refusal =
  | { readonly kind: 'derived'; readonly address: AddressText; readonly formula: string }
  | { readonly kind: 'not-derived'; readonly address: AddressText }
  | { readonly kind: 'not-applicable'; readonly address: AddressText }
  | { readonly kind: 'no-such-cell'; readonly address: AddressText }
  /** The cell takes values of another kind; `reason` says of which. */
  | { readonly kind: 'wrong-value'; readonly address: AddressText; readonly reason: string }
  | { readonly kind: 'read-only'; readonly book: BookId }
  | { readonly kind: 'no-such-book'; readonly book: BookId }
  | { readonly kind: 'no-such-line'; readonly table: TableId; readonly code: string }
  | { readonly kind: 'no-coded-lines'; readonly table: TableId }
  | { readonly kind: 'bad-code'; readonly table: TableId; readonly code: string }
  | { readonly kind: 'duplicate-code'; readonly table: TableId; readonly code: string }
  /** A line with others below it stays at its level. */
  | { readonly kind: 'other-level'; readonly table: TableId; readonly code: string; readonly to: string }
  | { readonly kind: 'blank-name'; readonly code: string }
  | { readonly kind: 'blank-form-name' }
  /** Between two rows there is no room for so many more until they are given new keys. */
  | { readonly kind: 'no-room'; readonly table: string }
  | {
      readonly kind: 'parent-has-amounts';
      readonly table: TableId;
      readonly code: string;
      readonly parent: string;
    }
  /** The pack's rules cannot be carried out over the lines there would be; `reason` is for the pack's author. */
  | { readonly kind: 'rules-do-not-fit'; readonly reason: string }
  | { readonly kind: 'nothing-to-do' };

/** What the document must be told by the pack and engine to judge a command. */
export type CommandContext = {
  readonly document: ProjectDocument;
  /** Who decides the cell: absent when there is no such cell. */
  readonly kindOf: (address: Address) => 'input' | 'derived' | 'not-applicable' | undefined;
  /** Of a cell that is there. */
  readonly typeOf: (address: Address) => ValueType;
  readonly formulaOf: (address: Address) => string;
  /** Digits of the codes that may stand in the table, e.g. 3, 5, 7; absent: the table has no coded lines. */
  readonly levelsOf: (place: TablePlace) => readonly number[] | undefined;
  /** Its lines are rows with running keys (`Table` with rows): they may be without a name. */
  readonly hasRows?: (place: TablePlace) => boolean;
  /** Whether a line of the table's own may have the code. */
  readonly isCode: (place: TablePlace, code: string) => boolean;
};
