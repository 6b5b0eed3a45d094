import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { addForm } from '#shared/forms/form-list';
import { formReport } from '#shared/narrative/form-blocks';
import { gridBody } from '#shared/report/grid';
import { inlineText } from '#shared/report/inline';
import { reportText } from '#shared/report/plain-text';
import { sessionOf } from '../../support/reference';
import { FACTS } from '../shanxi-pack';
import { PACK } from './layouts-pack';
import { printedForm } from './published-forms';

test.each(PACK.forms.map((kind) => [kind.name, kind] as const))(
  '%s: no page without year, score and grade, nor without whose it is; without a score it is asked for',
  (_, kind) => {
    const session = sessionOf(PACK, newDocument(PACK, FACTS));
    const { book, step } = addForm(PACK, session.document(), kind);
    expect(session.run(step).ok).toBe(true);
    const printed = (): string => {
      const [form] = session.forms.figures();
      if (!form) throw new Error('The form is listed');
      return reportText(formReport(session, form, 1));
    };
    expect(printed()).toContain('·等级】');
    expect(printed()).toContain(`（${FACTS.year}年度）`);
    expect(printed()).toContain(kind.of === 'project' ? '项目名称：' : `部门名称：${FACTS.organisation}`);
    // The title of the table says it.
    expect(printed()).not.toContain('金额单位：万元');
    const { table, line, column } = kind.score;
    const done = session.run({
      kind: 'override-cell',
      address: { book, table, line, column },
      value: 9531n,
    });
    expect(done.ok).toBe(true);
    const [best] = kind.grades;
    expect(printed()).toMatch(new RegExp(`：95\\.31分，等级为“${best?.name}”`));
  },
);

test('levels left of the name are one cell over their rows, in words that are typed too; a direction is of its row', () => {
  const kind = PACK.forms.find(({ name }) => name.startsWith('川'));
  if (!kind) throw new Error('The form of Sichuan is there');
  const session = sessionOf(PACK, newDocument(PACK, FACTS));
  const row = (name: string, level2: string) => ({
    name,
    cells: ['产出指标', level2, '≥', '100', '次', '120', '30', '30', ''],
  });
  const content = printedForm(PACK, session, kind, '某项目', {
    指标: [row('甲', '数量指标'), row('乙', '数量指标'), row('丙', '质量指标')],
  });
  session.run({ kind: 'set-book', book: '甲', content });
  const [form] = session.forms.figures();
  if (!form) throw new Error('The form is listed');
  const grids = formReport(session, form, 1).blocks.flatMap((block) =>
    block.kind === 'grid' && block.grid.header.includes('三级指标') ? [block.grid] : [],
  );
  const cells = gridBody(grids[0] ?? expect.fail('no grid')).map((cells) =>
    cells.slice(0, 4).map(({ content: said, rowSpan }) => `${inlineText(said)}×${rowSpan}`),
  );
  expect(cells).toEqual([
    ['产出指标×3', '数量指标×2', '甲×1', '≥×1'],
    ['乙×1', '≥×1', '100×1', '次×1'],
    ['质量指标×1', '丙×1', '≥×1', '100×1'],
  ]);
});
