import { expect, test } from 'vitest';
import { aimPaste } from '#shared/clipboard/aim-paste';
import { pasteCommand, planPaste } from '#shared/clipboard/plan-paste';
import { planTemplate } from '#shared/export/plan-template';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { layOutTable } from '#shared/layout/lay-out-table';
import type { Pack } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import { gridShape } from '#shared/selection/grid-shape';
import type { Session } from '#shared/session/session';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { generateWorkbook } from '../../../electron/excel/generate-workbook';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { textBlock } from '../../shared/clipboard/block-of-sheet';
import { applyPlan } from '../../support/apply-plan';
import { importFixture, packSource, readFixture, sessionOf } from '../../support/reference';

/** A pack that says of every table by 科目: one code, printed over 类, 款 and 项. */
function packInParts(): Pack {
  const { files } = packSource('shanxi-2022');
  const parted = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      name.startsWith('tables/')
        ? text.replace(/(shows: code,\s+title: 功能分类科目编码,)/, '$1 parts: [类, 款, 项],')
        : text,
    ]),
  );
  const pack = loadPack({ directory: 'parts', files: parted });
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  return pack.value;
}

const pack = packInParts();
const published = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
const blank = { organisation: '某局', kind: '', year: 2022 };

function layoutOf(session: Session, id: string) {
  const table = pack.tables.find((candidate) => candidate.id === id)!;
  const lines = session.document().tables.get(id)!.lines;
  return layOutTable(table, { lines, facts: blank, scale: 'yuan', empty: false, hidden: new Set() });
}

function entriesOf(session: Session): unknown {
  return [...session.document().tables].map(([id, { lines, entries }]) => [id, lines, entries]);
}

async function own(session: Session): Promise<PlainWorkbook> {
  const read = readWorkbook(await generateWorkbook(session, { scale: 'yuan' }));
  if (!read.ok) throw new Error(read.problem.kind);
  return read.value;
}

test('the grid prints 类, 款 and 项 each in its column, under the title of the code', () => {
  const { header, body } = layoutOf(published, '03');
  const words = header.flatMap(({ cells }) =>
    cells.flatMap(({ content, columnSpan }) =>
      content.kind === 'text' ? [`${content.text} ${columnSpan}`] : [],
    ),
  );
  expect(words).toEqual(expect.arrayContaining(['功能分类科目编码 3', '类 1', '款 1', '项 1']));
  const codes = body.map(({ cells }) =>
    cells.flatMap(({ content }) => (content.kind === 'code' ? [content.text] : [])),
  );
  expect(codes).toContainEqual(['201', '', '']);
  expect(codes).toContainEqual(['201', '03', '']);
  expect(codes).toContainEqual(['201', '03', '01']);
});

test("the program's own workbook prints them so, and reads back as it was", async () => {
  const back = sessionOf(pack, importFixture(pack, await own(published)).document);
  expect(entriesOf(back)).toEqual(entriesOf(published));
});

test('a template with three columns takes each part in its own', async () => {
  const template = await own(sessionOf(pack, withOneLine()));
  const planned = planTemplate(published, template, undefined);
  if (!planned.ok) throw new Error(planned.problem.kind);
  const filled = applyPlan(template, planned.value.plan);
  expect(entriesOf(sessionOf(pack, importFixture(pack, filled).document))).toEqual(entriesOf(published));
  const rows = [...filled.sheets.find(({ name }) => name.includes('公开03表'))!.rows.values()];
  const texts = rows.map((cells) => [0, 1, 2].map((column) => cells.get(column)?.text ?? ''));
  expect(texts).toContainEqual(['201', '03', '01']);
});

test('a pasted block whose code stands in three columns makes the line', () => {
  const session = sessionOf(pack, empty());
  const block = textBlock('201\t03\t01\t行政运行\t\t12.50\n201\t03\t99\t其他支出\t\t1.00');
  const shape = gridShape(layoutOf(session, '03'));
  const target = {
    table: '03',
    shape,
    range: { top: 0, left: 0, bottom: 0, right: 0 },
    scale: 'yuan' as const,
  };
  const aim = aimPaste(session, block, target);
  if (!aim.ok) throw new Error(aim.problem);
  const planned = planPaste(session, { table: '03' }, aim.value);
  if (!planned.ok) throw new Error(planned.problem);
  expect(session.run(pasteCommand(planned.value, new Set())).ok).toBe(true);
  expect(
    session
      .document()
      .tables.get('03')!
      .lines.map(({ code }) => code),
  ).toEqual(['201', '20103', '2010301', '2010399']);
});

/** A template that shows one line of every table by 科目, as offices' templates do. */
function withOneLine() {
  const document = empty();
  const tables = [...document.tables].map(([id, content]) => {
    const [line] = published.document().tables.get(id)!.lines;
    return [id, { ...content, lines: line ? [line] : [] }] as const;
  });
  return { ...document, tables: new Map(tables) };
}

function empty() {
  const { facts, tables } = published.document();
  const without = [...tables].map(
    ([id, content]) => [id, { ...content, lines: [], entries: new Map() }] as const,
  );
  return { ...published.document(), facts, tables: new Map(without) };
}
