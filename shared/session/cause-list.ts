import { type CellValue, NOT_APPLICABLE, type Scale } from '../amount/amount';
import type { Cause, CauseGroup, CellChange, Diagnosis, Reason } from '../diagnose/cause';
import { reasonWords } from '../diagnose/reason-words';
import type { AddressText } from '../document/address';
import { scaleOf } from '../engine/findings';
import { AMOUNT } from '../kind/kinds';
import { sentenceText } from '../kind/value-text';
import { greatest } from '../kit/lists';
import { tableName } from '../pack/column-words';
import { cellInWords, writeCellName } from './cell-name';
import type { Session } from './session';

/** One cause with the group it belongs to: of each group one cause is needed. */
export type ListedCause = { readonly cause: Cause; readonly group: CauseGroup; readonly number: number };

/** All causes, likeliest first: the first of every group, then the second, and so on. */
export function listCauses({ groups }: Diagnosis): readonly ListedCause[] {
  const most = greatest(
    groups.map(({ causes }) => causes.length),
    0,
  );
  return Array.from({ length: most }, (_, place) =>
    groups.flatMap((group, at): ListedCause[] => {
      const cause = group.causes[place];
      return cause ? [{ cause, group, number: at + 1 }] : [];
    }),
  ).flat();
}

/** Names a cause as long as it is one. */
export function causeKey({ changes }: Cause): string {
  return `原因|${changes.map(({ cell }) => cell).join('+')}`;
}

/** `公开05表　行政运行　基本支出（05[2010301,2]）：现为 123.45元，应为 132.45元`; without a scale in that of the table. */
export function changeText(session: Session, { cell, value, should }: CellChange, scale?: Scale): string {
  const said = (amount: CellValue): string => valueText(session, cell, amount, scale);
  return `${placeText(session, cell)}：现为${said(value)}，应为${said(should)}`;
}

/** Each change by itself, or of a table in the wrong unit one sentence for all. */
export function changesText(session: Session, { changes, reason }: Cause, scale?: Scale): readonly string[] {
  if (reason.kind !== 'whole-table') return changes.map((change) => changeText(session, change, scale));
  const name = tableName(session.pack, reason.table);
  const [first] = changes;
  const example = first ? `，如 ${changeText(session, first, scale)}` : '';
  return [`${name}　${changes.length} 个金额都要换算${example}`];
}

export function reasonText(session: Session, reason: Reason): string {
  return reasonWords(reason, (address) => placeText(session, address));
}

/** `公开05表　行政运行　基本支出（05[2010301,2]）`. */
export function placeText(session: Session, cell: AddressText): string {
  const name = cellInWords(session, cell);
  return name ? `${writeCellName(name)}（${cell}）` : cell;
}

/** Blank is named. */
function valueText(session: Session, cell: AddressText, value: CellValue, scale?: Scale): string {
  if (value === null || value === NOT_APPLICABLE) return value ?? '空';
  const type = session.cell(cell)?.type ?? AMOUNT;
  return ` ${sentenceText(value, type, scale ?? scaleOf([cell], session.document()))}`;
}

/** One sentence about a group: how many mistakes would do, and whether they can be told apart. */
export function groupText({ causes, equallyGood, others }: CauseGroup): string {
  const equal = equallyGood + others;
  if (equal > 1) return `有 ${equal} 处同样可能，改其中一处即可，请逐一核对`;
  return causes.length > 1 ? '最可能的一处；其余几处改正后也能使公式成立' : '只有这一处改正后各公式都成立';
}
