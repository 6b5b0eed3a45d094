import type { AddressText } from '../document/address';
import type { Engine } from '../engine/engine';
import type { Finding, FindingSummary } from '../engine/finding';
import type { FormKind } from '../pack/pack';
import type { BookId } from '../rule/rule';
import type { FormFigures, FormSummary } from './form-summary';

/** What is known of a form until it changes; absent: nobody has asked. */
type Known = {
  isUntouched?: boolean;
  figures?: FormFigures;
  summary?: FormSummary;
  findings?: readonly Finding[];
  failing?: readonly Finding[];
  outstanding?: readonly Finding[];
  counts?: FindingSummary;
  parts?: readonly bigint[];
};

export type OpenForm = {
  readonly kind: FormKind;
  engine: Engine | undefined;
  /** Findings of the form as the project tells them, by the form's own. */
  told: { readonly name: string; readonly by: WeakMap<Finding, Finding> };
  known: Known;
};

export function newlyOpen(kind: FormKind): OpenForm {
  return { kind, engine: undefined, told: { name: '', by: new WeakMap() }, known: {} };
}

/** A form's finding as one of the project: its cells are of the form's book, its sentence says of which 项目. */
export function tell(book: BookId, name: string, form: OpenForm, finding: Finding): Finding {
  if (form.told.name !== name) form.told = { name, by: new WeakMap() };
  const known = form.told.by.get(finding);
  if (known) return known;
  const told: Finding = {
    ...finding,
    key: `${book}.${finding.key}`,
    message: `${name}：${finding.message}`,
    cells: finding.cells.map((text): AddressText => `${book}.${text}`),
  };
  form.told.by.set(finding, told);
  return told;
}
