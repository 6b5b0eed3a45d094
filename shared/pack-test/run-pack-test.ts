import { NOT_APPLICABLE } from '../amount/amount';
import { parseAddress, writeAddress } from '../document/address';
import type { CellEdit, Step } from '../document/command';
import type { ProjectDocument } from '../document/document';
import { explainRefusal } from '../document/explain-refusal';
import { newDocument } from '../document/new-document';
import { STATE_NAMES } from '../engine/finding';
import { AMOUNT } from '../kind/kinds';
import { editText, readValue } from '../kind/value-text';
import { present } from '../kit/assert';
import { failed, ok, type Result } from '../kit/result';
import type { Pack } from '../pack/pack';
import { createSession } from '../session/create-session';
import type { Session } from '../session/session';
import type { PackTest } from './pack-test-file';

/** What a test found wrong, and the key of the test under which it stands. */
export type TestFault = { readonly path: readonly PropertyKey[]; readonly reason: string };

/**
 * Does what the test says in a session of its own and compares. Amounts are in the scale of their table.
 *
 * @param sample the pack's sample, where it has one
 */
export function runPackTest(
  test: PackTest,
  pack: Pack,
  sample: ProjectDocument | undefined,
): readonly TestFault[] {
  const start = startOf(test, pack, sample);
  if (!start) return [{ path: ['开始'], reason: '表样包没有可用的 sample.juesuan，不能从示例开始' }];
  const opened = createSession(pack, start);
  if (!opened.ok) return [{ path: ['开始'], reason: '审核公式在示例的各行上不能执行' }];
  const session = opened.value;
  for (const { path, command } of stepsOf(test)) {
    const step = command(session);
    if (!step.ok) return [{ path, reason: step.problem }];
    const done = session.run(step.value);
    if (!done.ok && done.problem.kind !== 'nothing-to-do')
      return [{ path, reason: explainRefusal(done.problem) }];
  }
  return [...valueFaults(test, session), ...findingFaults(test, session), ...failingFaults(test, session)];
}

function startOf(
  { 开始: start, 单位性质: kind }: PackTest,
  pack: Pack,
  sample: ProjectDocument | undefined,
): ProjectDocument | undefined {
  const begun =
    start === '示例' ? sample : newDocument(pack, { organisation: '某单位', kind: '', year: pack.year });
  return begun && kind !== undefined ? { ...begun, facts: { ...begun.facts, kind } } : begun;
}

type TestStep = {
  readonly path: readonly PropertyKey[];
  readonly command: (session: Session) => Result<Step, string>;
};

/** Lines first, then what is typed, then what is written against a formula; one step a place, so that faults have one. */
function stepsOf(test: PackTest): readonly TestStep[] {
  return [
    ...Object.entries(test.科目).map(
      ([table, names]): TestStep => ({
        path: ['科目', table],
        command: () =>
          ok({
            kind: 'insert-lines',
            table,
            lines: Object.entries(names).map(([code, name]) => ({ code, name })),
            names,
            moveAmounts: false,
          }),
      }),
    ),
    ...Object.entries(test.填写).map(
      ([cell, text]): TestStep => ({
        path: ['填写', cell],
        command: (session) => {
          const edit = editOf(cell, text, session);
          return edit.ok ? ok({ kind: 'set-cells', cells: [edit.value] }) : edit;
        },
      }),
    ),
    ...Object.entries(test.改写).map(
      ([cell, text]): TestStep => ({
        path: ['改写', cell],
        command: (session) => {
          const edit = editOf(cell, text, session);
          return edit.ok ? ok({ kind: 'override-cell', ...edit.value }) : edit;
        },
      }),
    ),
  ];
}

function editOf(cell: string, text: string, session: Session): Result<CellEdit, string> {
  const address = addressOf(cell);
  const scale = session.document().tables.get(address.table)?.scale ?? session.pack.scale;
  const value = readValue(text, session.cell(address)?.type ?? AMOUNT, scale);
  return value.ok ? ok({ address, value: value.value }) : failed(`${cell}：${value.problem}`);
}

function valueFaults(test: PackTest, session: Session): readonly TestFault[] {
  return Object.entries(test.数值).flatMap(([cell, text]) => {
    const path = ['数值', cell];
    const wanted = editOf(cell, text, session);
    if (!wanted.ok) return [{ path, reason: wanted.problem }];
    const shown = session.cell(addressOf(cell));
    if (!shown) return [{ path, reason: `没有单元格 ${cell}` }];
    const { value, type } = shown;
    if (value === wanted.value.value) return [];
    const scale = session.document().tables.get(addressOf(cell).table)?.scale ?? session.pack.scale;
    const is = value === NOT_APPLICABLE ? value : editText(value, type, scale) || '空';
    return [{ path, reason: `${cell} 应为 ${text || '空'}，却是 ${is}` }];
  });
}

/**
 * Of the rule's findings over all the named cells: 通过 asks that none says otherwise (不适用 aside), any other state
 * that some finding is in it.
 */
function findingFaults(test: PackTest, session: Session): readonly TestFault[] {
  return test.审核.flatMap(({ 公式: rule, 状态: wanted, 单元格: cells }, position) => {
    const path = ['审核', position];
    const named = cells.map((cell) => writeAddress(addressOf(cell)));
    const findings = session
      .findings()
      .filter((finding) => finding.rule === rule && named.every((cell) => finding.cells.includes(cell)));
    const place = `${rule}${cells.length > 0 ? ` 关于 ${cells.join('、')}` : ''}`;
    if (findings.length === 0) return [{ path, reason: `没有 ${place} 的审核结果` }];
    const states = findings.map(({ state }) => STATE_NAMES[state]);
    const bad =
      wanted === STATE_NAMES.pass
        ? states.find((state) => state !== wanted && state !== STATE_NAMES['not-applicable'])
        : states.includes(wanted)
          ? undefined
          : states[0];
    return bad === undefined ? [] : [{ path, reason: `${place} 应为“${wanted}”，却是“${bad}”` }];
  });
}

function failingFaults({ 不通过: wanted }: PackTest, session: Session): readonly TestFault[] {
  if (!wanted) return [];
  const failing = new Map(
    session.findings().flatMap((finding) => (finding.state === 'fail' ? [[finding.rule, finding]] : [])),
  );
  const path = ['不通过'];
  return [
    ...wanted
      .filter((rule) => !failing.has(rule))
      .map((rule) => ({ path, reason: `${rule} 应为“不通过”，却没有不通过` })),
    ...[...failing.values()]
      .filter(({ rule }) => !wanted.includes(rule))
      .map(({ rule, message }) => ({ path, reason: `没有想到 ${rule} 不通过：${message}` })),
  ];
}

function addressOf(cell: string) {
  return present(parseAddress(cell), 'the test file was checked');
}
