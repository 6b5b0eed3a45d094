import { SCALE_NAMES, type Scale } from '../amount/amount';
import { type Address, toAddress } from '../document/address';
import type { CellEdit, Step } from '../document/command';
import { explainRefusal } from '../document/explain-refusal';
import { displayText, readTyped, readValue } from '../kind/value-text';
import { present } from '../kit/assert';
import { append } from '../kit/lists';
import { failed, ok, type Result } from '../kit/result';
import { normalName } from '../kit/same-name';
import { ROW_NAME } from '../pack/row-keys';
import type { CellView, Session } from '../session/session';
import type { CellHit, FindHit, FindKind } from './find-in-project';

export type Replacement = {
  /** What was looked for and found. */
  readonly sought: string;
  /** An amount or a sum, or words; empty clears an amount or a cell's words. */
  readonly by: string;
  readonly scale: Scale;
  /** Of these hits only; a clerk who replaces amounts does not mean the notes that speak of them. */
  readonly kinds: ReadonlySet<FindKind>;
};

/** What replacing would do, as steps of one action, and which hits it leaves, each with a sentence why. */
export type ReplacementPlan = {
  readonly steps: readonly Step[];
  /** How many hits the steps replace. */
  readonly replaced: number;
  readonly refused: readonly { readonly hit: FindHit; readonly reason: string }[];
};

/**
 * Replaces whole amounts, and words in the names of 科目 and in notes. A number that only contains the digits looked
 * for is left alone, an amount half replaced is nobody's wish; so is one that only looks the same: it is found by what
 * is shown and by its 元, but meant is the amount that the text is in the scale.
 */
export function planReplacement(
  session: Session,
  hits: readonly FindHit[],
  replacement: Replacement,
): ReplacementPlan {
  const edits: CellEdit[] = [];
  const steps: Step[] = [];
  const refused: { hit: FindHit; reason: string }[] = [];
  for (const hit of hits) {
    const step = stepFor(session, hit, replacement);
    if (!step.ok) refused.push({ hit, reason: step.problem });
    else if (step.value.kind === 'set-cells') append(edits, step.value.cells);
    else steps.push(step.value);
  }
  return {
    steps: edits.length === 0 ? steps : [{ kind: 'set-cells', cells: edits }, ...steps],
    replaced: edits.length + steps.length,
    refused,
  };
}

/** The step that replaces one hit, or a sentence why there is none. */
function stepFor(session: Session, hit: FindHit, replacement: Replacement): Result<Step, string> {
  const kind = hit.kind === 'text-note' ? 'note' : hit.kind;
  if (hit.kind === 'sentence' || !replacement.kinds.has(kind)) return failed(NOT_MEANT[kind]);
  if (hit.kind === 'text-note') {
    const text = withWords(hit, replacement);
    return text.ok ? ok({ kind: 'set-text-note', key: hit.written, text: text.value }) : text;
  }
  if (hit.kind === 'written') {
    const text = withWords(hit, replacement);
    return text.ok ? ok({ kind: 'set-text', key: hit.written, text: text.value }) : text;
  }
  const address = toAddress(hit.address);
  switch (hit.kind) {
    case 'amount':
      return amountStep(session, hit, address, replacement);
    case 'text':
      return textStep(session, hit, address, replacement);
    case 'name':
      return nameStep(session, hit, address, replacement);
    case 'note': {
      const text = withWords(hit, replacement);
      return text.ok ? ok({ kind: 'set-note', address, text: text.value }) : text;
    }
    case 'code':
      return failed(NOT_MEANT.code);
  }
}

const NOT_MEANT: Readonly<Record<Exclude<FindKind, 'text-note'>, string>> = {
  amount: '这次只替换文字，金额没有替换',
  text: '这次没有替换单元格里的文字；要替换它们，请选“单元格文字”',
  name: '这次只替换金额；要替换科目名称，请选“名称编码”',
  code: '科目编码不能替换，请插入新科目后删除旧科目',
  note: '这次只替换金额；要替换批注，请选“批注”',
  sentence: '文中的这一句由表样包和表里的数得出，请改表里的数',
  written: '这次只替换金额；要替换情况说明里填写的文字，请选“说明”',
};

