import type { Scale } from '../amount/amount';
import type { ValueType } from '../kind/kinds';
import type { BookId, LineKey, Rule, TableId } from '../rule/rule';
import type { AnsweredTable, AnsweredTitles } from './answered-words';
import type { FormRole, Grade } from './form-kind';
import type { ReportPlan } from './report-plan';

/**
 * A pack (表样包): one province-and-year's disclosure as data. Everything here is read from files by `loadPack`;
 * nothing about a particular table is written in code.
 */
export type Pack = {
  readonly id: string;
  readonly title: string;
  /** The year the pack was made for; a project may be for another one. */
  readonly year: number;
  /** 金额单位 in which the tables are published: what a new project and its workbook begin with. */
  readonly scale: Scale;
  readonly organisationKinds: readonly string[];
  readonly tables: readonly Table[];
  /** The books a project may hold besides its own tables; 上年 is always one of them. */
  readonly books: readonly BookKind[];
  /** The self-evaluation forms (绩效自评) that a project may hold, as many of a kind as it has 项目. */
  readonly forms: readonly FormKind[];
  readonly rules: readonly Rule[];
  /** What is taken off a sum of units on both sides, because one unit handed it to another. */
  readonly eliminations: readonly EliminationRule[];
  readonly dictionary: readonly DictionaryEntry[];
  /** Names that 科目 had before, with the names of now: for hints, never an error. */
  readonly formerNames: readonly FormerName[];
  /** What of the layout was inferred and not seen in print, each a phrase for whoever uses the pack. */
  readonly assumed: readonly string[];
  /** The published document; absent: the pack has tables only. */
  readonly report?: ReportPlan;
  /** The grades of scores, where the pack is a kind of forms (`formPack`). */
  readonly grades?: readonly Grade[];
  /** What a clerk said of titles in workbooks; `withAnswers` puts it here, no pack's file does. */
  readonly answers?: AnsweredTitles;
};

/**
 * A book (套表) that a project of the pack may hold besides its own tables: what it is called, and which tables
 * stand in it. Several books of a project may be of one kind (a form for each of its projects).
 */
export type BookKind = {
  /** The name by which rules call it: `上年` in `上年.01[60,2]`. */
  readonly name: BookId;
  readonly tables: readonly Table[];
};

/** A kind of self-evaluation forms (绩效自评表): each form of a project is a book of this kind (`Book.form`). */
export type FormKind = BookKind & FormRole;

/** Income of one unit that is the expense of another: 上级补助收入 and 对附属单位补助支出. */
export type EliminationRule = {
  readonly title: string;
  readonly income: { readonly table: string; readonly column: number };
  readonly expense: { readonly table: string; readonly column: number };
};

/** One official table, e.g. 公开01表. */
export type Table = {
  readonly id: TableId;
  readonly title: string;
  /** Printed at the top right: `公开01表`; empty where the tables print none. */
  readonly number: string;
  /** What messages call it: its number, else its title in 《》. */
  readonly name: string;
  /** Short name for lists and messages. */
  readonly shortTitle: string;
  /** Name of its sheet in a generated workbook. */
  readonly sheet: string;
  /** Other titles and numbers under which workbooks carry this table. */
  readonly aliases: readonly string[];
  /** Its names when last year's tables are of another pack, where its own do not tell; empty: title and aliases. */
  readonly counterparts: readonly string[];
  readonly caption: Caption;
  /** Text of the row of printed column numbers (`栏次`); empty: the row has numbers only; absent: no such row. */
  readonly columnNumbers?: string;
  /** 行次 are counted through as the rows are printed, whatever the lines are called. */
  readonly consecutive: boolean;
  readonly panels: readonly Panel[];
  /** Lines below the panels that reach across several of them (06: 人员经费合计, 公用经费合计). */
  readonly footer: readonly FooterLine[];
  readonly notes: readonly string[];
  /**
   * Printed under the note when the table has no amounts; present only where a table may be empty. May name facts
   * of the project, see `fillFacts`.
   */
  readonly emptySentence?: string;
  readonly landscape: boolean;
  /**
   * 补充资料: asked for because the narrative needs it; no official table, so that it is never exported nor printed,
   * and no workbook lacks it.
   */
  readonly supplementary: boolean;
  /** 金额单位 in which it is published, where it is not the pack's. */
  readonly scale?: Scale;
  readonly columns: readonly AmountColumn[];
  /** By 栏次, what a column that says so takes on every line; see `typeAt`. */
  readonly columnTypes: Readonly<Record<number, ValueType>>;
  /** What a clerk said of this table's words in workbooks. */
  readonly answers?: AnsweredTable;
};

