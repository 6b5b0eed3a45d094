import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { run } from './run.mjs';
import { writeSampleForms } from './sample-forms.mjs';

/**
 * Makes the packs' built-in samples anew from the workbooks in tests/fixtures, through the command line.
 * Run by hand after the project format or a pack has changed; a test says when that is due.
 * `forms`: whether the pack has self-evaluation forms, which `sample-forms.yaml` has. `kind`: no workbook says 单位性质. Of the published one the text does: one 行政单位 and four 事业单位.
 */
const SAMPLES = [
  {
    pack: 'shanxi-2022',
    workbook: 'xinzhou-2022-filled.xlsx',
    prior: ['--prior', 'xinzhou-2021-lastyear.xlsx'],
    forms: true,
    kind: '含多类的部门',
  },
  {
    pack: 'shanghai-2024',
    workbook: 'shanghai-2024-filled.xlsx',
    prior: [],
    forms: false,
    kind: '含多类的部门',
  },
];

const fixtures = join(ROOT, 'tests/fixtures/workbooks');
for (const { pack, workbook, prior, forms, kind } of SAMPLES) {
  const target = join(ROOT, 'shared/packs', pack, 'sample.juesuan');
  const before = JSON.parse(readFileSync(target, 'utf8'));
  rmSync(target, { force: true });
  const files = [workbook, ...prior].map((word) => (word.endsWith('.xlsx') ? join(fixtures, word) : word));
  const command = [join(ROOT, 'build/juesuan.mjs'), 'import', ...files, '--pack', pack, '-o', target];
  const { code } = await run(process.execPath, command);
  if (code !== 0) process.exitCode = code;
  const made = JSON.parse(readFileSync(target, 'utf8'));
  // What no workbook has was typed once, and stays: supplementary tables and texts.
  const typed = Object.entries(before.tables).filter(
    ([id]) => Object.keys(made.tables[id]?.entries ?? {}).length === 0,
  );
  const sample = {
    ...made,
    facts: { ...made.facts, kind },
    tables: { ...made.tables, ...Object.fromEntries(typed) },
    texts: { ...before.texts, ...made.texts },
  };
  const text = `${JSON.stringify(sample, null, 1)}\n`;
  writeFileSync(target, text);
  if (!forms) continue;
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-sample-'));
  const [sheets, filled] = [join(folder, '自评表.xlsx'), join(folder, 'sample.juesuan')];
  writeSampleForms(sheets, JSON.parse(text).facts);
  const take = ['forms', 'import', target, sheets, '--level', '二级', '--no-remembered', '-o', filled];
  // It tells that sums and scores are not printed there: the formulas say them.
  const taken = await run(process.execPath, [join(ROOT, 'build/juesuan.mjs'), ...take], { stdio: 'collect' });
  if (existsSync(filled)) copyFileSync(filled, target);
  else throw new Error(taken.output);
}
