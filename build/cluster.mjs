import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { startShards } from './clickhouse-shards.mjs';
import { startPostgres } from './postgres-server.mjs';
import { ROOT } from './root.mjs';
import { run, telling } from './run.mjs';
import { ensureClusterPackages } from './system-packages.mjs';
import { statementLines } from './written-statements.mjs';

/**
 * `npm run cluster [-- --units N --seed S | --results FOLDER]`: the data of many units in engines past one machine. Makes and
 * checks the units (or takes a folder of results), loads the data into two shards of ClickHouse and into PostgreSQL with the
 * statements of docs/SCALE.md, asks all of them for totals and the ready questions, and compares every row with DuckDB's.
 * Exit code 1 when a row differs, 3 when ClickHouse cannot be had.
 */
const { values: options } = parseArgs({
  options: {
    units: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    results: { type: 'string' },
  },
});

const TOTALS = {
  id: 'totals',
  title: '每个套表每张表每栏的格数和合计',
  sql: `SELECT year, pack, book, table_id, column_no, count(*) AS n, sum(amount) AS total FROM cells
GROUP BY year, pack, book, table_id, column_no ORDER BY year, pack, book, table_id, column_no`,
};

async function main() {
  const missing = await ensureClusterPackages();
  for (const sentence of missing) console.log(sentence);
  if (missing.some((sentence) => sentence.includes('clickhouse'))) return 3;
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-cluster-'));
  // The user of PostgreSQL must reach its part of it and read what is loaded.
  chmodSync(folder, 0o755);
  const engines = [];
  try {
    const results = options.results
      ? resolve(process.env.INIT_CWD ?? '.', options.results)
      : await makeResults(folder);
    if (!existsSync(join(results, 'data', 'expected')))
      throw new Error('这个结果文件夹没有应报名单，请用 juesuan check … --expected 名单 --resume 再做一次');
    const questions = [TOTALS, ...JSON.parse(await juesuan(['query', results, '--format', 'json']))];
    const duckdb = await openDuckdb(results, folder);
    engines.push(duckdb);
    const shards = await startShards(folder);
    engines.push({ ...shards, name: `ClickHouse ${shards.version}，两个分片` });
    const postgres = await startPostgres(folder);
    if (postgres) engines.push({ ...postgres, name: `PostgreSQL ${postgres.version}` });
    else console.log('没有 PostgreSQL：未比较');
    return await compare(engines, questions, folder);
  } finally {
    for (const engine of engines) await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeResults(folder) {
  const { units, seed } = options;
  const world = join(folder, 'units');
  const results = join(folder, 'results');
  const make = ['build/make-units.mjs', '--units', units, '--seed', seed, '--form', 'project', '-o', world];
  await telling(console.log, `生成 ${units} 个单位（种子 ${seed}）`, () => node(make));
  // Exit code 1 says that some units are wrong, which they are meant to be.
  await telling(console.log, `检查 ${units} 个单位`, () =>
    node(['build/juesuan.mjs', 'check', world, '-o', results], [0, 1]),
  );
  // Whoever came is expected, with a number of people for most, and one that did not come; nothing is checked anew.
  const names = readFileSync(join(results, 'results.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).organisation);
  const rows = [...names, '没有报的单位'].map(
    (name, at) => `"${name}",${at % 7 === 0 ? '' : 10 + (at % 90)}`,
  );
  const list = join(folder, '应报名单.csv');
  writeFileSync(list, `单位名称,年末实有人数\n${rows.join('\n')}\n`);
  await telling(console.log, '与应报名单核对', () =>
    node(['build/juesuan.mjs', 'check', world, '-o', results, '--expected', list, '--resume'], [0, 1]),
  );
  return results;
}

async function node(args, allowed = [0]) {
  const { code, output } = await run(process.execPath, args, { cwd: ROOT, stdio: 'collect' });
  if (!allowed.includes(code)) throw new Error(output.slice(-2000));
  return output;
}

const juesuan = (words) => node(['build/juesuan.mjs', ...words]);

/** The peer whose answers the others are held to: Parquet read as it lies. Writes the CSV that the others load. */
async function openDuckdb(results, folder) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const at = (statement) =>
    statement.replaceAll("'data/", `'${results}/data/`).replace(/TO '(\w+\.csv)'/, `TO '${folder}/$1'`);
  const statements = statementLines('duckdb', 'sql').map(at);
  const [views, copies] = [/^CREATE/, /^COPY/].map((kind) => statements.filter((text) => kind.test(text)));
  for (const view of views) await connection.run(view);
  return {
    name: 'DuckDB（Parquet）',
    load: async () => {
      for (const copy of copies) await connection.run(copy);
    },
    ask: async (sql) => {
      const rows = (await connection.runAndReadAll(sql)).getRowsJson();
      return rows.map((row) => `${row.map(asText).join('\t')}\n`).join('');
    },
    bytes: async () => bytesUnder(join(results, 'data')),
    stop: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** As the text formats of ClickHouse and PostgreSQL write it. */
function asText(value) {
  if (value === null) return '\\N';
  return String(value).replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
}

function bytesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

async function compare(engines, questions, folder) {
  const table = [['', ...engines.map(({ name }) => name)]];
  const loaded = [];
  for (const engine of engines) loaded.push((await timed(() => engine.load(folder))).seconds);
  const csv = ['units', 'cells', 'findings', 'expected'].reduce(
    (sum, name) => sum + statSync(join(folder, `${name}.csv`)).size,
    0,
  );
  table.push([`装入（DuckDB 是写出 CSV，${megabytes(csv)}）`, ...loaded]);
  let different = 0;
  for (const { id, title, sql, pack } of questions) {
    const answers = [];
    for (const engine of engines) answers.push(await timed(() => engine.ask(sql)));
    const [expected, ...others] = answers.map(({ value }) => value.split('\n').map(plainRow));
    for (const [at, rows] of others.entries()) {
      const row = expected.findIndex((text, index) => text !== rows[index]);
      if (row === -1 && rows.length === expected.length) continue;
      different += 1;
      console.log(`${id}：${engines[at + 1].name} 第 ${row + 1} 行不同\n  ${expected[row]}\n  ${rows[row]}`);
    }
    table.push([
      `${title}${pack ? `（${pack}）` : ''}，${expected.length - 1} 行`,
      ...answers.map(({ seconds }) => seconds),
    ]);
  }
  const sizes = await Promise.all(engines.map((engine) => engine.bytes()));
  table.push(['占用', ...sizes.map(megabytes)]);
  const shards = await engines.find((engine) => engine.rows)?.rows();
  console.log(`\n各分片的单元格数：${shards?.join('、')}`);
  console.log(
    table
      .map((cells) => `| ${cells.join(' | ')} |`)
      .join('\n')
      .replace('\n', `\n${'|---'.repeat(engines.length + 1)}|\n`),
  );
  console.log(different === 0 ? '\n每一行都相同，金额到分。' : `\n有 ${different} 个回答不同。`);
  return different === 0 ? 0 : 1;
}

/** A number is the same with and without zeros at the end of its decimals. */
function plainRow(row) {
  return row
    .split('\t')
    .map((value) => (/^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '') : value))
    .join('\t');
}

async function timed(work) {
  const began = performance.now();
  const value = await work();
  return { value, seconds: `${((performance.now() - began) / 1000).toFixed(2)} 秒` };
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

process.exitCode = await main();
