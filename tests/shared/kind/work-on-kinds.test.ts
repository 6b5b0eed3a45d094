import { beforeEach, describe, expect, test } from 'vitest';
import type { CellValue } from '#shared/amount/amount';
import { aimPaste } from '#shared/clipboard/aim-paste';
import { copyRange } from '#shared/clipboard/copy-range';
import { planFill } from '#shared/clipboard/plan-fill';
import { pasteCommand, planPaste } from '#shared/clipboard/plan-paste';
import { parseTsv } from '#shared/clipboard/tsv';
import { type AddressText, parseAddress } from '#shared/document/address';
import { explainRefusal } from '#shared/document/explain-refusal';
import { findInProject } from '#shared/find/find-in-project';
import { fittingOptions } from '#shared/find/fitting-options';
import { planReplacement } from '#shared/find/plan-replacement';
import { present } from '#shared/kit/assert';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { gridShape, placeOf } from '#shared/selection/grid-shape';
import type { Session } from '#shared/session/session';
import { layOutSession } from '#shared/session/session-layout';
import { commitText } from '../../../renderer/grid/commit-text';
import { filledValueKinds, loadValueKinds } from '../../support/value-kinds';

let session: Session;
beforeEach(() => {
  session = filledValueKinds();
});

const at = (text: string) => present(parseAddress(text), 'the test names cells');
const shownAt = (text: string): CellValue => session.cell(at(text))?.value ?? null;

function set(text: string, value: CellValue): string {
  const done = session.run({ kind: 'set-cells', cells: [{ address: at(text), value }] });
  return done.ok ? 'done' : explainRefusal(done.problem);
}

function shapeOf(table: string) {
  const found = session.pack.tables.find(({ id }) => id === table)!;
  return gridShape(layOutSession(session, found, 'yuan'));
}

function rangeOf(first: AddressText, last: AddressText) {
  const shape = shapeOf(at(first).table);
  const [from, to] = [placeOf(shape, first)!, placeOf(shape, last)!];
  return { shape, range: { top: from.row, left: from.column, bottom: to.row, right: to.column } };
}

describe('a command', () => {
  test.each<[string, CellValue, string]>([
    ['01[1,1]', "'一千", '01[1,1] 没有录入：这里填金额'],
    ['01[1,8]', 5n, '01[1,8] 没有录入：这里填文字'],
    ['01[1,6]', "'很好", '01[1,6] 没有录入：这里填选项'],
    ['01[1,7]', "'2024-02-30", '01[1,7] 没有录入：这里填日期'],
    ['01[3,6]', "'优", '01[3,6] 在表样中印为“——”，不适用，不能录入'],
    ['01[1,6]', "'良", 'done'],
  ])('sets %s to %s: %s', (text, value, outcome) => expect(set(text, value)).toBe(outcome));

  test('is undone and redone', () => {
    set('01[1,8]', null);
    expect(shownAt('01[1,8]')).toBe(null);
    session.undo();
    expect(shownAt('01[1,8]')).toBe("'=已验收—");
  });
});

test('typing is read as the cell’s kind is, and refused in its words', () => {
  const typed = (text: string, cell: AddressText) => {
    const done = commitText(session, [cell], text, 'yuan', null);
    return done.done ? shownAt(cell) : done.sentence;
  };
  expect(typed('良', '01[1,6]')).toBe("'良");
  expect(typed('好', '01[1,6]')).toBe('01[1,6]：“好”不在可选项中，请从 优、良、中、差 中选一项');
  expect(typed('2024年10月1日', '01[1,7]')).toBe("'2024-10-01");
  expect(typed('97.25%', '01[1,4]')).toBe(9725n);
  expect(typed('=1+1', '01[1,8]')).toBe("'=1+1");
  expect(typed('5辆', '03[2,1]')).toBe(5n);
});

test('a project of every kind comes back from its file', () => {
  const pack = loadValueKinds();
  const read = openProject(saveProject(pack, session.document()));
  const opened = read.ok ? read.value.withPack(pack) : read;
  expect(opened.ok && opened.value).toEqual(session.document());
});

