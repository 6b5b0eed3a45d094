import { expect, test } from 'vitest';
import { normalName } from '#shared/kit/same-name';
import { officialTables } from '#shared/pack/table-shape';
import { tableWords } from '#shared/recognition/table-words';
import { loadBuiltIn } from '../../support/sample-report';

const packs = ['shanxi-2022', 'shanxi-2023', 'shanghai-2024', 'shanghai-2025', 'sichuan-2024'].map(
  loadBuiltIn,
);

test.each(packs.flatMap((pack) => pack.tables.map((table) => [pack.id, table.name, table] as const)))(
  '%s %s is known by its own words, whoever shares them',
  (_, __, table) => {
    const { number, titles, columns, header, uses, lineCount } = tableWords(table);
    expect(number).toBe(normalName(table.number));
    expect(titles).toContain(normalName(table.title));
    const lines = table.panels.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'line' && !item.line.optional ? [item.line] : [])),
    );
    const keys = new Set([...lines, ...table.footer.map(({ line }) => line)].map(({ key }) => key));
    expect(lineCount).toBe(keys.size);
    for (const { key, label } of lines)
      if (label !== '')
        expect(uses.get(normalName(label))).toMatchObject({
          inBody: true,
          keys: expect.arrayContaining([key]),
        });
    for (const word of columns.flat()) expect(header).toContain(word);
    for (const word of header) expect(uses.get(word)?.inHeader).toBe(true);
  },
);

test('a province’s tables that print the same words year after year share them', () => {
  const [of2022, of2023] = packs.map((pack) => officialTables(pack).map(tableWords));
  const shared = of2022?.filter((words) => of2023?.includes(words)) ?? [];
  expect(shared.length).toBeGreaterThan(5);
});
