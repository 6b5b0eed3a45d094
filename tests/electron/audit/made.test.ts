import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditFile } from '../../../electron/services/audit-file';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { makeDocx } from '../../../electron/word/make-docx';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { writtenReport } from '../../support/finished-report';
import { shanghaiSession } from '../../support/shanghai-report';
import { xinzhouSession } from '../../support/xinzhou-report';
import { temporaryFolder } from '../temporary-folder';

test.each([
  ['shanxi-2022', xinzhouSession],
  ['shanghai-2024', shanghaiSession],
])(
  'the Word document of a project of %s is read back, and nothing in it is wrong',
  async (pack, make) => {
    const bytes = await makeDocx(writtenReport(make()), { headingPages: [], timestamp: 1 });
    const path = join(temporaryFolder(), 'made.docx');
    writeFileSync(path, bytes);
    const audited = await auditFile(path, { packs: openPackLibrary(BUILT_IN_PACKS) });
    if (!audited.ok) throw new Error(audited.problem.message);
    const { report } = audited.value;
    expect(report.pack).toBe(pack);
    expect(report.tables.every(({ at }) => at !== undefined)).toBe(true);
    expect(report.findings.filter(({ state }) => state === 'fail')).toEqual([]);
  },
  120_000,
);
