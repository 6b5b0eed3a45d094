import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readyQuestions } from '../../electron/parquet/ready-questions';
import { DATA_TABLE_NAMES, DATA_TABLES } from '../../electron/parquet/schema';
import { BUILT_IN_PACKS } from '../support/built-in-packs';

const DOCUMENT = readFileSync('docs/SCALE.md', 'utf8');

/** The blocks that `npm run cluster` carries out. */
function blocksOf(engine: string): string {
  return [...DOCUMENT.matchAll(/^```\w+ (\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, named]) => named === engine)
    .map(([, , text]) => text)
    .join('\n');
}

const PARTITIONS = ['year', 'pack'];

describe('docs/SCALE.md', () => {
  test.each(DATA_TABLE_NAMES)('gives every engine the columns of %s, and no others', (table) => {
    const columns = [...Object.keys(DATA_TABLES[table]), ...PARTITIONS];
    const [selected = ''] =
      new RegExp(`(?<=COPY \\(SELECT ).*(?= FROM ${table} )`).exec(blocksOf('duckdb')) ?? [];
    expect(selected.split(', ').map((column) => / AS (\w+)$/.exec(column)?.[1] ?? column)).toEqual(columns);
    for (const [engine, name] of [
      ['clickhouse', `${table}_local`],
      ['postgresql', table],
    ] as const) {
      const [, made = ''] =
        new RegExp(`CREATE TABLE ${name} \\((.*?)\\)(?: ENGINE|;)`).exec(blocksOf(engine)) ?? [];
      expect(
        made.split(/, (?=\w+ [A-Za-z])/).map((column) => column.split(' ')[0]),
        engine,
      ).toEqual(columns);
    }
  });

  test('names every table of the data and every column in words', () => {
    for (const table of DATA_TABLE_NAMES) {
      for (const column of Object.keys(DATA_TABLES[table])) expect(DOCUMENT, table).toContain(column);
    }
  });

  test('the ready questions keep to what all engines understand', async () => {
    const { questions } = await readyQuestions(BUILT_IN_PACKS);
    expect(questions.length).toBeGreaterThan(5);
    for (const { id, sql } of questions) {
      expect(sql, id).not.toMatch(/\bFILTER\b|\bOVER\b|\bHAVING\b|GROUP BY ALL|any_value/i);
      // A Chinese name stands in quotes: double ones around a name, single ones around a text.
      expect(sql.replaceAll(/"[^"]*"|'[^']*'/g, ''), id).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
