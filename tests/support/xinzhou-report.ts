import { parseAddress } from '#shared/document/address';
import { importWorkbook } from '#shared/import/import-workbook';
import { readValue } from '#shared/kind/value-text';
import { composeReport, parseReport } from '#shared/narrative/compose-report';
import { PRIOR_BOOK } from '#shared/pack/book';
import type { Report } from '#shared/report/blocks';
import { createSession } from '#shared/session/create-session';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import { loadShanxi, readFixture } from './reference';

/** 补充资料 as the published text of the reference disclosure states it, in 元 (budgets there are in 万元). */
const STATED: Readonly<Record<string, string>> = {
  'S1[201,1]': '31499800',
  'S1[208,1]': '1184400',
  'S1[210,1]': '518200',
  'S1[213,1]': '118500',
  'S1[221,1]': '1099700',
  'S1[229,1]': '30000000',
  'S2[团组,1]': '0',
  'S2[出国人次,1]': '0',
  'S2[购置,1]': '0',
  'S2[保有,1]': '3',
  'S2[国内批次,1]': '0',
  'S2[国内人次,1]': '0',
  'S2[国内金额,1]': '0',
  'S2[外事批次,1]': '0',
  'S2[外事人次,1]': '0',
  'S2[外事金额,1]': '0',
  'S2[国外批次,1]': '0',
  'S2[国外人次,1]': '0',
  'S2[国外金额,1]': '0',
  'S3[中小,1]': '37487100',
  'S3[小微,1]': '35971700',
  'S4[个数,1]': '0',
  'S4[优,1]': '0',
  'S4[良,1]': '0',
  'S4[中,1]': '0',
  'S4[差,1]': '0',
  'S4[个数,2]': '27',
  'S4[优,2]': '23',
  'S4[良,2]': '3',
  'S4[中,2]': '0',
  'S4[差,2]': '1',
  'S4[一般公共预算,1]': '0',
  'S4[政府性基金,1]': '0',
  'S4[国有资本,1]': '0',
  'S4[社会保险,1]': '0',
  'S4[一般公共预算,2]': '38857638.26',
  'S4[政府性基金,2]': '0',
  'S4[国有资本,2]': '0',
  'S4[社会保险,2]': '0',
};

/** The filled 2022 workbook with the 2021 one as last year; `stated` adds the supplementary figures. */
export function xinzhouSession(stated = true): Session {
  const session = opened('filled');
  const { prior } = priorFor(session, opened('lastYear'), '2021');
  must(session.run({ kind: 'set-book', book: PRIOR_BOOK, content: prior }));
  if (!stated) return session;
  const codes = Object.keys(STATED).flatMap((text) => /^S1\[(\d+),/.exec(text)?.[1] ?? []);
  const lines = codes.map((code) => ({ code, name: '' }));
  must(session.run({ kind: 'insert-lines', table: 'S1', lines, names: {}, moveAmounts: false }));
  const cells = Object.entries(STATED).map(([text, typed]) => {
    const address = parseAddress(text);
    const view = address && session.cell(address);
    if (!view) throw new Error(`There is no cell ${text}`);
    const value = readValue(typed, view.type, 'yuan');
    if (!value.ok) throw new Error(`${text}: ${typed}`);
    return { address, value: value.value };
  });
  must(session.run({ kind: 'set-cells', cells }));
  return session;
}

export function xinzhouReport(session: Session): Report {
  const templates = parseReport(session.pack);
  if (!templates?.ok) throw new Error('The pack has no document');
  const report = composeReport(templates.value, session, { scale: 'yuan' });
  if (!report.ok) throw new Error(`${report.problem.file}:${report.problem.line} ${report.problem.reason}`);
  return report.value;
}

function opened(name: 'filled' | 'lastYear'): Session {
  const read = importWorkbook(loadShanxi(), readFixture(name), name);
  if (!read.ok) throw new Error(read.problem.kind);
  const session = createSession(loadShanxi(), read.value.document);
  if (!session.ok) throw new Error(session.problem.kind);
  return session.value;
}

function must(done: { readonly ok: boolean; readonly problem?: unknown }): void {
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
}
