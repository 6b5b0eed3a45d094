import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Address, parseAddress } from '#shared/document/address';
import { newDocument } from '#shared/document/new-document';
import { present } from '#shared/kit/assert';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { composeReport, parseReport } from '#shared/narrative/compose-report';
import { PRIOR_BOOK } from '#shared/pack/book';
import type { Pack } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import type { Report } from '#shared/report/blocks';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import { sessionOf } from './reference';

const FOLDER = fileURLToPath(new URL('../fixtures/packs/tables-last', import.meta.url));
const VARIANTS = fileURLToPath(new URL('../fixtures/report-variants', import.meta.url));

/** Cells of the pack that a clerk enters, in 元 with two decimals or as whole numbers. */
export type Entries = Readonly<Record<string, string>>;

export const THIS_YEAR: Entries = {
  '01[财政拨款,1]': '8200000.00',
  '01[事业,1]': '0.00',
  '01[经营,1]': '350000.00',
  '01[其他,1]': '4000.00',
  '01[基金,1]': '0.00',
  '01[年末结转,2]': '54000.00',
  '02[2010301,2]': '5000000.00',
  '02[2010302,3]': '2500000.00',
  '02[2080505,2]': '1000000.00',
  '03[1,2]': '20000.00',
  '03[1,3]': '30000.00',
  '03[1,4]': '0.00',
  '03[1,6]': '15000.00',
  '03[1,7]': '30000.00',
  '03[1,8]': '0.00',
  'S1[支出,1]': '8000000.00',
  'S1[人数,1]': '42',
};

export const LAST_YEAR: Entries = {
  ...THIS_YEAR,
  '01[财政拨款,1]': '8199999.00',
  '01[年末结转,2]': '54001.00',
  '02[2010301,2]': '5100000.00',
  '02[2010302,3]': '0.00',
  '03[1,6]': '0.00',
  '03[1,7]': '30020.00',
};

/** The pack; `variant`: with the files of a folder of `report-variants` in place of its own. */
export function loadTablesLast(variant?: string): Pack {
  const files = { ...filesUnder(FOLDER), ...(variant ? filesUnder(join(VARIANTS, variant)) : {}) };
  const pack = loadPack({ directory: 'tables-last', files });
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  return pack.value;
}

function filesUnder(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(folder.length + 1).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
  }
  return files;
}

export function tablesLastSession(
  thisYear: Entries = THIS_YEAR,
  lastYear: Entries | null = LAST_YEAR,
  pack: Pack = PACK,
): Session {
  const session = filled(pack, thisYear, 2024);
  if (!lastYear) return session;
  const { prior } = priorFor(session, filled(pack, lastYear, 2023), '2023');
  must(session.run({ kind: 'set-book', book: PRIOR_BOOK, content: prior }));
  return session;
}

export function reportOf(
  session: Session,
  options: { append?: readonly string[]; part?: string } = {},
): Report {
  const templates = parseReport(session.pack);
  if (!templates?.ok) throw new Error('The pack has no document');
  const report = composeReport(templates.value, session, { scale: session.pack.scale, ...options });
  if (!report.ok) throw new Error(`${report.problem.file}:${report.problem.line} ${report.problem.reason}`);
  return report.value;
}

export function placeOf(text: string): Address {
  return present(parseAddress(text), text);
}

const PACK = loadTablesLast();
const CODES = [
  ['201', '一般公共服务支出'],
  ['20103', '政府办公厅（室）及相关机构事务'],
  ['2010301', '行政运行'],
  ['2010302', '一般行政管理事务'],
  ['208', '社会保障和就业支出'],
  ['20805', '行政事业单位养老支出'],
  ['2080505', '机关事业单位基本养老保险缴费支出'],
].map(([code = '', name = '']) => ({ code, name }));

function filled(pack: Pack, entries: Entries, year: number): Session {
  const session = sessionOf(pack, newDocument(pack, { organisation: '某市试验局', kind: '行政', year }));
  must(session.run({ kind: 'insert-lines', table: '02', lines: CODES, names: {}, moveAmounts: false }));
  const cells = Object.entries(entries).map(([text, typed]) => ({
    address: placeOf(text),
    value: BigInt(typed.replace('.', '')),
  }));
  must(session.run({ kind: 'set-cells', cells }));
  return session;
}

function must(done: { readonly ok: boolean; readonly problem?: unknown }): void {
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
}
