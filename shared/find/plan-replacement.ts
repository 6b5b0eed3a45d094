import type { Scale } from '../amount/amount';
import { explainTypedProblem, readTyped } from '../amount/typed-value';
import { parseAddress } from '../document/address';
import type { CellEdit } from '../document/command';
import { explainRefusal } from '../document/explain-refusal';
import type { Session } from '../session/session';
import type { FindHit } from './find-in-project';

/** What replacing would write, and which hits it leaves as they are, each with a sentence why. */
export type ReplacementPlan = {
  readonly edits: readonly CellEdit[];
  readonly refused: readonly { readonly hit: FindHit; readonly reason: string }[];
};

/**
 * Replaces whole amounts of input cells by what is typed as replacement (an amount, a sum, or nothing). A number
 * that only contains the digits looked for is left alone: an amount half replaced is nobody's wish.
 */
export function planReplacement(
  session: Session,
  hits: readonly FindHit[],
  replacement: string,
  scale: Scale,
): ReplacementPlan {
  const edits: CellEdit[] = [];
  const refused: { hit: FindHit; reason: string }[] = [];
  for (const hit of hits) {
    const edit = editOf(session, hit, replacement, scale);
    if (typeof edit === 'string') refused.push({ hit, reason: edit });
    else edits.push(edit);
  }
  return { edits, refused };
}

/** The edit for one hit, or why there is none. */
function editOf(session: Session, hit: FindHit, replacement: string, scale: Scale): CellEdit | string {
  const address = parseAddress(hit.address);
  const view = address && session.cell(address);
  if (!address || !view) return explainRefusal({ kind: 'no-such-cell', address: hit.address });
  if (hit.kind !== 'amount') return NOT_AN_AMOUNT[hit.kind];
  switch (view.kind) {
    case 'derived':
      return explainRefusal({ kind: 'derived', address: hit.address, formula: view.formula?.text ?? '' });
    case 'override':
      return `${hit.address} 是改写的数，请逐个修改，或按 Delete 恢复公式`;
    case 'not-applicable':
      return explainRefusal({ kind: 'not-applicable', address: hit.address });
    case 'input':
      break;
  }
  if (!hit.isWhole) return `${hit.address} 的 ${hit.shown} 只有一部分与查找的数相同，金额要整个相同才替换`;
  const read = readTyped(replacement, view.type, scale);
  if (!read.ok) return explainTypedProblem(read.problem, scale);
  if (read.value.value === view.value) return `${hit.address} 已经是 ${hit.shown}`;
  return { address, value: read.value.value };
}

const NOT_AN_AMOUNT: Readonly<Record<Exclude<FindHit['kind'], 'amount'>, string>> = {
  name: '名称不在此替换，科目名称用“改名”修改',
  code: '科目编码不能替换，请插入新科目后删除旧科目',
  note: '批注不在此替换，请用 Shift+F2 编辑',
};
