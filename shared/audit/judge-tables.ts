import { type CellValue, isNumber } from '../amount/amount';
import { type AddressText, parseAddress } from '../document/address';
import type { Finding } from '../engine/finding';
import { displayText } from '../kind/value-text';
import { commonest } from '../kit/commonest';
import { tableName } from '../pack/column-words';
import type { Facts } from '../pack/facts';
import { officialTables, publishedScale } from '../pack/table-shape';
import { changesText, placeText, reasonText } from '../session/cause-list';
import type { Session } from '../session/session';
import type { LocatedCaption } from '../workbook/location';
import type { AuditFinding, AuditPlace } from './audit-finding';
import { type AuditedBook, inDocument } from './audited-book';
import type { DocumentTable } from './document-sheets';
import { finding } from './finding-at';
import { tellsOfLine, unprintedLines } from './unprinted-lines';

const NOWHERE: AuditPlace = { quote: '' };

/** The pack's rules over the tables of the document: what fails, with the likeliest cell; what was not run; 尾差. */
export function judgeRules(book: AuditedBook): readonly AuditFinding[] {
  const { session } = book;
  const findings = session.outstanding().filter((each) => isOfDocument(each, session));
  // A table that is not there is told with those that are (D-10).
  const failing = findings.filter(
    ({ state, issue, rule }) => state === 'fail' && issue === undefined && rule !== 'G-8',
  );
  const { groups } = session.causes();
  const explained = new Map<string, AuditFinding>();
  for (const group of groups) {
    const [cause] = group.causes;
    const own = failing.filter(({ key }) => group.findings.includes(key));
    const [first] = own;
    if (!cause || !first) continue;
    const [change] = cause.changes;
    const others = group.causes.slice(1, group.equallyGood);
    const elsewhere = others.flatMap(({ changes }) =>
      changes.slice(0, 1).map(({ cell }) => placeText(session, cell)),
    );
    const why = reasonText(session, cause.reason);
    const message = [
      `${changesText(session, cause).join('；')}${why === '' ? '' : `（${why}）`}`,
      ...(elsewhere.length > 0 ? [`也可能错在${elsewhere.join('、')}`] : []),
      `依据：${[...new Set(own.map(({ rule }) => rule))].join('、')}，${first.message}`,
    ].join('。');
    const made: AuditFinding = {
      rule: first.rule,
      state: 'fail',
      severity: 'error',
      message,
      ...ofChange(change, first, book),
    };
    for (const { key } of own) explained.set(key, made);
  }
  const told = new Set<AuditFinding>();
  const failed = failing.flatMap((each): AuditFinding[] => {
    const cause = explained.get(each.key);
    if (!cause) return [asFinding(each, book)];
    if (told.has(cause)) return [];
    told.add(cause);
    return [cause];
  });
  return [...failed, ...issuesOf(book), ...groupedByReason(findings, book), ...roundedTables(findings, book)];
}

/** Where the likeliest cell is printed, what stands there and what should; where it is not, what the rule says. */
function ofChange(
  change: { readonly cell: AddressText; readonly should: CellValue } | undefined,
  first: Finding,
  book: AuditedBook,
): Pick<AuditFinding, 'place' | 'expected' | 'actual'> {
  const place = change && book.placeOf(change.cell);
  const address = change && parseAddress(change.cell);
  const view = address && book.session.cell(address);
  if (!place || !view || !isNumber(change.should))
    return { place: place ?? placeOfFinding(first, book), expected: first.expected, actual: first.actual };
  const scale = book.session.document().tables.get(address.table)?.scale ?? 'yuan';
  return { place, expected: displayText(change.should, view.type, scale), actual: place.quote || null };
}

/** Rules that read 补充资料 are judged over what the sentences say (`judgeStated`). */
function isOfDocument({ cells }: Finding, session: Session): boolean {
  return !cells.some((cell) => isSupplementary(cell, session));
}

