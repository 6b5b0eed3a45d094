import type { ChartPlan, Wording } from '../pack/report-plan';
import type { Session } from '../session/session';

/** What a template's words work on: the session, the pack's wording, and the clerk's texts by key. */
export type TemplateContext = {
  readonly session: Session;
  readonly wording: Wording;
  readonly charts: ReadonlyMap<string, ChartPlan>;
  readonly textOf: (key: string) => string | undefined;
};
