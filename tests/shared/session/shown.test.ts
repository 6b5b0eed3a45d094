import { expect, test } from 'vitest';
import type { AddressText } from '#shared/document/address';
import { ROW_NAME } from '#shared/pack/row-keys';
import { loadShanxi, sessionOf } from '../../support/reference';
import { largeProject } from '../export/large-project';
import { publishedSession } from '../forms/published-forms';

test('what a cell shows is the same alone and with all that is told of it, in tables, other books and forms', () => {
  for (const session of [sessionOf(loadShanxi(), largeProject(loadShanxi(), 20)), publishedSession()]) {
    const cells: AddressText[] = [...session.addresses(), '01[999,1]', '上年.01[1,1]'];
    for (const [book, { tables }] of session.document().books)
      for (const [table, { entries }] of tables)
        for (const [line, columns] of entries)
          for (const column of [...columns.keys(), ROW_NAME])
            cells.push(`${book}.${table}[${line},${column}]`);
    for (const cell of cells) {
      const whole = session.cell(cell);
      expect([cell, session.shown(cell)]).toEqual([
        cell,
        whole && expect.objectContaining({ value: whole.value, type: whole.type }),
      ]);
    }
  }
});
