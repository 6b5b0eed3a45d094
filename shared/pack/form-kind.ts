import type { Amount } from '../amount/amount';
import type { ValueType } from '../kind/kinds';
import { perOne } from '../kind/value-text';
import type { Rule } from '../rule/rule';

/**
 * What makes a kind of books one of self-evaluation forms (`FormKind`): what is computed and checked in a form, and
 * which of its cells the list of 项目 and the document speak of.
 */
export type FormRole = {
  /** 项目支出绩效自评表. */
  readonly title: string;
  /** Of a 项目, or of the department as a whole (部门整体). */
  readonly of: 'project' | 'organisation';
  /** Over the form's own tables; a reference without a book means these. */
  readonly rules: readonly Rule[];
  /** Where its 总得分 stands. */
  readonly score: FormPlace;
  /** Where 全年预算数 and 全年执行数 stand. */
  readonly budget: FormPlace;
  readonly executed: FormPlace;
  /** From the best down; a score belongs to the first whose lowest one it reaches. */
  readonly grades: readonly Grade[];
  /** Where its 满分 is computed: what a printed sum of weights is held against; absent: the kind computes none. */
  readonly weight?: FormPlace;
  /** Where a grade is kept that was printed and is not that of the score; absent: the kind has no such cell. */
  readonly grade?: FormPlace;
  /** Cells that show what a cell of the project's own tables shows (核对: 03 表项目支出). */
  readonly links: readonly FormLink[];
  /** Cells of the project's own tables that show a sum over the forms of this kind (补充资料: 自评项目个数). */
  readonly sums: readonly FormSum[];
  /** Headings that it prints over others and that ask for nothing: 项目绩效目标. */
  readonly headings: readonly string[];
  /** How it is printed, line after line; empty: table after table as they stand. */
  readonly prints: readonly PrintedLine[];
  /** What next year's form of the same 项目 begins with, by table; a table that is not there is begun blank. */
  readonly carries: ReadonlyMap<string, CarriedCells>;
  /** The texts that the short review quotes, by what the review calls them: 目标完成, 问题, 措施. */
  readonly quotes: Readonly<Record<string, FormPlace>>;
};

/** A cell of a form, without its book. */
export type FormPlace = { readonly table: string; readonly line: string; readonly column: number };

/** What a line of a printed form says: words as they are, a cell, or what the list knows of the form. */
export type PrintedPart = string | { readonly cell: FormPlace } | { readonly fact: PrintedFact };
export type PrintedFact = '名称' | '全称' | '等级' | '单位名称' | '年度';

/** How a form is printed, line after line: a heading (1: 一、), one of its tables, or a paragraph. */
export type PrintedLine =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'words'; readonly parts: readonly PrintedPart[] };

/** `资金[合计,3]`, for an author. */
export function formPlaceText({ table, line, column }: FormPlace): string {
  return `${table}[${line},${column}]`;
}

/** 优 from 90: the lowest score in hundredths of a point. */
export type Grade = { readonly name: string; readonly from: bigint };

/** 优 from 90 on: the first grade whose lowest score is reached. */
export function gradeOf(grades: readonly Grade[], score: Amount, type: ValueType): string | undefined {
  return grades.find(({ from }) => score * 100n >= from * perOne(type))?.name;
}

/** A cell of the project's own tables and what it shows of the forms, those marked 涉密 among them. */
export type FormSum = {
  readonly cell: FormPlace;
  readonly of: 'count' | 'budget' | 'executed';
  /** Only forms of this level, or of this grade; absent: of any. */
  readonly level?: '一级' | '二级';
  readonly grade?: string;
  /** Only the rows of this table that have one of the words in their names, or none of them: 政府性基金. */
  readonly rows?: {
    readonly table: string;
    readonly words: readonly string[];
    readonly having: boolean;
  };
};

/** `from`: a cell of the project's own tables. */
export type FormLink = { readonly cell: FormPlace; readonly from: FormPlace };

/** Which cells of a table are carried into the next year. Rows that people add come along with their names. */
export type CarriedCells = 'all' | { readonly columns: readonly number[]; readonly lines: readonly string[] };

/** Whether a cell is among them. Those that are not are results: they are filled in anew every year. */
export function isCarried(carried: CarriedCells, line: string, column: number): boolean {
  return carried === 'all' || carried.columns.includes(column) || carried.lines.includes(line);
}
