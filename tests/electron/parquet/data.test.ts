import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { isNumber } from '#shared/amount/amount';
import { unusableUnit } from '#shared/batch/unit-result';
import { MEMBER_BOOK } from '#shared/pack/book';
import { tableLines } from '#shared/pack/table-shape';
import { holdRoster } from '#shared/roster/hold-roster';
import { createSession } from '#shared/session/create-session';
import { printedBook } from '#shared/session/prior-from';
import { consolidate } from '#shared/units/consolidate';
import { termsQuestion } from '../../../electron/parquet/cell-terms';
import { packsIn, partsOf } from '../../../electron/parquet/data-folder';
import { type OpenData, openData } from '../../../electron/parquet/open-data';
import { questionsCalled, readyQuestions } from '../../../electron/parquet/ready-questions';
import type { DataTable } from '../../../electron/parquet/schema';
import { answerUnit } from '../../../electron/services/batch/batch-job';
import { writeExpected } from '../../../electron/services/batch/expected-data';
import { UnitData } from '../../../electron/services/batch/unit-data';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { SHANXI } from '../../shared/shanxi-pack';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { projectOf } from '../../world/make-units';
import { writeWorld } from '../batch/world-folder';

function raise(what: string): never {
  throw new Error(what);
}

const top = mkdtempSync(join(tmpdir(), 'juesuan-data-'));
const results = join(top, '结果');
let made: ReturnType<typeof writeWorld>;
let data: OpenData;

beforeAll(async () => {
  made = writeWorld(join(top, '单位'), { units: 12, seed: 21, errorEvery: 3 }, 'juesuan');
  const packs = openPackLibrary(BUILT_IN_PACKS);
  const parts = new UnitData();
  for (const [at, { file }] of made.entries()) {
    const unit = { path: join(top, '单位', file), file };
    const { result, cells } = await answerUnit(unit, { kind: 'check', cells: true }, { packs });
    parts.add(result, cells);
    if (at === 5) parts.add(unusableUnit('坏.xlsx', '读不了'), undefined);
    if (at % 6 === 5)
      expect(await parts.write(results, Math.floor(at / 6))).toEqual({ ok: true, value: undefined });
  }
  // The second of them has no number of people in the list, and one of the list did not come.
  const files = made.map(({ file, unit }) => ({ file, organisation: unit.name, year: 2022, trouble: '' }));
  const listed = made.map(({ unit }, at) => ({ name: unit.name, headcount: at === 1 ? null : 10 + at }));
  const roster = {
    units: [...listed, { name: '没有报的局', headcount: 5 }],
    headcountName: '编制人数',
    told: [],
  };
  expect(await writeExpected(results, holdRoster(roster, files))).toMatchObject({ ok: true });
  const opened = await openData(results);
  if (!opened.ok) throw new Error(opened.problem.message);
  data = opened.value;
  return () => {
    data.close();
    rmSync(top, { recursive: true });
  };
}, 120_000);

async function rowsOf(sql: string) {
  const answer = await data.ask(sql, 100_000);
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value.rows;
}

