import { expect, test } from 'vitest';
import { addComparison } from '#shared/layout/add-comparison';
import { layOutPlane } from '#shared/layout/lay-out-plane';
import { planeOfBook } from '#shared/layout/plane-of-book';
import { codeLevels } from '#shared/pack/table-shape';
import { BUILT_IN_IDS } from '../../support/built-in-packs';
import { loadBuiltIn } from '../../support/sample-report';
import { loadValueKinds } from '../../support/value-kinds';

/** A plane says of words what a look at all its cells would find. */
const seen = new Set<boolean>();

test.each([...BUILT_IN_IDS.map(loadBuiltIn), loadValueKinds()])('$id', (pack) => {
  for (const table of [...pack.tables, ...pack.forms.flatMap(({ tables }) => tables)]) {
    const codes = codeLevels(table) ? ['201', '20101', '2010101'] : [];
    for (const lines of [[], codes.map((code) => ({ code, name: code }))]) {
      const plane = layOutPlane(table, { lines, hidden: new Set() });
      const holds = plane.body.some(({ cells }) =>
        cells.some(({ content }) => content.kind === 'cell' && content.align !== 'right'),
      );
      expect(plane.holdsWords, table.id).toBe(holds);
      expect(addComparison(plane, new Set([2])).holdsWords, table.id).toBe(holds);
      expect(planeOfBook(plane, '上年').holdsWords, table.id).toBe(holds);
      seen.add(holds);
    }
  }
});

test('some tables hold words, some do not', () => {
  expect(seen).toEqual(new Set([true, false]));
});
