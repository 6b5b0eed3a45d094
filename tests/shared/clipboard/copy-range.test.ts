import { expect, test } from 'vitest';
import { copyRange } from '#shared/clipboard/copy-range';
import { addComparison } from '#shared/layout/add-comparison';
import { layOutTable } from '#shared/layout/lay-out-table';
import { PRIOR_BOOK } from '#shared/pack/book';
import { gridShape } from '#shared/selection/grid-shape';
import { priorFrom } from '#shared/session/prior-from';
import { FACTS, run, SHANXI, startSession, type } from '../shanxi-pack';

const last = startSession();
type(last, { '01[28,1]': '200000' });
const session = startSession();
run(session, { kind: 'set-book', book: PRIOR_BOOK, content: priorFrom(last, '上年.xlsx') });
type(session, { '01[28,1]': '275010.10', '01[29,1]': '700.50' });

const table = SHANXI.tables.find(({ id }) => id === '01')!;
const layout = layOutTable(table, {
  lines: [],
  facts: FACTS,
  scale: 'yuan',
  empty: false,
  hidden: new Set(),
});
const shape = gridShape(addComparison(layout, new Set([2])));

/** 项目, 行次, 决算数, and the three compared columns of a line. */
function copiedLine(label: string, scale: 'yuan' | 'wanyuan') {
  const row = shape.rows.findIndex(({ cells }) => {
    const content = cells[0]?.content;
    return content?.kind === 'text' && content.text.includes(label);
  });
  return copyRange(shape, { top: row, bottom: row, left: 0, right: 5 }, session, scale);
}

test('a table beside last year is copied with last year, change and per cent', () => {
  expect(copiedLine('使用非财政拨款结余', 'yuan').text.trimEnd().split('\t').slice(2)).toEqual([
    '275010.10',
    '200000.00',
    '75010.10',
    '37.51%',
  ]);
  expect(copiedLine('使用非财政拨款结余', 'wanyuan').text.trimEnd().split('\t').slice(2)).toEqual([
    '27.50101',
    '20.00',
    '7.50101',
    '37.51%',
  ]);
});

test('other programs get the numbers themselves, the per cent as a share', () => {
  const { html } = copiedLine('使用非财政拨款结余', 'yuan');
  expect(html).toContain(`x:num="75010.10" sdval="75010.10" sdnum="2052;0;#,##0.00">75,010.10</td>`);
  expect(html).toContain(`x:num="0.3751" sdval="0.3751" sdnum="2052;0;0.00%">37.51%</td>`);
});

test('a line that is new this year says so in words, and has no number to add up', () => {
  const copied = copiedLine('年初结转和结余', 'yuan');
  expect(copied.text.trimEnd().split('\t').slice(2)).toEqual(['700.50', '', '700.50', '上年无']);
  expect(copied.html).toContain('>上年无</td>');
});
