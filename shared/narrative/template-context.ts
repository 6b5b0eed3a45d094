import type { Facts } from '../pack/facts';
import type { ChartPlan, Wording } from '../pack/report-plan';
import type { BoundInline } from '../report/inline';
import type { Session } from '../session/session';
import type { Meaning } from './print-quantity';

/** What a template's words work on: the session, the pack's wording, and the clerk's texts by key. */
export type TemplateContext = {
  readonly session: Session;
  readonly wording: Wording;
  readonly charts: ReadonlyMap<string, ChartPlan>;
  readonly textOf: (key: string) => string | undefined;
  /**
   * Hears of every number placed what it means. For whoever reads documents back: every sentence that a template may
   * write is then written, also those about nothing (非零, 为零, 有变动, 要原因 say what prints the most).
   */
  readonly hears?: (inline: BoundInline, meaning: Meaning) => void;
};

/** What a template may write by its name alone: facts, and what it gave a name to. */
export type TemplateNames = Readonly<Record<string, unknown>>;

export function contextNames({ organisation, year }: Facts): TemplateNames {
  return { 单位名称: organisation, 年度: String(year), 上年度: String(year - 1) };
}
