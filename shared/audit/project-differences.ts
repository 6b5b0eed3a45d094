import { type CellValue, isNumber, isText, type Scale } from '../amount/amount';
import { type AddressText, parseAddress } from '../document/address';
import { displayText } from '../kind/value-text';
import { normalName } from '../kit/same-name';
import { placeText } from '../session/cause-list';
import { cellInWords } from '../session/cell-name';
import type { AuditFinding, AuditPlace } from './audit-finding';
import type { AuditedBook } from './audited-book';
import type { Counterpart } from './counterpart';
import { finding } from './finding-at';
import { isSupplementary, placeOfTable } from './judge-tables';
import { coarser } from './printed-figure';

/** A cell that the document prints otherwise than the project (or another document) has it. */
export type CellDifference = {
  readonly cell: AddressText;
  /** `line`: the project has no such line. */
  readonly lacks: 'nothing' | 'line';
  readonly printed: CellValue;
  readonly ours: CellValue;
  /** Both as the document's table would show them. */
  readonly shown: { readonly printed: string; readonly ours: string };
  readonly where: string;
  readonly place: AuditPlace;
};

/**
 * Cell by cell, in the order of the project and then of what only the document has. What shows the same in the document's
 * scale is the same: a project knows more digits. Tables that are not in the document are told as such (D-10).
 */
export function cellDifferences(
  book: AuditedBook,
  { session: truth, isPrinted }: Pick<Counterpart, 'session' | 'isPrinted'>,
): readonly CellDifference[] {
  const { session, tables } = book;
  const own = session.document().tables;
  const theirTables = truth.document().tables;
  const theirs = new Set(truth.addresses());
  const onlyPrinted = session.addresses().filter((cell) => !theirs.has(cell));
  return [...theirs, ...onlyPrinted].flatMap((cell): CellDifference[] => {
    const address = parseAddress(cell);
    const table = address && tables.get(address.table);
    if (!address || !table || isSupplementary(cell, session)) return [];
    const [right, said] = [truth.cell(address), session.cell(address)];
    const type = right?.type ?? said?.type;
    if (!type) return [];
    const printedIn: Scale = own.get(address.table)?.scale ?? 'yuan';
    const theirScale: Scale = theirTables.get(address.table)?.scale ?? 'yuan';
    const scale = isPrinted ? coarser(printedIn, theirScale) : printedIn;
    const show = (value: CellValue): string => displayText(value, type, scale);
    const [ours, printed] = [right?.value ?? null, said?.value ?? null];
    if (isSame(show(ours), show(printed), ours, printed)) return [];
    return [
      {
        ...{ cell, ours, printed },
        lacks: right ? 'nothing' : 'line',
        shown: { printed: show(printed), ours: show(ours) },
        where: cellInWords(truth, cell) ? placeText(truth, cell) : placeText(session, cell),
        place: book.placeOf(cell) ?? placeOfTable(table),
      },
    ];
  });
}

/** A blank is 0, as everywhere; texts are the same as people mean them. */
function isSame(ours: string, printed: string, one: CellValue, other: CellValue): boolean {
  const isNothing = (value: CellValue): boolean => !isText(value) && (!isNumber(value) || value === 0n);
  if (isNothing(one) && isNothing(other)) return true;
  return isText(one) || isText(other) ? normalName(ours) === normalName(printed) : ours === printed;
}

export function differenceFinding(
  { lacks, shown, where, place }: CellDifference,
  name: string,
): AuditFinding {
  const { printed, ours } = shown;
  const blank = (text: string): string => (text === '' ? '空' : ` ${text}`);
  return finding('D-40', place, {
    message:
      lacks === 'line'
        ? `${where}印的是${blank(printed)}，${name}中没有这一行`
        : `${where}印的是${blank(printed)}，${name}中是${blank(ours)}`,
    expected: ours,
    correct: place.quote !== '' && ours !== '' && lacks === 'nothing',
  });
}

/** Lines whose names the document prints otherwise. */
export function nameDifferences(
  book: AuditedBook,
  { session: truth, name: whose }: Counterpart,
): readonly AuditFinding[] {
  const { tables } = book.session.document();
  return [...tables].flatMap(([id, { lines }]): readonly AuditFinding[] => {
    const table = book.tables.get(id);
    const ours = new Map(
      truth
        .document()
        .tables.get(id)
        ?.lines.map(({ code, name }) => [code, name]),
    );
    if (!table) return [];
    return lines.flatMap(({ code, name }) => {
      const right = ours.get(code);
      if (right === undefined || normalName(right) === normalName(name)) return [];
      const at = book.session.addresses().find((cell) => cell.startsWith(`${id}[${code},`));
      const place = (at && book.placeOf(at)) ?? placeOfTable(table);
      const message = `${code} 的名称印的是“${name}”，${whose}中是“${right}”`;
      return [finding('D-40', { ...place, quote: '' }, { message, expected: right, severity: 'warning' })];
    });
  });
}
