import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { openPackLibrary } from '../../electron/services/pack-library';
import { causeRows } from './causes';
import { coldRows } from './cold';
import { editRows, lineRows } from './edit';
import { finishedRows } from './finished';
import { followedRows } from './followed-report';
import { formRows } from './forms';
import { importRows } from './import';
import type { Row } from './measure';
import { memoryRows } from './memory';
import { packRows } from './packs';
import { reportRows } from './report';
import { roundingRows } from './rounding';
import { startRows } from './start';
import { templateRows } from './templates';
import { parquetRows } from './unit-parquet';
import { sumRows } from './unit-sums';
import { unitRows } from './units';
import { workbookRows } from './workbooks';
import { asMarkdown, asText, type Run } from './write-table';

/** Where things are, for what is measured. */
export type Place = {
  readonly root: string;
  /** The bench's own, with the peer's process. */
  readonly folder: string;
  /** The packs as they are shipped. */
  readonly packs: string;
  readonly workbook: (name: string) => string;
};

const [root = '', folder = '', docs = '-', ...parts] = process.argv.slice(2);
const place: Place = {
  root,
  folder,
  packs: join(root, 'dist/packs'),
  workbook: (name) => join(root, 'tests/fixtures/workbooks', name),
};
const loaded = await openPackLibrary({ builtIn: place.packs, installed: `${place.packs}-none` }).pack(
  'shanxi-2022',
);
if (!loaded.ok) throw new Error(loaded.problem.message);
const pack = loaded.value;

const PARTS: Readonly<Record<string, () => Promise<Row[]>>> = {
  import: () => importRows(place),
  packs: () => packRows(place),
  edit: () => editRows(pack),
  lines: () => lineRows(pack),
  cold: () => coldRows(place),
  rounding: () => roundingRows(pack),
  workbooks: () => workbookRows(pack),
  templates: () => templateRows(place, pack),
  memory: () => memoryRows(place, pack),
  start: () => startRows(place),
  causes: () => causeRows(pack),
  report: () => reportRows(pack),
  followed: () => followedRows(pack),
  finished: () => finishedRows(pack),
  units: () => unitRows(place, pack),
  sums: async () => sumRows(pack),
  parquet: () => parquetRows(),
  forms: () => formRows(pack),
};

const rows: Row[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (parts.length > 0 && !parts.includes(name)) continue;
  const found = await measure();
  for (const row of found) console.log(asText(row));
  rows.push(...found);
}
const version = (name: string): string =>
  (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string })
    .version;
const run: Run = {
  node: process.version,
  machine: `${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}`,
  versions: Object.fromEntries(
    ['exceljs', '@e965/xlsx', 'hyperformula'].map((name) => [name, version(name)]),
  ),
  rows,
};
for (const target of [folder, ...(docs === '-' ? [] : [docs])])
  writeFileSync(join(target, 'benchmarks.json'), `${JSON.stringify(run, null, 1)}\n`);
if (docs !== '-') writeFileSync(join(docs, 'BENCHMARKS.md'), asMarkdown(run));
