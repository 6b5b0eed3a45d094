import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '#shared/document/command';
import { parseReport } from '#shared/narrative/compose-report';
import { followReport, type LiveBlock, type LiveReport } from '#shared/narrative/live-report';
import { type Block, inlineText } from '#shared/report/blocks';
import { blockText } from '#shared/report/plain-text';
import type { Session } from '#shared/session/session';
import { shanghaiSession } from '../../support/shanghai-report';
import { placeOf, reportOf, tablesLastSession } from '../../support/tables-last';
import { xinzhouSession } from '../../support/xinzhou-report';

function followed(session: Session): LiveReport {
  const templates = parseReport(session.pack);
  if (!templates?.ok) throw new Error('The pack has no document');
  const live = followReport(templates.value, session, { scale: session.pack.scale });
  session.subscribe(live.note);
  return live;
}

function blocksOf(live: LiveReport): readonly LiveBlock[] {
  const made = live.blocks();
  if (!made.ok) throw new Error(`${made.problem.line} ${made.problem.reason}`);
  return made.value;
}

/** A table's own getter aside, all that a block says. */
const plain = (block: Block): unknown => (block.kind === 'table' ? blockText(block) : block);

/** Texts that stand in the document now and did not before, in its order. */
function newTexts(before: readonly LiveBlock[], after: readonly LiveBlock[]): readonly string[] {
  const known = new Set(before.map(({ block }) => block));
  return after.flatMap(({ block }) => (known.has(block) || block.kind === 'table' ? [] : [blockText(block)]));
}

function write(session: Session, text: string, value: bigint | null): void {
  const done = session.run({ kind: 'set-cells', cells: [{ address: placeOf(text), value }] });
  if (!done.ok) throw new Error(JSON.stringify(done.problem.kind));
}

test('one cell changes exactly the sentences that use it', () => {
  const session = xinzhouSession();
  const live = followed(session);
  const before = blocksOf(live);

  // 公务车保有量 stands in one sentence.
  write(session, 'S2[保有,1]', 4n);
  const after = blocksOf(live);
  expect(newTexts(before, after)).toEqual([
    '3.公务用车运行维护费支出46,479.14元，使用财政拨款负担的公务用车保有量共4辆。主要用于【待填写：公务用车运行维护用途】。',
  ]);
  expect(live.carriedOut()).toBe(1);

  // 公务用车运行维护费 goes into the total of 三公, its own line and the details; not into 公务接待费 beside it.
  write(session, '07[1,11]', 47_479_14n);
  expect(newTexts(after, blocksOf(live))).toEqual([
    '2022年度“三公”经费财政拨款支出预算60,000.00元，支出决算47,479.14元，完成年初预算的79.13%，与2021年决算相比增加13,165.37元，增长38.37%。主要原因是【待填写：三公经费变动原因】。其中：',
    '公务用车运行维护费支出47,479.14元，完成年初预算的79.13%，与2021年决算相比增加13,165.37元，增长38.37%，主要原因是【待填写：公务用车运行维护费变动原因】；',
    '3.公务用车运行维护费支出47,479.14元，使用财政拨款负担的公务用车保有量共4辆。主要用于【待填写：公务用车运行维护用途】。',
  ]);
});

test('a written text and undo change the sentence alone', () => {
  const session = xinzhouSession();
  const live = followed(session);
  const before = blocksOf(live);
  session.run({ kind: 'set-text', key: '公务用车运行维护用途', text: '日常办公' });
  const after = blocksOf(live);
  expect(newTexts(before, after)).toEqual([
    '3.公务用车运行维护费支出46,479.14元，使用财政拨款负担的公务用车保有量共3辆。主要用于日常办公。',
  ]);
  session.undo();
  expect(blocksOf(live).map(({ block }) => plain(block))).toEqual(before.map(({ block }) => plain(block)));
  session.run({ kind: 'set-facts', facts: { organisation: '某市示范局' } });
  expect(
    blocksOf(live).some(
      ({ block }) => block.kind === 'cover' && inlineText(block.lines[0] ?? []) === '某市示范局',
    ),
  ).toBe(true);
});

const sessions = {
  'tables-last': tablesLastSession(),
  'shanxi-2022': xinzhouSession(),
  'shanghai-2024': shanghaiSession(),
};

test.each(Object.keys(sessions) as (keyof typeof sessions)[])(
  'after any changes to %s what is followed says what is made anew',
  (name) => {
    const session = sessions[name];
    const live = followed(session);
    const places = session.addresses().filter((text) => session.cell(placeOf(text))?.kind === 'input');
    const amounts = places.filter((text) => session.cell(placeOf(text))?.type.kind === 'amount');
    const lines = session.pack.tables.flatMap(({ id }) =>
      (session.document().tables.get(id)?.lines ?? []).map(({ code }) => ({ table: id, code })),
    );
    const command = fc.oneof(
      fc.record({ at: fc.nat(amounts.length - 1), value: fc.bigInt(-5_000n, 9_000_000_000n) }).map(
        ({ at, value }): Command => ({
          kind: 'set-cells',
          cells: [{ address: placeOf(amounts[at] ?? ''), value }],
        }),
      ),
      fc
        .constantFrom('收支总计变动原因', '职责')
        .map((key): Command => ({ kind: 'set-text', key, text: '甲\n乙' })),
      fc
        .constantFrom(...lines)
        .map(({ table, code }): Command => ({ kind: 'rename-line', table, code, name: '改了名的科目' })),
    );
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 6 }), (commands) => {
        for (const each of commands) session.run(each);
        const whole = reportOf(session).blocks;
        const said = blocksOf(live).map(({ block }) => plain(block));
        expect(said).toEqual(whole.map(plain));
        session.undo();
      }),
      { numRuns: 12, seed: 7 },
    );
    expect(new Set(blocksOf(live).map(({ key }) => key)).size).toBe(blocksOf(live).length);
  },
  60_000,
);
