import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { run } from './run.mjs';

/**
 * Makes a pack's built-in sample anew from the published workbooks in tests/fixtures, through the command line.
 * Run by hand after the project format or the pack has changed; a test says when that is due.
 */
const fixtures = join(ROOT, 'tests/fixtures/workbooks');
const target = join(ROOT, 'shared/packs/shanxi-2022/sample.juesuan');
rmSync(target, { force: true });
const { code } = await run(process.execPath, [
  join(ROOT, 'build/juesuan.mjs'),
  'import',
  join(fixtures, 'xinzhou-2022-filled.xlsx'),
  '--prior',
  join(fixtures, 'xinzhou-2021-lastyear.xlsx'),
  '-o',
  target,
]);
// The workbook does not say 单位性质; the disclosure's text does: one 行政单位 and four 事业单位.
const text = readFileSync(target, 'utf8');
writeFileSync(target, text.replace('"kind": ""', '"kind": "含多类的部门"'));
process.exitCode = code;
