import type { AuditFinding, AuditPlace } from './audit-finding';
import { AUDIT_RULES, type AuditRule } from './audit-rules';
import type { PlacedParagraph } from './document-sections';

/** What a finding of the audit itself says beside its rule and place. */
export type SaidFinding = {
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  /** 改正 may write `expected` in place of the quoted words. */
  readonly correct?: boolean;
  readonly state?: AuditFinding['state'];
  readonly severity?: AuditFinding['severity'];
};

/** A finding at some words of a paragraph. */
export function findingAt(
  rule: AuditRule,
  { block, number, page, text }: Pick<PlacedParagraph, 'block' | 'number' | 'page' | 'text'>,
  from: number,
  to: number,
  said: SaidFinding,
): AuditFinding {
  const place = {
    block,
    paragraph: number,
    ...(page === undefined ? {} : { page }),
    quote: text.slice(from, to),
    from,
  };
  return finding(rule, place, said);
}

export function finding(rule: AuditRule, place: AuditPlace, said: SaidFinding): AuditFinding {
  const {
    message,
    expected = null,
    actual = place.quote === '' ? null : place.quote,
    correct = false,
  } = said;
  return {
    rule,
    state: said.state ?? 'fail',
    severity: said.severity ?? AUDIT_RULES[rule].severity,
    message,
    place,
    expected,
    actual,
    ...(correct && expected !== null ? { correction: expected } : {}),
  };
}
