import { expect, test } from 'vitest';
import { textValue } from '#shared/amount/amount';
import { aimPaste } from '#shared/clipboard/aim-paste';
import type { Block } from '#shared/clipboard/block';
import { type PastePlan, pasteCommand, planPaste } from '#shared/clipboard/plan-paste';
import { type AddressText, toAddress } from '#shared/document/address';
import { shapeAt, tablesIn } from '#shared/document/document';
import { addForm, deleteForm, moveForm } from '#shared/forms/form-list';
import { displayText } from '#shared/kind/value-text';
import { layOutPlane } from '#shared/layout/lay-out-plane';
import type { BookId } from '#shared/rule/rule';
import { gridShape } from '#shared/selection/grid-shape';
import { cellInWords } from '#shared/session/cell-name';
import type { Session } from '#shared/session/session';
import { textBlock } from '../clipboard/block-of-sheet';
import { run, SHANXI, startSession } from '../shanxi-pack';

const [PROJECT] = SHANXI.forms;
if (!PROJECT) throw new Error('The pack has no forms');

/** A session with so many empty forms of 项目, and their names. */
function withForms(count: number): { readonly session: Session; readonly books: readonly BookId[] } {
  const session = startSession();
  const books = Array.from({ length: count }, () => {
    const { book, step } = addForm(SHANXI, session.document(), PROJECT!);
    expect(run(session, step)).toBeUndefined();
    return book;
  });
  return { session, books };
}

function shownAt(session: Session, address: AddressText): string | undefined {
  const view = session.cell(address);
  return view && displayText(view.value, view.type, 'yuan');
}

function insertRow(session: Session, book: BookId, table: string, code: string): void {
  const step = { kind: 'insert-lines', book, table, names: {}, moveAmounts: false } as const;
  expect(run(session, { ...step, lines: [{ code, name: '' }] })).toBeUndefined();
}

/** A block pasted at a place of a form's table, counted from 0 in its body. */
function paste(session: Session, book: BookId, id: string, block: Block, row = 0, column = 0): PastePlan {
  const place = { book, table: id };
  const table = shapeAt(SHANXI, session.document(), place)!;
  const lines = tablesIn(session.document(), book)!.get(id)!.lines;
  const shape = gridShape(layOutPlane(table, { book, lines, hidden: new Set() }));
  const range = { top: row, left: column, bottom: row, right: column };
  const aim = aimPaste(session, block, { ...place, shape, range, scale: 'yuan' });
  if (!aim.ok) throw new Error(aim.problem);
  const planned = planPaste(session, place, aim.value);
  if (!planned.ok) throw new Error(planned.problem);
  expect(run(session, pasteCommand(planned.value, new Set()))).toBeUndefined();
  return planned.value;
}

/** What stands in the rows of a table: each row's name, then its cells of these columns. */
function rowsOf(session: Session, book: BookId, table: string, columns: readonly number[]) {
  const { lines } = tablesIn(session.document(), book)!.get(table)!;
  return lines.map(({ code }) =>
    [0, ...columns].map((column) => shownAt(session, `${book}.${table}[${code},${column}]`)),
  );
}

test('the name of a row is a cell: it is written, cleared, undone and called by its title', () => {
  const { session, books } = withForms(1);
  const book = books[0]!;
  insertRow(session, book, '指标', '001000');
  const name: AddressText = `${book}.指标[001000,0]`;
  expect(session.cell(name)).toMatchObject({ kind: 'input', value: null });
  const write = (text: string) =>
    run(session, { kind: 'set-cells', cells: [{ address: toAddress(name), value: textValue(text) }] });
  expect(write('购置设备\n数量')).toBeUndefined();
  expect(shownAt(session, name)).toBe('购置设备 数量');
  expect(cellInWords(session, name)).toEqual({
    table: '《绩效指标完成情况》',
    line: '购置设备 数量',
    column: '指标名称',
  });
  session.undo();
  expect(session.cell(name)?.value).toBeNull();
  session.redo();
  expect(write('')).toBeUndefined();
  expect(session.cell(name)?.value).toBeNull();
  // Where no row is there is no name, and the project's own tables have none.
  expect(session.cell(`${book}.指标[002000,0]`)).toBeUndefined();
  expect(session.cell('03[合计,0]')).toBeUndefined();
});

test('a cell of a form is explained with its own formula and checks, in addresses of the project', () => {
  const { session, books } = withForms(1);
  const book = books[0]!;
  const explained = session.explain(`${book}.资金[合计,6]`);
  expect(explained?.cell.address).toBe(`${book}.资金[合计,6]`);
  expect(explained?.formula).toMatchObject({ rule: 'F-3', derives: `${book}.资金[合计,6]` });
  const terms = [...explained!.formula!.right.terms, ...explained!.rules.flatMap(({ left }) => left.terms)];
  expect(terms.length).toBeGreaterThan(0);
  for (const { address } of terms) expect(session.cell(address)?.address).toBe(address);
  // Nothing is in it yet: no rule around a cell has been run.
  const states = () => session.explain(`${book}.资金[合计,6]`)?.rules.map(({ state }) => state);
  expect([explained?.formula?.state, explained?.formula?.reason]).toEqual(['not-run', '还没有填写']);
  expect(session.explain(`${book}.资金[合计,4]`)?.remarks.map(({ rule }) => rule)).toEqual(['Z-2']);
  const cells = [{ address: toAddress(`${book}.概况[日期,1]`), value: textValue('2023年1月') }];
  expect(run(session, { kind: 'set-cells', cells })).toBeUndefined();
  expect(session.explain(`${book}.资金[合计,3]`)?.remarks.map(({ rule }) => rule)).toContain('F-11');
  expect(states()).not.toContain('not-run');
});

