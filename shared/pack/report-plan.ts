import type { Scale } from '../amount/amount';
import type { LineKey, TableId } from '../rule/rule';
import type { Disclosure } from './disclosure';

/**
 * The published document of a pack (`report.yaml`): its parts in the order in which this place prints them, the
 * narrative templates, and how numbers are worded. Data of the pack, never code.
 */
export type ReportPlan = {
  /** Of the file. Like all texts here it may name facts, `{{单位名称}}`. */
  readonly title: string;
  /** Lines of the cover in the type of a title; none: no cover is printed. */
  readonly cover: readonly CoverLine[];
  /** Lines below them in the type of the text: a number of the office, who has seen the document, the day it is published. */
  readonly coverNotes: readonly CoverLine[];
  /** Title of the contents; absent: none is printed. */
  readonly contents?: string;
  readonly parts: readonly ReportPart[];
  readonly wording: Wording;
  /** Charts that templates place, by the name they place them with. */
  readonly charts: ReadonlyMap<string, ChartPlan>;
  /** Questions of a finance bureau's 检查表. */
  readonly inspection: readonly InspectionQuestion[];
  /** What the narrative must say, whoever writes it. */
  readonly disclosures: readonly Disclosure[];
  /** Texts of the templates by file. */
  readonly templates: ReadonlyMap<string, string>;
};

/** A line of the cover: a narrative template of one line, so that it may hold facts, texts of the clerk and numbers. */
export type CoverLine = {
  readonly text: string;
  /** Where it stands in `report.yaml`. */
  readonly line: number;
};

/** A part of the document. Without a heading (a place that counts no parts) it follows the one before it. */
export type ReportPart = {
  readonly heading?: string;
  /** Not part of what is published: printed alone or appended, when it is asked for. */
  readonly onRequest: boolean;
} & (
  | { readonly kind: 'template'; readonly file: string }
  /** All printed tables, each a heading of level 2 and a page of its own. */
  | { readonly kind: 'tables' }
  /** The self-evaluation forms as attachments; a project without any has no such part. */
  | { readonly kind: 'forms' }
  /** 自查表: every rule with its state. */
  | { readonly kind: 'self-check' }
  /** 出错说明登记表. */
  | { readonly kind: 'explanations' }
  /** 检查表, filled from what is known. */
  | { readonly kind: 'inspection' }
);

/** A chart of the document: bars of single numbers, or the parts of a line's or a column's total. */
export type ChartPlan = {
  readonly kind: 'bars' | 'pie';
  readonly title: string;
  readonly of:
    | { readonly kind: 'items'; readonly items: readonly { readonly label: string; readonly cell: string }[] }
    | {
        readonly kind: 'columns';
        readonly table: TableId;
        readonly line: LineKey;
        readonly from: number;
        readonly to: number;
      }
    | { readonly kind: 'lines'; readonly table: TableId; readonly column: number; readonly level: number };
  /** The same numbers of last year beside them. */
  readonly againstPrior: boolean;
};

/** What a finance bureau asks of a published document, and where the answer comes from. */
export type InspectionQuestion = {
  /** 及时、完整、细化、公开方式、真实. */
  readonly dimension: string;
  readonly question: string;
  readonly by: /** Rules by number; all that hold make a yes. Empty: every rule of severity error. */
    | { readonly kind: 'rules'; readonly rules: readonly string[] }
    /** Cells that must be filled in. */
    | { readonly kind: 'cells'; readonly cells: readonly string[] }
    /** Nothing of the document is missing. */
    | { readonly kind: 'whole' }
    /** Only a person knows: written under this key. */
    | { readonly kind: 'text'; readonly key: string };
};

/**
 * How a place words its numbers: data of the pack (`report.yaml`), never code. In the patterns `{差额}`, `{幅度}` and
 * `{完成率}` stand for the printed numbers, `{预算}` for what the sentence calls the budget.
 */
export type Wording = {
  /** 金额单位 of the sentences; the tables may have another. */
  readonly scale: Scale;
  readonly separators: boolean;
  /** Decimals of amounts of money in the scale of the sentence: two, or fewer where a place prints fewer. */
  readonly amountDecimals: number;
  /** Decimals of percentages, rounded half up, never cut. */
  readonly percentDecimals: number;
  /** Whether a list of kinds (各栏) leaves out those that are 0 or names them with their 0. */
  readonly zeroKinds: 'omit' | 'list';
  readonly change: ChangeWording;
  readonly completion: CompletionWording;
  /** Change beyond which the reason is asked for, in whole per cent; from or to nothing it always is. */
  readonly reasonThreshold: number;
};

/** Words of a change since a base. */
export type ChangeWording = {
  readonly up: string;
  readonly down: string;
  /** Both print the same number. */
  readonly same: string;
  /** The change is printed but its rate would read 0: `{最小幅度}` is the least that prints. */
  readonly upSlightly: string;
  readonly downSlightly: string;
  /** The base is 0: no rate is said, least of all ∞ or 100%. */
  readonly fromNothing: string;
  /** The base is negative, or nothing became negative: a rate would mislead. */
  readonly upFromNegative: string;
  readonly downFromNegative: string;
  /** Both are 0. */
  readonly nothing: string;
};

/** Words of how far a budget was carried out. */
export type CompletionWording = {
  readonly rate: string;
  /** Money was spent without a budget. */
  readonly noBudget: string;
  /** Neither budget nor spending. */
  readonly nothing: string;
};