describe('the data of many units', () => {
  test('holds every amount to the 分, as decimals', async () => {
    const sums = new Map<string, bigint>();
    for (const { thisYear } of made) {
      for (const [cell, value] of thisYear.values) {
        const [, table = '', line = '', column = ''] = /^(.+)\[(.+),(\d+)\]$/.exec(cell) ?? [];
        const view = thisYear.session.cell({ table, line, column: Number(column) });
        if (isNumber(value) && view?.type.kind === 'amount') sums.set(cell, (sums.get(cell) ?? 0n) + value);
      }
    }
    const rows = await rowsOf(
      "SELECT table_id || '[' || line || ',' || column_no || ']', sum(amount), typeof(any_value(amount)) FROM cells WHERE book = '' AND amount IS NOT NULL GROUP BY ALL",
    );
    expect(rows.length).toBeGreaterThan(500);
    for (const [cell, sum, type] of rows) {
      expect(type).toBe('DECIMAL(18,2)');
      expect(BigInt((sum ?? '').replace('.', '')), cell ?? '').toBe(sums.get(cell ?? '') ?? 0n);
    }
    expect(rows).toHaveLength(sums.size);
  });

  test('adds up to the sum of units, to the 分', async () => {
    const members = made.map(({ path, file }) => {
      const document = projectOf(made.find((one) => one.file === file) ?? raise(file));
      const session = createSession(SHANXI, document);
      return { file: path, book: printedBook(session.ok ? session.value : raise(file), MEMBER_BOOK, path) };
    });
    const facts = { organisation: '某局', kind: '', year: SHANXI.year };
    const sum = consolidate({ ...SHANXI, eliminations: [] }, facts, members, []);
    if (!sum.ok) throw new Error(sum.problem.kind);
    const rows = await rowsOf(
      "SELECT table_id, line, column_no, sum(amount) FROM cells WHERE book = '' AND amount IS NOT NULL GROUP BY ALL",
    );
    expect(rows.length).toBeGreaterThan(500);
    for (const [table = '', line = '', column, total] of rows) {
      const address = { table: table ?? '', line: line ?? '', column: Number(column) };
      const value = sum.value.session.cell(address)?.value ?? null;
      expect(value, `${table}[${line},${column}]`).toBe(BigInt((total ?? '').replace('.', '')));
    }
  });

  test('leads from a cell of a sum to the units behind it, the greatest first', async () => {
    const answers = async (cell: string) => {
      const question = termsQuestion(cell);
      return rowsOf(question.ok ? question.value : question.problem);
    };
    const rows = await answers('03[合计,2]');
    const expected = made.map(({ file, thisYear }) => ({ file, amount: thisYear.values.get('03[合计,2]') }));
    const found = rows.map(([, file, , , amount]) => ({
      file,
      amount: BigInt((amount ?? '').replace('.', '')),
    }));
    const byAmount = (one: { amount?: unknown }, other: { amount?: unknown }) =>
      Number(other.amount) - Number(one.amount);
    expect(found).toEqual(expected.toSorted(byAmount));
    expect(await answers("0'3[合计,2]")).toEqual([]);
    expect(termsQuestion('03')).toMatchObject({ ok: false });
  });

  test('is partitioned by year and pack, and a file that could not be read is in it too', async () => {
    expect(existsSync(join(results, 'data/units/year=2022/pack=shanxi-2022/part-00001.parquet'))).toBe(true);
    expect(await rowsOf('SELECT year, pack, count(*) FROM units GROUP BY ALL ORDER BY 3')).toEqual([
      [null, null, '1'],
      ['2022', 'shanxi-2022', '12'],
    ]);
    expect(await rowsOf('SELECT DISTINCT book FROM cells ORDER BY 1')).toEqual([[''], ['上年']]);
  });

  test('answers every question that is ready', async () => {
    const ready = await readyQuestions(BUILT_IN_PACKS);
    expect(ready.problems).toEqual([]);
    const own = ready.questions.filter(({ pack }) => pack === undefined || pack === 'shanxi-2022');
    expect(own.length).toBeGreaterThan(8);
    for (const { id, sql } of own) {
      const answer = await data.ask(sql, 1000);
      expect(answer.ok ? answer.value.rows.length : answer.problem.message, id).toBeGreaterThan(0);
    }
  });

  test('answers states in words, and none that was not wholly run as plainly passed', async () => {
    const { questions } = await readyQuestions(BUILT_IN_PACKS);
    const [states] = questionsCalled('states', questions, []);
    const answer = await data.ask(states?.sql ?? '', 1000);
    if (!answer.ok) throw new Error(answer.problem.message);
    const at = (name: string) => answer.value.columns.findIndex((column) => column.name === name);
    const said = new Set(
      answer.value.rows.map((row) => [row[at('状态')], Number(row[at('未执行')]) > 0].join()),
    );
    expect(
      [...said].filter(
        (each) => !/^(?:通过,false|通过（有未执行）,true|(?:有错误|待回答|不能用),)/.test(each),
      ),
    ).toEqual([]);
    expect([...said].join()).toMatch(/有错误|待回答|不能用/);
  });

  test('公用经费 a head: by the people of the list, the dearest first, and a unit without a number of them last', async () => {
    const { questions } = await readyQuestions(BUILT_IN_PACKS);
    const [question] = questionsCalled('running-costs-per-head', questions, ['shanxi-2022']);
    const rows = await rowsOf(question?.sql ?? '');
    const spent = made.map(({ unit, thisYear }, at) => {
      const value = thisYear.values.get('06[公用,2]');
      const people = at === 1 ? null : 10 + at;
      return { name: unit.name, fen: isNumber(value ?? null) ? (value as bigint) : raise(unit.name), people };
    });
    const counted = spent.filter(({ people }) => people !== null);
    const total = counted.reduce((sum, { fen }) => sum + fen, 0n);
    const all = counted.reduce((sum, { people }) => sum + BigInt(people ?? 0), 0n);
    /** A quotient rounded half up to hundredths. */
    const hundredths = (over: bigint, under: bigint) => {
      const digits = String((2n * over + under) / (2n * under)).padStart(3, '0');
      return Number(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
    };
    const told = spent
      .map(({ name, fen, people }) => ({
        name,
        a: people === null ? null : hundredths(fen, BigInt(people)),
        times: people === null ? null : hundredths(100n * fen * all, BigInt(people) * total),
      }))
      .toSorted((one, other) => (other.a ?? -1) - (one.a ?? -1));
    expect(
      rows.map(([name, , , a = null, times = null]) => ({
        name,
        a: a === null ? null : Number(a),
        times: times === null ? null : Number(times),
      })),
    ).toEqual(told);
    expect(rows.at(-1)?.slice(2)).toEqual([null, null, null]);
  });

  test('half a 分 a head is rounded up, as engines that divide decimals do: floats would fall below it', async () => {
    const halves = join(top, '半分');
    const engine = await DuckDBInstance.create(':memory:');
    const connection = await engine.connect();
    for (const table of ['units', 'cells', 'expected']) {
      for (const path of await partsOf(results, table as DataTable)) {
        const target = join(halves, relative(results, path));
        mkdirSync(dirname(target), { recursive: true });
        // 6,593,355.34 by 44 is 149,848.985.
        const what =
          table === 'cells'
            ? "* REPLACE (CAST(CASE WHEN table_id = '06' THEN 6593355.34 ELSE amount END AS DECIMAL(18,2)) AS amount)"
            : table === 'expected'
              ? '* REPLACE (CAST(44 AS INTEGER) AS headcount)'
              : '*';
        const from = `read_parquet('${path}', hive_partitioning = false)`;
        await connection.run(`COPY (SELECT ${what} FROM ${from}) TO '${target}' (FORMAT parquet)`);
      }
    }
    connection.closeSync();
    const opened = await openData(halves);
    if (!opened.ok) throw new Error(opened.problem.message);
    const { questions } = await readyQuestions(BUILT_IN_PACKS);
    const [question] = questionsCalled('running-costs-per-head', questions, ['shanxi-2022']);
    const answer = await opened.value.ask(question?.sql ?? '', 1);
    opened.value.close();
    expect(answer.ok ? answer.value.rows[0]?.slice(1) : answer.problem.message).toEqual([
      '6593355.34',
      '44',
      '149848.99',
      '1',
    ]);
  });

  test('answers for units of each pack apart, though units of all lie together', {
    timeout: 60_000,
  }, async () => {
    const mixed = join(top, '各表样');
    const packs = openPackLibrary(BUILT_IN_PACKS);
    const all = await packs.all();
    if (!all.ok) throw new Error(all.problem.message);
    const parts = new UnitData();
    for (const { id } of all.value.packs) {
      const path = join(BUILT_IN_PACKS.builtIn, id, 'sample.juesuan');
      const { result, cells } = await answerUnit(
        { path, file: id },
        { kind: 'check', cells: true },
        { packs },
      );
      parts.add({ ...result, organisation: id }, cells);
    }
    expect(await parts.write(mixed, 0)).toMatchObject({ ok: true });
    const files = all.value.packs.map(({ id }) => ({ file: id, organisation: id, year: null, trouble: '' }));
    const listed = files.map(({ organisation }) => ({ name: organisation, headcount: 7 }));
    const roster = { units: listed, headcountName: '人数', told: [] };
    expect(await writeExpected(mixed, holdRoster(roster, files))).toMatchObject({ ok: true });
    const opened = await openData(mixed);
    if (!opened.ok) throw new Error(opened.problem.message);
    const { questions } = await readyQuestions(BUILT_IN_PACKS);
    expect(await packsIn(mixed)).toEqual(new Set(all.value.packs.map(({ id }) => id)));
    for (const { id } of all.value.packs) {
      const own = questions.filter(({ pack }) => pack === id);
      expect(
        own.map((question) => question.id),
        id,
      ).toContain('three-public');
      for (const question of own) {
        const answer = await opened.value.ask(question.sql, 100);
        if (!answer.ok) throw new Error(`${id} ${question.id}: ${answer.problem.message}`);
        const { columns, rows } = answer.value;
        // A sample without any balance has no row of it; that what is asked for is in the pack's tables holds always.
        const isThere = question.id !== 'balance' || rows.length > 0;
        const asked = isThere ? [id] : [];
        expect([id, question.id, rows.map(([organisation]) => organisation)]).toEqual([
          id,
          question.id,
          asked,
        ]);
        const blank = columns.filter(({ name }, at) => !name.includes('上年') && rows[0]?.[at] === null);
        expect([id, question.id, blank]).toEqual([id, question.id, []]);
        const pack = all.value.packs.find((one) => one.id === id) ?? raise(id);
        for (const [, table = '', line] of question.sql.matchAll(
          /table_id = '([^']+)' AND line = '([^']+)'/g,
        )) {
          const shape = pack.tables.find((one) => one.id === table) ?? raise(`${id} ${table}`);
          expect([id, table, tableLines(shape, []).map(({ key }) => `${key}`)]).toEqual([
            id,
            table,
            expect.arrayContaining([line]),
          ]);
        }
      }
    }
    opened.value.close();
  });

  test('asks a pack for its own question, where units are of it, and not for a faulty one', async () => {
    const installed = join(top, 'packs');
    mkdirSync(join(installed, '坏'), { recursive: true });
    writeFileSync(join(installed, '坏', 'questions.yaml'), 'questions: 无');
    const { questions, problems } = await readyQuestions({ ...BUILT_IN_PACKS, installed });
    expect(problems).toEqual([expect.stringMatching(/表样包“坏”的查询有误/)]);
    expect(data.packs).toEqual(['shanxi-2022']);
    const packs = (id: string, of: readonly string[]) =>
      questionsCalled(id, questions, of).map(({ pack }) => pack);
    expect(packs('three-public', ['shanxi-2023'])).toEqual(['shanxi-2023']);
    expect(packs('three-public', ['shanxi-2022', 'shanxi-2023'])).toEqual(['shanxi-2022', 'shanxi-2023']);
    expect(packs('states', ['shanxi-2022'])).toEqual([undefined]);
    expect(packs('no-such', ['shanxi-2022'])).toEqual([]);
  });

  test('about cells that a pack does not name are not asked of it; one that is no cell is told with its line', async () => {
    const installed = join(top, 'own-packs');
    const write = (id: string, text: string): void => {
      mkdirSync(join(installed, id), { recursive: true });
      writeFileSync(join(installed, id, 'questions.yaml'), text);
    };
    write('甲', 'cells:\n  本年支出: "03[合计,1]"\n  公用经费: "06[公用,1]"\n');
    write('乙', 'cells:\n  本年支出: 03合计\n');
    const { questions, problems } = await readyQuestions({ builtIn: installed, installed });
    const own = questions.filter(({ pack }) => pack !== undefined);
    expect(own.map(({ id, pack }) => [pack, id])).toEqual([
      ['甲', 'expenditure'],
      ['甲', 'running-costs-per-head'],
    ]);
    expect(own[0]?.sql).toContain("(table_id = '03' AND line = '合计' AND column_no = 1)");
    expect(problems).toEqual([expect.stringMatching(/“乙”.*第 2 行.*表\[行,栏\]/)]);
  });

  test('of a table that nobody filled answers no rows, with the same columns', async () => {
    const empty = join(top, '无');
    const parts = new UnitData();
    parts.add(unusableUnit('坏.xlsx', '读不了'), undefined);
    expect(await parts.write(empty, 0)).toMatchObject({ ok: true });
    const opened = await openData(empty);
    if (!opened.ok) throw new Error(opened.problem.message);
    const typesOf = async (from: OpenData, table: string) => {
      const answer = await from.ask(`SELECT column_name, data_type FROM (DESCRIBE ${table}) ORDER BY 1`, 99);
      return answer.ok ? answer.value.rows : answer.problem.message;
    };
    for (const table of ['cells', 'findings']) {
      expect(await opened.value.ask(`SELECT * FROM ${table}`, 9)).toMatchObject({ value: { rows: [] } });
      expect(await typesOf(opened.value, table), table).toEqual(await typesOf(data, table));
    }
    opened.value.close();
  });

  test.each([
    ['another file', "SELECT * FROM read_text('/etc/passwd')"],
    ['another file by its name', "SELECT * FROM '/etc/passwd'"],
    ['a folder', "SELECT * FROM glob('/*')"],
    ['the network', "SELECT * FROM read_csv('http://127.0.0.1:1/x.csv')"],
    ['writing a file', "COPY (SELECT 1) TO '/tmp/juesuan-must-not-be-there.csv'"],
    ['an extension', 'INSTALL httpfs'],
    ['loading one', 'LOAD httpfs'],
    ['a setting', 'SET enable_external_access = true'],
    ['a database', "ATTACH '/tmp/juesuan-must-not-be-there.db'"],
    ['a change', 'DROP VIEW cells'],
    ['a table', 'CREATE TABLE neu AS SELECT 1'],
    ['two statements', 'SELECT 1; DROP VIEW cells'],
    ['nonsense', 'SELEC 1'],
  ])('refuses %s', async (_, sql) => {
    const answer = await data.ask(sql, 10);
    expect(answer).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/只能|一次|没有做成|附近/) },
    });
    expect(existsSync('/tmp/juesuan-must-not-be-there.csv')).toBe(false);
    expect(await rowsOf('SELECT count(*) > 0 FROM cells')).toEqual([['true']]);
  });

  test.each([
    ['SELECT nosuch FROM units', '没有“nosuch”这一栏（文字要用单引号括起来）（第 1 行第 8 个字）'],
    [
      "SELECT organisation\nFROM cells\nWHERE '一般' = '一般' AND amont > 3",
      '没有“amont”.*（第 3 行第 23 个字）',
    ],
    ['SELECT organisation, message FROM units', '“message”这一栏在 findings 里，查询的表里没有'],
    ['SELEC 1', '“SELEC”附近的写法不对（第 1 行第 1 个字）'],
    [
      "SELECT '中文' FROM cels",
      '没有“cels”这张表，可以查询的是 units、cells、findings、expected（第 1 行第 18 个字）',
    ],
    ['SELECT sum(amount) FROM cells WHERE', '查询没有写完'],
    ["SELECT 'abc", '引号没有配成一对（第 1 行第 8 个字）'],
    [
      'SELECT organisation, amount FROM cells GROUP BY organisation',
      '“amount”既没有写进 GROUP BY，也没有汇总',
    ],
    ['SELECT sum(message) FROM findings', '“sum”不能用于这里的内容（VARCHAR）'],
    ["SELECT CAST('甲' AS INTEGER)", '“甲”不能转成数'],
    ['SELECT 人均(1)', '没有“人均”这个函数（第 1 行第 8 个字）'],
    ['SELECT file FROM units；', '“；”是全角标点，SQL 里要用半角的'],
    [' ', '没有写查询'],
    ["SELECT 1 FROM read_text('/etc/hostname')", '查询只能读这个文件夹里的数据.*（第 1 行第 15 个字）'],
  ])('says in words what is wrong with %s, and where', async (sql, said) => {
    const answer = await data.ask(sql, 10);
    expect(answer.ok ? answer.value : answer.problem.message).toMatch(
      new RegExp(said.replaceAll('(', '\\(')),
    );
  });

  test('that an older program wrote is asked for what it has; for the rest it is to be made anew', async () => {
    const older = join(top, '较早');
    const engine = await DuckDBInstance.create(':memory:');
    const connection = await engine.connect();
    for (const table of ['units', 'cells', 'findings']) {
      for (const part of ['part-00000', 'part-00001']) {
        const path = `data/${table}/year=2022/pack=shanxi-2022/${part}.parquet`;
        mkdirSync(dirname(join(older, path)), { recursive: true });
        // Only the first part of it lacks the column.
        const what = table === 'cells' && part === 'part-00000' ? '* EXCLUDE (level)' : '*';
        const from = `read_parquet('${join(results, path)}', hive_partitioning = false)`;
        if (!existsSync(join(results, path))) continue;
        await connection.run(`COPY (SELECT ${what} FROM ${from}) TO '${join(older, path)}' (FORMAT parquet)`);
      }
    }
    connection.closeSync();
    engine.closeSync();
    const opened = await openData(older);
    if (!opened.ok) throw new Error(opened.problem.message);
    const sum = 'SELECT count(*), sum(amount) FROM cells';
    expect(await opened.value.ask(sum, 9)).toMatchObject({ value: { rows: await rowsOf(sum) } });
    const { questions } = await readyQuestions(BUILT_IN_PACKS);
    const changes = questions.find(({ id }) => id === 'changes');
    const answer = await opened.value.ask(changes?.sql ?? '', 9);
    expect(answer).toMatchObject({
      problem: { message: expect.stringMatching(/没有“level”这一栏，是较早的程序写的，请重新检查各单位/) },
    });
    opened.value.close();
  });

  test('is made of plain Parquet files', () => {
    const bytes = readFileSync(join(results, 'data/cells/year=2022/pack=shanxi-2022/part-00000.parquet'));
    expect(bytes.subarray(0, 4).toString()).toBe('PAR1');
    expect(bytes.subarray(-4).toString()).toBe('PAR1');
  });
});
