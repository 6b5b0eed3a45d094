import { expect, test } from 'vitest';
import { explainPlanProblem } from '#shared/export/plan-problem';
import { planTemplate } from '#shared/export/plan-template';
import { explainImportProblem } from '#shared/import/import-problem';
import { importWorkbook } from '#shared/import/import-workbook';
import { officialTables } from '#shared/pack/table-shape';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { BUILT_IN_IDS } from '../../support/built-in-packs';
import { loadBuiltIn, sampleOf } from '../../support/sample-report';
import { sheetOf, textCell } from '../../support/vary-workbook';

/** A workbook of something else. */
const other: PlainWorkbook = {
  format: 'xlsx',
  sheets: [
    sheetOf({ name: '工资', hidden: false, merges: [] }, [{ row: 0, column: 0, cell: textCell('姓名') }]),
  ],
};

const packs = BUILT_IN_IDS.map(loadBuiltIn);

test.each(packs.map((pack) => [pack.id, pack] as const))(
  'a workbook and a template in which nothing of %s is found are refused in its own words',
  (_, pack) => {
    const read = importWorkbook(pack, other, 'w');
    const planned = planTemplate(sampleOf(pack), other, undefined);
    if (read.ok || planned.ok) throw new Error('something was found');
    const names = officialTables(pack).map(({ name }) => name);
    const foreign = packs
      .flatMap((one) => officialTables(one))
      .flatMap(({ name, title }) => [name, title])
      .filter((name) => !officialTables(pack).some((own) => name === own.name || name === own.title));
    for (const said of [explainImportProblem(read.problem), explainPlanProblem(planned.problem)]) {
      expect(said).toContain(`“${pack.title}”的任何一张表`);
      for (const name of names.slice(0, 2)) expect(said).toContain(name);
      expect(foreign.filter((name) => said.includes(name))).toEqual([]);
    }
  },
);
