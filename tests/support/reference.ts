import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProjectDocument } from '#shared/document/document';
import { type ImportedWorkbook, importWorkbook } from '#shared/import/import-workbook';
import { explainPackProblems } from '#shared/kit/pack-problem';
import type { Pack, PackSource } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import { createSession } from '#shared/session/create-session';
import type { Session } from '#shared/session/session';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { readWorkbook } from '../../electron/excel/read-workbook';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const WORKBOOKS = {
  filled: 'xinzhou-2022-filled.xlsx',
  template: 'xinzhou-2022-template.xlsx',
  lastYear: 'xinzhou-2021-lastyear.xlsx',
  lastYearXls: 'xinzhou-2021-lastyear.xls',
  shanghai: 'shanghai-2024-filled.xlsx',
  shanghaiSplit: 'shanghai-2024-split.xlsx',
  shanghaiTemplate: 'shanghai-2024-template.xlsx',
} as const;

export function workbookPath(name: keyof typeof WORKBOOKS): string {
  return join(ROOT, 'tests/fixtures/workbooks', WORKBOOKS[name]);
}

/** A pack's files from the source tree. */
export function packSource(id: string): PackSource {
  const folder = join(ROOT, 'shared/packs', id);
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(folder.length + 1).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
  }
  return { directory: id, files };
}

export function loadShanxi(): Pack {
  return loadReference('shanxi-2022');
}

export function loadShanghai(): Pack {
  return loadReference('shanghai-2024');
}

function loadReference(id: string): Pack {
  const pack = loadPack(packSource(id));
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  return pack.value;
}

export function readFixture(name: keyof typeof WORKBOOKS): PlainWorkbook {
  const workbook = readWorkbook(readFileSync(workbookPath(name)));
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  return workbook.value;
}

export function importFixture(pack: Pack, workbook: PlainWorkbook): ImportedWorkbook {
  const imported = importWorkbook(pack, workbook, 'workbook');
  if (!imported.ok) throw new Error(imported.problem.kind);
  return imported.value;
}

export function sessionOf(pack: Pack, document: ProjectDocument): Session {
  const session = createSession(pack, document);
  if (!session.ok) throw new Error(JSON.stringify(session.problem.kind));
  return session.value;
}
