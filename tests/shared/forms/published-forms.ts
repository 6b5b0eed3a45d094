import { readFileSync } from 'node:fs';
import type { Book, Entry, TableContent } from '#shared/document/document';
import { newForm } from '#shared/forms/new-form';
import { settleForm } from '#shared/forms/settle-form';
import { readValue } from '#shared/kind/value-text';
import type { FormKind, Pack } from '#shared/pack/pack';
import { rowKeys } from '#shared/pack/row-keys';
import { tableLines, typeAt } from '#shared/pack/table-shape';
import type { Session } from '#shared/session/session';
import { importFixture, readFixture, sessionOf } from '../../support/reference';
import { SHANXI } from '../shanxi-pack';

/** One of the nine attachments of the reference disclosure as it was printed, slips included. */
export type PublishedForm = {
  readonly attachment: number;
  readonly name: string;
  readonly funds: readonly {
    readonly group: string;
    readonly name: string;
    readonly cells: readonly string[];
  }[];
  readonly indicators: readonly {
    readonly level1: string;
    readonly level2: string;
    readonly name: string;
    readonly cells: readonly string[];
  }[];
  readonly texts: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, string>>;
  readonly published: { readonly score: string; readonly grade: string };
};

export const PUBLISHED: readonly PublishedForm[] = JSON.parse(
  readFileSync(new URL('../../fixtures/forms/xinzhou-2022.json', import.meta.url), 'utf8'),
);

/** `规则 程度 行 栏` of what is found in an attachment, read against the published form one by one. */
export const REVIEWED: Readonly<Record<number, readonly string[]>> = {
  // The goal lacks a 0, so that spending five times the goal had full marks; a satisfaction goal stands under 社会效益.
  1: [
    'F-9 warning 指标[009000,7]',
    'F-10 warning 指标[009000,7]',
    'F-13 hint 指标[010000,2]',
    'F-14 warning 指标[009000,4]',
  ],
  // Nothing was spent and half the points were taken, with a reason; a response time is asked to be long.
  2: ['F-9 warning 指标[004000,7]', 'F-13 warning 指标[002000,4]'],
  3: [],
  4: ['F-12 error 指标[006000,4]', 'F-12 warning 指标[008000,4]', 'F-12 warning 指标[009000,4]'],
  // 改进措施 is missing: 经验做法 stands in its place; the text is of 2021.
  5: [
    'F-12 error 指标[007000,4]',
    'F-12 warning 指标[011000,4]',
    'F-12 warning 指标[012000,4]',
    'F-15 warning 自评[措施,1]',
    'F-16 warning 自评[执行,1]',
  ],
  // A row without its weight; the instructions of the form are left in a text.
  6: [
    'F-11 error 指标[012000,6]',
    'F-12 error 指标[005000,4]',
    'F-12 error 自评[效益,1]',
    'F-12 warning 指标[010000,4]',
    'F-12 warning 指标[011000,4]',
  ],
  // 9.9 of 10 although reached: the goal is of three years.
  7: [
    'F-9 warning 指标[006000,7]',
    'F-12 error 指标[005000,4]',
    'F-12 warning 指标[007000,4]',
    'F-12 warning 指标[008000,4]',
    'F-14 warning 指标[006000,4]',
  ],
  // Goal and result both have a 0 too many; hours of service are bounded from above; one section stands three times.
  8: [
    'F-12 warning 指标[011000,4]',
    'F-12 warning 指标[012000,4]',
    'F-13 warning 指标[003000,4]',
    'F-14 warning 指标[009000,4]',
    'F-14 warning 指标[009000,5]',
    'F-15 warning 自评[问题,1]',
    'F-15 warning 自评[措施,1]',
  ],
  // 31,973,560.70 for 项目支出 where table 03 has 38,857,638.26; results are given as bounds.
  9: [
    'D-6 warning 方向[项目,4]',
    'D-14 warning 指标[001000,4]',
    'D-14 warning 指标[002000,4]',
    'D-14 warning 指标[013000,4]',
  ],
};

