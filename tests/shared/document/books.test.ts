import { expect, test } from 'vitest';
import { parseAddress, writeAddress } from '#shared/document/address';
import type { Book } from '#shared/document/document';
import { EMPTY_TABLE } from '#shared/document/document';
import { explainRefusal } from '#shared/document/explain-refusal';
import { newDocument } from '#shared/document/new-document';
import type { Pack } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import type { Session } from '#shared/session/session';
import { sessionOf } from '../../support/reference';
import { at, FACTS, findingsOf, run, SHANXI_SOURCE, shown, type } from '../shanxi-pack';

/** The pack with a book more, named in its files, and a rule over it. */
function packWith(rule: string): ReturnType<typeof loadPack> {
  const { files, directory } = SHANXI_SOURCE;
  return loadPack({
    directory,
    files: {
      ...files,
      'pack.yaml': `${files['pack.yaml']}\nbooks: [年初预算]\n`,
      'rules.txt': `${files['rules.txt']}\n${rule}\n`,
    },
  });
}

const RULE = 'B-1 | 核 警 | 03[合计,1] <= 年初预算.03[合计,1] | 支出合计不超过年初预算';

function packWithBudget(): Pack {
  const loaded = packWith(RULE);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem));
  return loaded.value;
}

const PACK = packWithBudget();

function bookOf(pack: Pack, kind: string, readOnly: boolean): Book {
  const tables = pack.books.find(({ name }) => name === kind)?.tables ?? [];
  return {
    kind,
    readOnly,
    packId: pack.id,
    facts: FACTS,
    source: '',
    tables: new Map(tables.map(({ id }) => [id, EMPTY_TABLE])),
  };
}

function withBudget(readOnly = false): Session {
  const session = sessionOf(PACK, newDocument(PACK, FACTS));
  run(session, { kind: 'set-book', book: '年初预算', content: bookOf(PACK, '年初预算', readOnly) });
  return session;
}

test.each(['01[27,1]', '上年.01[60,2]', '年初预算.03[合计,1]', '五台县教育局(本级).05[2050201,1]'])(
  '%s is read and written as it stands',
  (text) => {
    const address = parseAddress(text);
    expect(address && writeAddress(address)).toBe(text);
  },
);

test('a book that may be written is typed into, undone, noted, given lines and reads back from its file', () => {
  const session = withBudget();
  expect(
    run(session, {
      kind: 'insert-lines',
      book: '年初预算',
      table: '03',
      lines: [{ code: '2010301', name: '行政运行' }],
      names: { '201': '一般公共服务支出', '20103': '政府办公厅' },
      moveAmounts: false,
    }),
  ).toBeUndefined();
  type(session, { '年初预算.03[2010301,2]': '80', '年初预算.03[合计,1]': '80' });
  run(session, { kind: 'set-note', address: at('年初预算.03[2010301,2]'), text: '人代会批准数' });
  expect(shown(session, '年初预算.03[2010301,2]') + shown(session, '03[合计,1]')).toBe('80.00');
  expect(session.document().tables.get('03')?.lines).toEqual([]);

  const read = openProject(saveProject(PACK, session.document()));
  const again = read.ok ? read.value.withPack(PACK) : read;
  expect(again).toEqual({ ok: true, value: session.document() });

  run(session, { kind: 'delete-lines', book: '年初预算', table: '03', codes: ['2010301'] });
  expect([session.cell(at('年初预算.03[2010301,2]')), session.document().notes.size]).toEqual([undefined, 0]);
  session.undo();
  expect(shown(session, '年初预算.03[2010301,2]')).toBe('80.00');
  session.undo();
  session.undo();
  expect(shown(session, '年初预算.03[2010301,2]')).toBe('');
});

test('a rule reads the book it names, and is not run without it', () => {
  const session = withBudget();
  run(session, {
    kind: 'insert-lines',
    table: '03',
    lines: [{ code: '2010301', name: '行政运行' }],
    names: {},
    moveAmounts: false,
  });
  type(session, { '年初预算.03[合计,1]': '80', '03[2010301,2]': '81' });
  expect(findingsOf(session, 'B-1').map(({ state, cells }) => [state, ...cells])).toEqual([
    ['fail', '03[合计,1]', '年初预算.03[合计,1]'],
  ]);
  type(session, { '年初预算.03[合计,1]': '81' });
  expect(findingsOf(session, 'B-1').map(({ state }) => state)).toEqual(['pass']);
  run(session, { kind: 'set-book', book: '年初预算', content: undefined });
  expect(findingsOf(session, 'B-1').map(({ message }) => message)).toEqual([
    '支出合计不超过年初预算（未执行：没有导入年初预算数）',
  ]);
});

test.each([
  ['a cell', { kind: 'set-cells', cells: [{ address: at('年初预算.01[1,1]'), value: 1n }] }],
  ['a note', { kind: 'set-note', address: at('年初预算.01[1,1]'), text: '注' }],
  [
    'a line',
    {
      kind: 'insert-lines',
      book: '年初预算',
      table: '03',
      lines: [{ code: '201', name: '类' }],
      names: {},
      moveAmounts: false,
    },
  ],
] as const)('in a book that is there to be read no command writes: %s', (_what, command) => {
  const session = withBudget(true);
  const before = session.document();
  const result = session.run(command);
  expect(result.ok ? 'done' : explainRefusal(result.problem)).toBe('年初预算数只供核对，不能修改');
  expect(session.document()).toBe(before);
});

test('a book has the tables of its kind, which need not be those of the project', () => {
  const [first] = PACK.tables;
  if (!first) throw new Error('the pack has tables');
  const form = { ...first, id: 'F1', name: '绩效自评表', number: '' };
  const pack: Pack = { ...PACK, books: [...PACK.books, { name: '自评', tables: [form] }] };
  const session = sessionOf(pack, newDocument(pack, FACTS));
  for (const project of ['办公楼修缮', '信息系统运维']) {
    run(session, { kind: 'set-book', book: project, content: bookOf(pack, '自评', false) });
  }
  type(session, { '办公楼修缮.F1[1,1]': '12', '信息系统运维.F1[1,1]': '34' });
  expect(['办公楼修缮', '信息系统运维'].map((book) => shown(session, `${book}.F1[1,1]`))).toEqual([
    '12.00',
    '34.00',
  ]);
  expect([session.cell(at('F1[1,1]')), session.cell(at('办公楼修缮.01[1,1]'))]).toEqual([
    undefined,
    undefined,
  ]);
  const read = openProject(saveProject(pack, session.document()));
  expect(read.ok && read.value.withPack(pack)).toEqual({ ok: true, value: session.document() });
});

test('a rule over a book that the pack does not name is a fault of the pack', () => {
  const loaded = packWith('B-2 | 核 警 | 03[合计,1] <= 预算.03[合计,1] | 支出合计不超过预算');
  expect(loaded.ok ? 'loaded' : loaded.problem.map(({ reason }) => reason)).toEqual([
    '没有名为“预算”的套表，可用：上年、年初预算',
  ]);
});