test('a copied row is pasted as it was onto another, cell by cell', () => {
  const { shape, range } = rangeOf('01[1,1]', '01[1,8]');
  const copied = copyRange(shape, range, session, 'yuan');
  expect(copied.text).toBe('123456.78\t123500.00\t12.35\t98.50%\t9.5\t优\t2024-09-30\t=已验收—\r\n');
  expect(copied.html).toContain('x:num="0.9850"');
  const target = rangeOf('01[2,1]', '01[2,1]');
  const block = { rows: parseTsv(copied.text).map((row) => row.map((text) => ({ text }))), merges: [] };
  const aim = aimPaste(session, block, { table: '01', ...target, scale: 'yuan' });
  const planned = aim.ok ? planPaste(session, { table: '01' }, aim.value) : aim;
  if (!planned.ok) throw new Error(planned.problem);
  expect(planned.value.refused).toEqual([]);
  session.run(pasteCommand(planned.value, new Set()));
  for (let column = 1; column <= 8; column += 1)
    expect(shownAt(`01[2,${column}]`), `column ${column}`).toBe(shownAt(`01[1,${column}]`));
});

test('what does not fit a cell is refused with its reason, the rest is pasted', () => {
  const target = rangeOf('01[2,4]', '01[2,4]');
  const rows = [['一半', '9', '最好', '去年'].map((text) => ({ text }))];
  const aim = aimPaste(session, { rows, merges: [] }, { table: '01', ...target, scale: 'yuan' });
  const planned = aim.ok ? planPaste(session, { table: '01' }, aim.value) : aim;
  if (!planned.ok) throw new Error(planned.problem);
  expect(planned.value.refused.map(({ place, reason }) => `${place} ${reason}`)).toEqual([
    '01[2,4] “一半”不是数字，请输入百分比，例如 95.5%',
    '01[2,6] “最好”不在可选项中，请从 优、良、中、差 中选一项',
    '01[2,7] “去年”不是日期，请写成 2024-01-31 或 2024年1月31日',
  ]);
});

test('filling copies texts and choices down, and never into another kind', () => {
  const { shape, range } = rangeOf('01[1,6]', '01[1,8]');
  const down = planFill(session, shape, range, { ...range, bottom: range.bottom + 1 });
  expect([down.edits.map(({ value }) => value), down.skipped]).toEqual([
    ["'优", "'2024-09-30", "'=已验收—"],
    0,
  ]);
  const one = rangeOf('01[1,6]', '01[1,6]').range;
  expect(planFill(session, shape, one, { ...one, right: one.right + 2 })).toMatchObject({
    edits: [],
    skipped: 2,
  });
});

test('words in cells are found and replaced; a choice only by another option', () => {
  const find = (text: string) =>
    findInProject(session, { text, kinds: new Set(['amount', 'text']), whole: false, scale: 'yuan' });
  expect(find('验收').map(({ address, kind, isWhole }) => [address, kind, isWhole])).toEqual([
    ['01[1,8]', 'text', false],
  ]);
  expect(find('98.5').map(({ address }) => address)).toEqual(['01[1,4]']);
  const replace = (sought: string, by: string) => {
    const plan = planReplacement(session, find(sought), {
      sought,
      by,
      scale: 'yuan',
      kinds: new Set(['text']),
    });
    session.run({ kind: 'together', steps: plan.steps });
    return plan.refused.map(({ reason }) => reason);
  };
  expect(replace('验收', '交付')).toEqual([]);
  expect(shownAt('01[1,8]')).toBe("'=已交付—");
  expect(replace('差', '坏')).toEqual(['“坏”不在可选项中，请从 优、良、中、差 中选一项']);
  expect(replace('差', '中')).toEqual([]);
  expect(shownAt('01[2,6]')).toBe("'中");
});

test('options are found by their words or by pinyin', () => {
  const options = ['优', '良', '中', '差', '不适用'];
  expect(fittingOptions(options, '')).toEqual(options);
  expect([
    fittingOptions(options, 'l'),
    fittingOptions(options, 'bsy'),
    fittingOptions(options, '适'),
  ]).toEqual([['良'], ['不适用'], ['不适用']]);
});