/** Lines a form printed, each with its cells from column 1 on; a line without a key is a row that the office added. */
type PrintedLine = { readonly key?: string; readonly name?: string; readonly cells: readonly string[] };

/** A form with what was printed in it. */
export function printedForm(
  pack: Pack,
  session: Session,
  kind: FormKind,
  name: string,
  printed: Readonly<Record<string, readonly PrintedLine[]>>,
  place = 1,
): Book {
  const document = session.document();
  const level = kind.of === 'project' ? '二级' : '';
  const empty = newForm(pack, kind, document, { name, level, secret: false, place });
  const tables = [...empty.tables].map(([id, content]): [string, TableContent] => {
    const lines = printed[id] ?? [];
    const keys = rowKeys(lines.filter(({ key }) => key === undefined).length);
    let next = 0;
    const keyed = lines.map((line) => ({ ...line, key: line.key ?? keys[next++] ?? '' }));
    const rows = keyed
      .filter(({ key }) => keys.includes(key))
      .map(({ key, name = '' }) => ({ code: key, name }));
    const table = kind.tables.find((one) => one.id === id);
    if (!table) throw new Error(id);
    const known = new Map(tableLines(table, rows).map((line) => [line.key, line]));
    const entries = keyed.map(({ key, cells }): [string, Map<number, Entry>] => {
      const line = known.get(key);
      if (!line) throw new Error(`${id} has no line ${key}`);
      const filled = cells.flatMap((text, at): [number, Entry][] => {
        if (text === '') return [];
        const value = readValue(text, typeAt(table, line, at + 1), content.scale);
        if (!value.ok) throw new Error(`${name} ${id}[${key},${at + 1}]: ${value.problem}`);
        return [[at + 1, { value: value.value }]];
      });
      return [key, new Map(filled)];
    });
    return [id, { ...content, lines: rows, entries: new Map(entries) }];
  });
  return settleForm(pack, document, { ...empty, tables: new Map(tables) }, kind).book;
}

/** The published form in the tables of the pack. */
export function publishedForm(session: Session, form: PublishedForm): Book {
  const isProject = form.attachment < 9;
  const kind = SHANXI.forms.find(({ of }) => of === (isProject ? 'project' : 'organisation'));
  if (!kind) throw new Error('The pack has no forms');
  const funds = (group: string, fixed: Readonly<Record<string, string>>): PrintedLine[] =>
    form.funds
      .filter((line) => line.group === group)
      .map(({ name, cells }) => (fixed[name] === undefined ? { name, cells } : { key: fixed[name], cells }));
  const texts = Object.entries(form.texts).map(([key, text]): PrintedLine => ({ key, cells: [text] }));
  const indicators = form.indicators.map(
    ({ level1, level2, name, cells }): PrintedLine => ({ name, cells: [level1, level2, ...cells] }),
  );
  const printed = isProject
    ? { 资金: funds('来源', { 合计: '合计' }), 指标: indicators, 自评: texts }
    : {
        来源: funds('来源', { 合计: '合计' }),
        方向: funds('方向', { 合计: '合计', 基本支出: '基本', 项目支出: '项目' }),
        指标: indicators,
        自评: texts,
      };
  return printedForm(SHANXI, session, kind, form.name, printed, form.attachment);
}

/** The reference disclosure's tables with its nine forms. */
export function publishedSession(): Session {
  const session = sessionOf(SHANXI, importFixture(SHANXI, readFixture('filled')).document);
  for (const form of PUBLISHED) {
    const done = session.run({
      kind: 'set-book',
      book: `附件${form.attachment}`,
      content: publishedForm(session, form),
    });
    if (!done.ok) throw new Error(done.problem.kind);
  }
  return session;
}

/** What was entered and the rows, without what a workbook cannot say. */
export function contentOf({ tables }: Book): object {
  return Object.fromEntries(
    [...tables].map(([id, { lines, entries }]) => [
      id,
      {
        lines: lines.map(({ code, name }) => `${code} ${name}`),
        entries: [...entries]
          .flatMap(([line, columns]) =>
            [...columns].map(([column, { value }]) => `${line},${column} ${value}`),
          )
          .toSorted(),
      },
    ]),
  );
}