export function isSupplementary(cell: string, { pack }: Session): boolean {
  const table = /^([^[]+)\[/.exec(cell)?.[1];
  return pack.tables.some(({ id, supplementary }) => supplementary && id === table);
}

function asFinding(each: Finding, book: AuditedBook): AuditFinding {
  const { rule, state, severity, message, expected, actual } = each;
  return { rule, state, severity, message, expected, actual, place: placeOfFinding(each, book) };
}

function placeOfFinding({ cells }: Finding, book: AuditedBook): AuditPlace {
  for (const cell of cells) {
    const place = book.placeOf(cell);
    if (place) return place;
  }
  return NOWHERE;
}

/** What the locator could not read is no mistake of the document: it was not read, and so not checked. */
function issuesOf(book: AuditedBook): readonly AuditFinding[] {
  const { issues } = book.session.document();
  const unprinted = unprintedLines(book);
  return issues.flatMap((issue): AuditFinding[] => {
    // Judged elsewhere: sentences beneath tables (D-12), tables that are not there (D-10), sums that are not printed (D-15).
    if (['X-13', 'G-8', 'G-9'].includes(issue.rule) || tellsOfLine(issue, unprinted)) return [];
    const again = issue.rule === 'I-4' && book.repeated.get(issue.place);
    if (again)
      return [
        finding('D-10', placeOfTable(again), {
          message: repeatedMessage(issue.message),
          severity: 'warning',
        }),
      ];
    const at = issue.table === undefined ? undefined : book.tables.get(issue.table);
    const [cell] = issue.cells;
    const place = (cell === undefined ? undefined : book.placeOf(cell)) ?? (at ? placeOfTable(at) : NOWHERE);
    const [only, ...more] = issue.cells;
    if (issue.rule === 'G-5' && only !== undefined && more.length === 0 && MISPRINT.test(place.quote))
      return [
        {
          ...finding('D-50', place, { message: misprinted(issue.message, only, book), severity: 'error' }),
          rule: 'G-5',
        },
      ];
    const said = { message: inDocument(issue.message), state: 'not-run', severity: 'warning' } as const;
    return [{ ...finding('D-50', place, said), rule: issue.rule }];
  });
}

/** “公开01表在第2张表中又出现一次，只读取了前一处，请核对” of a document. */
function repeatedMessage(message: string): string {
  return inDocument(message).replace('只读取了前一处，请核对', '按前一处审核，请核对是否重复');
}

/** One number with its signs in the wrong places; two numbers in one cell are rather the reader's mistake. */
const MISPRINT = /^[-−]?[\d,，]+(?:[.．]\d+)?$/;

/** The importer's sentence about a cell that it left blank, as one about a number that is printed wrongly. */
function misprinted(message: string, cell: AddressText, { session }: AuditedBook): string {
  const why = message.replace(/^[^：]*：/, '').replace(/；此格留空.*$/, '');
  return `${placeText(session, cell)}：${why}，没有按数核对`;
}

export function placeOfTable({ block, number }: DocumentTable): AuditPlace {
  return { block, table: number, quote: '' };
}

function groupedByReason(findings: readonly Finding[], book: AuditedBook): readonly AuditFinding[] {
  const groups = new Map<string, Finding[]>();
  for (const each of findings) {
    if (each.state !== 'not-run') continue;
    const group = groups.get(each.reason) ?? [];
    group.push(each);
    groups.set(each.reason, group);
  }
  return [...groups].map(([reason, [first, ...more]]): AuditFinding => {
    const rules = [...new Set([first, ...more].flatMap((each) => (each ? [each.rule] : [])))];
    return {
      ...(first ? asFinding(first, book) : finding('D-50', NOWHERE, { message: '' })),
      severity: 'hint',
      message: `${rules.join('、')}未执行：${reason}`,
      place: NOWHERE,
    };
  });
}

/** One hint a table, as in the window. */
function roundedTables(findings: readonly Finding[], book: AuditedBook): readonly AuditFinding[] {
  const tables = new Map<string, Finding[]>();
  for (const each of findings) {
    const table = /^([^[]+)\[/.exec(each.cells[0] ?? '')?.[1];
    if (each.state !== 'rounding' || table === undefined) continue;
    const group = tables.get(table) ?? [];
    group.push(each);
    tables.set(table, group);
  }
  return [...tables].flatMap(([table, group]): AuditFinding[] => {
    const [first] = group;
    const name = tableName(book.session.pack, table);
    if (!first) return [];
    const message = `${name}有 ${group.length} 处差额在金额单位换算的尾差范围内，无须改正`;
    return [{ ...asFinding(first, book), severity: 'hint', message }];
  });
}

/** Which tables there are, in which order, of which year and whose; the sentence beneath an empty one. */
export function judgePresence(
  book: AuditedBook,
  { organisation, year }: Facts,
  textBelow: (table: DocumentTable) => readonly string[],
  lineAbove: (table: DocumentTable, words: string) => AuditPlace | undefined,
): readonly AuditFinding[] {
  const { session, tables, imported } = book;
  const findings: AuditFinding[] = [];
  const official = officialTables(session.pack);
  let before: { readonly name: string; readonly number: number } | undefined;
  for (const { id, name, title } of official) {
    const at = tables.get(id);
    const called = name.includes(title) ? name : `${name}《${title}》`;
    if (!at) {
      findings.push(finding('D-10', NOWHERE, { message: `文本中没有找到${called}，请核对是否漏印` }));
      continue;
    }
    if (before && at.number < before.number)
      findings.push(
        finding('D-10', placeOfTable(at), { message: `${called}印在${before.name}前面，与表样的次序不同` }),
      );
    else before = { name: called, number: at.number };
    const empty = isEmpty(id, session);
    const below = textBelow(at).join('');
    const says = /无数据|没有数据|为空表|无此项|空表|无.{0,20}(?:收入|支出|收支)/.test(below);
    const other = official.find(
      (each) => each.id !== id && below.includes(each.shortTitle) && !title.includes(each.shortTitle),
    );
    if (empty && !says)
      findings.push(finding('D-12', placeOfTable(at), { message: `${called}没有数据，表下没有说明` }));
    if (!empty && /本表无数据|本表没有数据|本表为空/.test(below))
      findings.push(
        finding('D-12', placeOfTable(at), {
          message: `${called}有数据，表下却写着本表无数据`,
          severity: 'error',
        }),
      );
    if (says && other && other.shortTitle.length > 4)
      findings.push(
        finding('D-12', placeOfTable(at), { message: `${called}下的说明写的是“${other.shortTitle}”` }),
      );
  }
  for (const { table, caption } of imported.from.located.tables) {
    const at = tables.get(table);
    const name = official.find(({ id }) => id === table)?.name ?? table;
    if (!at) continue;
    if (caption.year !== undefined && caption.year !== year)
      findings.push(
        finding('D-11', lineAbove(at, String(caption.year)) ?? placeOfTable(at), {
          message: `${name}的年度写的是 ${caption.year}，其他表是 ${year}`,
          expected: String(year),
          correct: true,
        }),
      );
    const usual = usualUnit(book, table);
    if (caption.scaleBy === 'workbook' && usual && usual.power !== caption.power)
      findings.push(
        finding('D-11', lineAbove(at, caption.unit) ?? placeOfTable(at), {
          message: `${name}的金额单位写的是“${caption.unit}”，其他表是“${usual.unit}”，已按“${caption.unit}”审核，请核对`,
          expected: usual.unit,
          severity: 'warning',
        }),
      );
    if (caption.organisation !== '' && caption.organisation !== organisation)
      findings.push(
        finding('D-11', lineAbove(at, caption.organisation) ?? placeOfTable(at), {
          message: `${name}的单位名称写的是“${caption.organisation}”，其他表是“${organisation}”`,
          expected: organisation,
        }),
      );
  }
  return findings;
}

/** In what most tables print their amounts that the pack publishes in the same unit; `undefined`: they do not say. */
function usualUnit({ session: { pack }, imported }: AuditedBook, id: string): LocatedCaption | undefined {
  const published = (table: string): string => {
    const of = pack.tables.find((each) => each.id === table);
    return of ? publishedScale(pack, of) : '';
  };
  const captions = imported.from.located.tables.flatMap(({ table, caption }) =>
    caption.scaleBy === 'workbook' && published(table) === published(id) ? [caption] : [],
  );
  const power = commonest(captions.map((caption) => caption.power));
  return captions.find((caption) => caption.power === power);
}

function isEmpty(table: string, session: Session): boolean {
  return !session.addresses().some((text) => {
    const address = text.startsWith(`${table}[`) ? parseAddress(text) : undefined;
    const value = address && session.cell(address)?.value;
    return value !== undefined && isNumber(value) && value !== 0n;
  });
}
