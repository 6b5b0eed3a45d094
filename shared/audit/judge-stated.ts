import { type Amount, QUANTUM, SCALES, type Scale } from '../amount/amount';
import { type AddressText, parseAddress } from '../document/address';
import type { Entry, ProjectDocument } from '../document/document';
import { createSession } from '../session/create-session';
import type { Session } from '../session/session';
import type { AuditFinding } from './audit-finding';
import { saidFigure } from './figures';
import { findingAt } from './finding-at';
import { isSupplementary } from './judge-tables';
import type { Mention } from './mention';
import { coarser } from './printed-figure';
import type { Understood } from './understand';

/**
 * The pack's rules over what only the sentences say (补充资料): vehicles of all kinds and their sum, projects by grade,
 * purchases. A rule is judged where the sentences say every one of its numbers; what the tables print is taken from them.
 */
export function judgeStated(read: readonly Understood[], session: Session): readonly AuditFinding[] {
  const stated = new Map<AddressText, Understood>();
  // 一级 and 二级项目 in one number: the rules hold over the sums as they do over each.
  const sums = new Map<AddressText, Understood>();
  for (const one of read) {
    const { quantity, mention, isSure } = one;
    const [cell, ...more] = quantity?.cells ?? [];
    if (cell === undefined || mention.relation !== 'value' || mention.inReason) continue;
    // One that is not sure may be another: its rule is left alone.
    if (!isSupplementary(cell, session) || !isSure) continue;
    if (more.length > 0 && quantity?.formula !== quantity?.cells.join(' + ')) continue;
    const into = more.length === 0 ? stated : sums;
    if (!into.has(cell)) into.set(cell, one);
  }
  return [...judgeRulesOver(stated, session), ...judgeRulesOver(sums, session)];
}

function judgeRulesOver(
  stated: ReadonlyMap<AddressText, Understood>,
  session: Session,
): readonly AuditFinding[] {
  if (stated.size === 0) return [];
  const filled = withStated(session, stated);
  if (!filled) return [];
  return filled.findings().flatMap((each): AuditFinding[] => {
    if (each.state !== 'fail' || each.issue !== undefined) return [];
    const own = each.cells.filter((cell) => isSupplementary(cell, session));
    // A sum over lines that nobody could name (年初预算 by 科目) has only itself.
    if (own.length === 0 || each.cells.length < 2 || own.some((cell) => !stated.has(cell))) return [];
    const [first] = own.flatMap((cell) => stated.get(cell) ?? []);
    if (!first) return [];
    const { mention, paragraph } = first;
    // Of several numbers nobody knows which is wrong: all are told.
    const others = own.flatMap((cell) => stated.get(cell)?.mention.words ?? []);
    const made = findingAt('D-26', paragraph, mention.from, mention.to, {
      message: `${each.message}（文中是${others.map((words) => `“${words}”`).join('、')}）`,
      ...(each.expected === null ? {} : { expected: each.expected }),
      severity: each.severity,
    });
    return [{ ...made, rule: each.rule }];
  });
}

function withStated(session: Session, stated: ReadonlyMap<AddressText, Understood>): Session | undefined {
  const document = session.document();
  const tables = new Map(document.tables);
  for (const [cell, one] of stated) {
    const address = parseAddress(cell);
    const content = address && tables.get(address.table);
    if (!address || !content) continue;
    const { value } = saidFigure(one);
    const entries = new Map(content.entries);
    const columns = new Map<number, Entry>(entries.get(address.line) ?? []);
    columns.set(address.column, { value: amountOf(one, value) });
    entries.set(address.line, columns);
    const scale = coarser(content.scale, saidScale(one.mention));
    tables.set(address.table, { ...content, absent: false, scale, entries });
  }
  const filled: ProjectDocument = { ...document, tables };
  const made = createSession(session.pack, filled);
  return made.ok ? made.value : undefined;
}

/** The first scale whose last digit is no finer than the number's own; a whole number (“300万元”) was hardly rounded. */
function saidScale({ unit, step, decimals }: Mention): Scale {
  if (unit !== 'money') return 'yuan';
  const last = decimals === 0 ? step / 100n : step;
  return SCALES.find((scale) => QUANTUM[scale] >= last) ?? 'yiyuan';
}

/** Things are counted whole; money is in 分. */
function amountOf({ mention }: Understood, value: Amount): Amount {
  return mention.unit === 'money' ? value : mention.digits;
}