test('a block pasted into an empty table of rows makes them; merged categories stand in each row', () => {
  const { session, books } = withForms(1);
  const book = books[0]!;
  const block: Block = {
    ...textBlock(
      '产出指标\t数量指标\t购置设备\t\t≥10台\t10台\t30\n\t\t培训人次\t\t≥20人次\t20人次\t30\n\t质量指标\t验收合格率\t\t=100%\t100%\t30',
    ),
    merges: [
      { top: 0, bottom: 2, left: 0, right: 0 },
      { top: 0, bottom: 1, left: 1, right: 1 },
    ],
  };
  const plan = paste(session, book, '指标', block);
  expect(plan).toMatchObject({ refused: [], differing: [], notices: [] });
  expect(plan.newLines).toHaveLength(3);
  expect(rowsOf(session, book, '指标', [1, 2, 4, 5, 6, 7])).toEqual([
    ['购置设备', '产出指标', '数量指标', '≥10台', '10台', '30.00', '30.00'],
    ['培训人次', '产出指标', '数量指标', '≥20人次', '20人次', '30.00', '30.00'],
    ['验收合格率', '产出指标', '质量指标', '=100%', '100%', '30.00', '30.00'],
  ]);
  session.undo();
  expect(rowsOf(session, book, '指标', [])).toEqual([]);
});

test('pasted with its printed header a block goes to the columns that it names', () => {
  const { session, books } = withForms(1);
  const book = books[0]!;
  const block = textBlock(
    '三级指标\t一级指标\t二级指标\t年初指标\t调整后指标\t实际完成值\t分值\t得分\n购置设备\t产出指标\t数量指标\t\t≥10台\t10台\t90\t90',
  );
  expect(paste(session, book, '指标', block)).toMatchObject({ refused: [], differing: [] });
  expect(rowsOf(session, book, '指标', [1, 2, 4, 5, 6])).toEqual([
    ['购置设备', '产出指标', '数量指标', '≥10台', '10台', '90.00'],
  ]);
});

test('what is longer than the rows below makes more of them; a total that is printed first stays', () => {
  const { session, books } = withForms(1);
  const book = books[0]!;
  insertRow(session, book, '资金', '001000');
  const plan = paste(
    session,
    book,
    '资金',
    textBlock('合计\t\t\t300\t200\n省级\t\t\t100\t80\n市级\t\t\t200\t120'),
  );
  expect(plan).toMatchObject({ refused: [], differing: [] });
  expect(plan.newLines).toHaveLength(1);
  expect(rowsOf(session, book, '资金', [3, 4, 5])).toEqual([
    ['省级', '100.00', '80.00', '20.00'],
    ['市级', '200.00', '120.00', '80.00'],
  ]);
  expect(session.cell(`${book}.资金[合计,3]`)).toMatchObject({ kind: 'derived', value: 30_000n });
});

test('forms are moved in their list and deleted with all that was said of them, each as one step', () => {
  const { session, books } = withForms(3);
  const [first, second, third] = books as [BookId, BookId, BookId];
  expect(session.forms.summaries().map(({ facts }) => facts.name)).toEqual(['新项目', '新项目2', '新项目3']);
  expect(
    run(session, { kind: 'together', steps: moveForm(SHANXI, session.document(), third, -1) }),
  ).toBeUndefined();
  expect(session.forms.ids()).toEqual([first, third, second]);
  expect(moveForm(SHANXI, session.document(), first, -1)).toEqual([]);

  const note: AddressText = `${third}.资金[合计,3]`;
  run(session, { kind: 'set-note', address: toAddress(note), text: '待核' });
  const failing = session.forms.failingIn(third)[0]!;
  run(session, { kind: 'explain', finding: failing.key, text: '年末补填' });
  run(session, { kind: 'together', steps: deleteForm(session.document(), third) });
  expect(session.forms.ids()).toEqual([first, second]);
  // A gap in the places is left: only the two that change places are touched.
  expect(moveForm(SHANXI, session.document(), second, -1)).toHaveLength(2);
  expect(session.document().notes.size + session.document().explanations.size).toBe(0);
  session.undo();
  expect(session.forms.ids()).toEqual([first, third, second]);
  expect(session.document().notes.get(note)).toBe('待核');
  expect(session.document().explanations.get(failing.key)).toBe('年末补填');
});