/** What stands above the header; what is absent is not printed. */
export type Caption = {
  /** `部门名称：` or `单位名称：`. */
  readonly organisation?: string;
  /** What follows the year's digits: `年度`. */
  readonly year?: string;
  /** `金额单位：`. */
  readonly scale: string;
};

/** One of the lists of lines that stand side by side. Layout only: addresses know nothing of it. */
export type Panel = {
  readonly title?: string;
  readonly header: readonly HeaderNode[];
  readonly items: readonly PanelItem[];
};

/** A header cell: a group over others, or a column. */
export type HeaderNode = HeaderGroup | PanelColumn;
export type HeaderGroup = {
  readonly title: string;
  readonly aliases: readonly string[];
  readonly columns: readonly HeaderNode[];
  /** Its columns are the parts of one code: 类、款、项. */
  readonly parts?: true;
  /** After how many characters each part ends, where parts are not the code's levels (unit and 科目). */
  readonly digits?: readonly number[];
};

/** A printed column: a label column, or the column of values `amount`. */
export type PanelColumn = {
  readonly title: string;
  readonly aliases: readonly string[];
  /** In characters of Excel's width unit. */
  readonly width: number;
  readonly shows: 'label' | 'number' | 'code' | 'name' | 'amount';
  /** Its names in other packs, where its own mean something else there; empty: title and aliases. */
  readonly counterparts: readonly string[];
  /** The 栏次 this column shows, when `shows` is `amount`. */
  readonly amount?: number;
  /** What its cells take, on every line; absent: what each line says. */
  readonly type?: ValueType;
};

export type PanelItem =
  | { readonly kind: 'line'; readonly line: FixedLine }
  /** Prints its 行次 and has no cells (01: 9–26). */
  | { readonly kind: 'unlabelled'; readonly number: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** A changing header inside the body (table 10). */
  | { readonly kind: 'header'; readonly texts: readonly string[] }
  /** As many bordered, empty rows as let what follows end level with the longest panel. */
  | { readonly kind: 'fill' }
  /** Where lines keyed by 科目编码 stand, sorted by code. */
  | {
      readonly kind: 'codes';
      readonly classification: string;
      readonly levels: readonly number[];
      /** Codes may have letters and hyphens: 111-001, A01. */
      readonly letters: boolean;
      /**
       * So many digits at the end of the longest codes number rows that print the same code, or none (projects of one
       * 科目, names without codes); they are not printed. 0: none do.
       */
      readonly serial: number;
      /** The codes are running keys of rows (`rowKey`), never printed: rows stand where they were put. */
      readonly rows?: true;
      /** The columns in which such a row has a cell; absent: in all. */
      readonly columns?: readonly number[];
    };

export type FixedLine = {
  readonly key: LineKey;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Printed 行次, where there is one. */
  readonly number?: string;
  /** 类 code of a functional summary line (01: 32–57). */
  readonly class?: string;
  /** What its cells take in columns that say nothing of it; absent: amounts. */
  readonly type?: ValueType;
  /** Columns in which this line prints —. */
  readonly notApplicable: readonly number[];
  /** The line whose children are the table's uppermost codes (合计). */
  readonly total: boolean;
  readonly bold: boolean;
  /**
   * Not every office prints it (01: 债务还本支出): left out while it is blank and nobody but a formula can fill it,
   * and not missed in a workbook. Ordinals of the lines below count on accordingly.
   */
  readonly optional: boolean;
};

export type FooterLine = {
  readonly line: FixedLine;
  /** First and last panel it reaches over; its amounts stand in the last one's columns. */
  readonly from: number;
  readonly to: number;
};

/** A column of values of a table, addressed by its 栏次. */
export type AmountColumn = {
  readonly number: number;
  /** Header words from the outermost group inwards: `本年支出 / 小计`. */
  readonly path: readonly string[];
};

export type DictionaryEntry = {
  readonly code: string;
  readonly name: string;
  /** `functional`, `economic`, or a name of the pack's own: that of its units or projects. */
  readonly classification: string;
  /** Read from a published document; otherwise only a suggestion (未核对). */
  readonly verified: boolean;
};

export type FormerName = { readonly former: string; readonly name: string };

/** What a host hands over: the pack's files, path within the pack → text. */
export type PackSource = {
  readonly directory: string;
  readonly files: Readonly<Record<string, string>>;
};