function amountStep(
  session: Session,
  hit: CellHit,
  address: Address,
  { sought, by, scale }: Replacement,
): Result<Step, string> {
  const view = session.cell(address);
  if (!view) return failed(explainRefusal({ kind: 'no-such-cell', address: hit.address }));
  if (view.kind === 'derived') {
    return failed(
      explainRefusal({
        kind: 'derived',
        address: hit.address,
        formula: present(view.formula, 'a derived cell has a formula').text,
      }),
    );
  }
  if (view.kind === 'not-applicable') {
    return failed(explainRefusal({ kind: 'not-applicable', address: hit.address }));
  }
  if (!hit.isWhole) {
    return failed(`${hit.address} 的 ${hit.shown} 只有一部分与查找的数相同，金额要整个相同才替换`);
  }
  const meant = readValue(sought, view.type, scale);
  if (!meant.ok) return meant;
  if (meant.value !== view.value) return failed(alike(view, sought, scale));
  const read = readTyped(by, view.type, scale);
  if (!read.ok) return read;
  const { value } = read.value;
  if (value === view.value) return failed(`${hit.address} 已经是 ${hit.shown}`);
  return ok(
    view.kind === 'override'
      ? { kind: 'override-cell', address, value }
      : { kind: 'set-cells', cells: [{ address, value }] },
  );
}

function textStep(
  session: Session,
  hit: CellHit,
  address: Address,
  replacement: Replacement,
): Result<Step, string> {
  const view = session.cell(address);
  if (!view) return failed(explainRefusal({ kind: 'no-such-cell', address: hit.address }));
  const text = hit.isWhole && replacement.by.trim() === '' ? ok('') : withWords(hit, replacement);
  if (!text.ok) return text;
  const read = readValue(text.value, view.type, replacement.scale);
  return read.ok ? ok({ kind: 'set-cells', cells: [{ address, value: read.value }] }) : read;
}

/** Found because it looks the same, in 万元 with two decimals or in 元, and yet another amount. */
function alike({ address, value, type }: CellView, sought: string, scale: Scale): string {
  const exact = displayText(value, type, 'yuan');
  return `${address} 是 ${exact} 元，显示为 ${displayText(value, type, scale)} ${SCALE_NAMES[scale]}，与查找的 ${sought.trim()} ${SCALE_NAMES[scale]}不相等，没有替换；要替换它，请切换到元，查找 ${exact}`;
}

function nameStep(
  session: Session,
  hit: CellHit,
  { table, line }: Address,
  replacement: Replacement,
): Result<Step, string> {
  // The name of a form's row is a cell.
  if (hit.address && toAddress(hit.address).column === ROW_NAME)
    return textStep(session, hit, toAddress(hit.address), replacement);
  const isCoded = session
    .document()
    .tables.get(table)
    ?.lines.some(({ code }) => code === line);
  if (!isCoded) return failed(`“${hit.shown}”是表样文字，不能改`);
  const name = withWords(hit, replacement);
  return name.ok ? ok({ kind: 'rename-line', table, code: line, name: name.value }) : name;
}

/** The text with the words replaced; they are found whatever their width and spaces, but replaced only as they stand. */
function withWords({ shown, isWhole }: FindHit, { sought, by }: Replacement): Result<string, string> {
  const words = sought.trim();
  const text = isWhole ? by.trim() : shown.replaceAll(words, by.trim());
  if (text === shown || (!isWhole && !shown.includes(words))) {
    return failed(
      normalName(by) === normalName(sought)
        ? `“${shown}”没有变化`
        : `“${shown}”的全角、半角或空格与查找的不同，请直接修改`,
    );
  }
  return text === '' ? failed(`“${shown}”会变成空白，没有替换`) : ok(text);
}
