import { describe, expect, it } from 'vitest';
import { addComparison, withoutOwn } from '../../../shared/layout/add-comparison';
import { rowKeeper } from '../../../shared/layout/lay-out-panel';
import { layOutPlane } from '../../../shared/layout/lay-out-plane';
import { textCell } from '../../../shared/layout/layout-cells';
import { changedRow, lazyRow } from '../../../shared/layout/lazy-row';
import { planeOfBook } from '../../../shared/layout/plane-of-book';
import { gridShape } from '../../../shared/selection/grid-shape';
import { loadShanxi } from '../../support/reference';

describe('a row of a layout', () => {
  it('makes its cells when they are asked for, once, and keeps them when it is copied', () => {
    let made = 0;
    const row = lazyRow('2010101', 'lines', () => {
      made += 1;
      return [textCell(0, '行政运行', 'left')];
    });
    const changed = changedRow(row, (cells) => cells.map((cell) => ({ ...cell, column: cell.column + 1 })));
    expect(made).toBe(0);
    expect(changed.cells).toEqual([textCell(1, '行政运行', 'left')]);
    expect(changed.cells).toBe(changed.cells);
    expect({ ...row }).toEqual({ key: '2010101', kind: 'lines', cells: [textCell(0, '行政运行', 'left')] });
    expect(made).toBe(1);
  });

  it('of a table that is drawn, compared or looked at in another book is not asked before it is in sight', () => {
    const table = loadShanxi().tables.find(({ id }) => id === '03');
    if (!table) throw new Error('No table 03');
    let asked = 0;
    const code = '2010101';
    const line = {
      code,
      get name() {
        asked += 1;
        return '行政运行';
      },
    };
    const plane = layOutPlane(table, { lines: [line], hidden: new Set() });
    const compared = withoutOwn(addComparison(plane, new Set([3])), new Set(['2010102']));
    const shape = gridShape(planeOfBook(compared, '上年'));
    expect(asked).toBe(0);
    const row = shape.rows.find(({ key }) => key === code);
    expect(row?.cells.some((cell) => cell?.content.kind === 'text' && cell.content.text === '行政运行')).toBe(
      true,
    );
    expect(asked).toBe(1);
  });

  it('of a line that stays is the same object when others come and go, and another when the line is another', () => {
    const table = loadShanxi().tables.find(({ id }) => id === '03');
    if (!table) throw new Error('No table 03');
    const lines = ['201', '20101', '2010101'].map((code) => ({ code, name: code }));
    const keep = rowKeeper();
    const bodyOf = (now: typeof lines) => layOutPlane(table, { lines: now, hidden: new Set() }, keep).body;
    const rowOf = (body: ReturnType<typeof bodyOf>, code: string) => body.find(({ key }) => key === code);
    const before = bodyOf(lines);
    const [first, ...others] = lines;
    if (!first) throw new Error('Lines');
    const after = bodyOf([{ ...first, name: '一般公共服务支出' }, { code: '20100', name: '新' }, ...others]);
    expect(rowOf(after, '20101')).toBe(rowOf(before, '20101'));
    expect(rowOf(after, '2010101')).toBe(rowOf(before, '2010101'));
    expect(rowOf(after, '201')).not.toBe(rowOf(before, '201'));
    expect(rowOf(after, '201')?.cells.map(({ content }) => content)).toContainEqual(
      expect.objectContaining({ kind: 'name', text: '一般公共服务支出' }),
    );
    expect(after.map(({ key }) => key)).toEqual(
      layOutPlane(table, {
        lines: [first, { code: '20100', name: '' }, ...others],
        hidden: new Set(),
      }).body.map(({ key }) => key),
    );
  });
});
