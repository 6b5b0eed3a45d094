import { type Amount, absolute } from '../amount/amount';
import { decimalText, grouped } from '../amount/format-amount';
import { type AddressText, parseAddress } from '../document/address';
import type { Entry, ProjectDocument } from '../document/document';
import { newDocument } from '../document/new-document';
import { cellsComputedFrom } from '../session/cells-computed-from';
import { createSession } from '../session/create-session';
import type { Session } from '../session/session';
import type { AuditFinding } from './audit-finding';
import { type Figures, saidFigure } from './figures';
import { findingAt } from './finding-at';
import { isSupplementary } from './judge-tables';
import { subjectName } from './judge-values';
import { byParagraph, type Understood } from './understand';

/** Last year's amount of a cell as the sentences imply it: this year's less the change that they say. */
type Implied = { readonly value: Amount; readonly half: Amount; readonly by: Understood };

const SAME_AS_LAST_YEAR = /与(?:20\d\d|上一?)年(?:度)?(?:决算)?(?:数)?(?:相比)?(?:持平|相同|一致)/g;

/**
 * Sums hold for last year too: where the sentences say how a total and every part of it changed, the amounts of last year
 * that follow must add up. Said for totals all of whose parts are told.
 */
export function judgePrior(
  read: readonly Understood[],
  figures: Figures,
  session: Session,
): readonly AuditFinding[] {
  const implied = impliedPrior(read, figures, session);
  if (implied.size < 2) return [];
  const totals = [...implied].filter(([cell]) => viewOf(session, cell)?.kind !== 'input');
  const before = sessionOf(session, implied, false);
  const all = sessionOf(session, implied, true);
  if (!before || !all) return [];
  return [...judgeEqual(all, implied), ...judgeTotals(before, totals, implied)];
}

/** What the rules hold equal this year (收入总计 and 支出总计) was equal last year. */
function judgeEqual(all: Session, implied: ReadonlyMap<AddressText, Implied>): readonly AuditFinding[] {
  return all.failing().flatMap(({ cells, issue, message }): AuditFinding[] => {
    const told = cells.flatMap((cell) => implied.get(cell) ?? []);
    const [first] = told;
    // Numbers said in 万元 leave room that the rules over 元 do not know.
    if (issue !== undefined || !first || told.length < cells.length || told.some(({ half }) => half > 0n))
      return [];
    const { mention, paragraph } = first.by;
    return [
      findingAt('D-22', paragraph, mention.from, mention.to, {
        message: `按文中的增减推算的上年数不合：${message}`,
      }),
    ];
  });
}

function judgeTotals(
  before: Session,
  totals: readonly (readonly [AddressText, Implied])[],
  implied: ReadonlyMap<AddressText, Implied>,
): readonly AuditFinding[] {
  const partsOf = partsOfTotals(before, new Set(totals.map(([total]) => total)));
  return totals.flatMap(([total, { value, half, by }]): AuditFinding[] => {
    const parts = partsOf.get(total) ?? [];
    const known = parts.map((cell) => implied.get(cell));
    if (parts.length < 2 || known.some((part) => part === undefined)) return [];
    const told = known.flatMap((part) => part ?? []);
    const sum = viewOf(before, total)?.value;
    if (typeof sum !== 'bigint') return [];
    const slack = told.reduce((all, part) => all + part.half, half);
    if (absolute(sum - value) <= slack) return [];
    const changed = told.filter(({ by: part }) => part.mention.relation === 'change');
    const [only] = changed;
    const at = changed.length === 1 && only ? only.by : by;
    const { mention, paragraph } = at;
    const yuan = (amount: Amount): string => `${grouped(decimalText(amount, 2))}元`;
    return [
      findingAt('D-22', paragraph, mention.from, mention.to, {
        message: `“${subjectName(at)}”的增减“${mention.words}”与合计的增减“${by.mention.words}”不合：按各项算上年合计是 ${yuan(sum)}，按合计算是 ${yuan(value)}`,
      }),
    ];
  });
}

/** The cells of a total's own table that are typed and of which it is computed; each cell is looked at once. */
function partsOfTotals(
  session: Session,
  totals: ReadonlySet<AddressText>,
): ReadonlyMap<AddressText, readonly AddressText[]> {
  const tables = new Set([...totals].map((total) => parseAddress(total)?.table));
  const parts = new Map<AddressText, AddressText[]>();
  for (const cell of session.addresses()) {
    const table = parseAddress(cell)?.table;
    if (!tables.has(table) || viewOf(session, cell)?.kind !== 'input') continue;
    for (const total of cellsComputedFrom(session, cell)) {
      if (!totals.has(total) || parseAddress(total)?.table !== table) continue;
      const own = parts.get(total) ?? [];
      own.push(cell);
      parts.set(total, own);
    }
  }
  return parts;
}

function impliedPrior(
  read: readonly Understood[],
  figures: Figures,
  session: Session,
): ReadonlyMap<AddressText, Implied> {
  const implied = new Map<AddressText, Implied>();
  const note = (one: Understood, change: Amount, half: Amount): void => {
    const [cell, ...more] = one.quantity?.cells ?? [];
    const now = one.quantity && figures.ofCell(one.quantity);
    if (cell === undefined || more.length > 0 || !now || !one.isSure || isSupplementary(cell, session))
      return;
    if (!implied.has(cell)) implied.set(cell, { value: now.value - change, half: half + now.half, by: one });
  };
  for (const one of read) {
    const { mention } = one;
    if (
      mention.relation !== 'change' ||
      mention.against !== 'prior' ||
      mention.inReason ||
      mention.unit !== 'money'
    )
      continue;
    const { value, half } = saidFigure(one);
    note(one, mention.direction === 'down' ? -value : value, half);
  }
  for (const [paragraph, own] of byParagraph(read)) {
    for (const found of paragraph.text.matchAll(SAME_AS_LAST_YEAR)) {
      const about = own.findLast(
        (one) =>
          one.mention.to <= found.index &&
          one.mention.relation === 'value' &&
          one.mention.unit === 'money' &&
          !one.mention.isBudget,
      );
      if (about) note(about, 0n, 0n);
    }
  }
  return implied;
}

/** `derived`: also what formulas decide, as it is implied. */
function sessionOf(
  session: Session,
  implied: ReadonlyMap<AddressText, Implied>,
  derived: boolean,
): Session | undefined {
  const { pack } = session;
  const own = session.document();
  const start = newDocument(pack, own.facts);
  const tables = new Map(
    [...start.tables].map(([id, content]) => {
      const entries = new Map<string, Map<number, Entry>>();
      for (const [cell, { value }] of implied) {
        const address = parseAddress(cell);
        if (address?.table !== id || (!derived && viewOf(session, cell)?.kind !== 'input')) continue;
        const columns = entries.get(address.line) ?? new Map<number, Entry>();
        entries.set(address.line, columns.set(address.column, { value }));
      }
      return [id, { ...content, lines: own.tables.get(id)?.lines ?? content.lines, entries }] as const;
    }),
  );
  const document: ProjectDocument = { ...start, tables };
  const made = createSession(pack, document);
  return made.ok ? made.value : undefined;
}

function viewOf(session: Session, cell: AddressText): ReturnType<Session['cell']> {
  const address = parseAddress(cell);
  return address && session.cell(address);
}
