import { basename } from 'node:path';
import { draftPack, type PackDraft } from '#shared/draft/draft-pack';
import type { DraftWish } from '#shared/draft/sketch-pack';
import type { HostProblem } from '#shared/host/contract';
import { failed, type Result } from '#shared/kit/result';
import { explainReadProblem } from '#shared/workbook/explain-read-problem';
import { readWorkbook } from '../excel/read-workbook';
import { fileProblem } from '../files/file-problem';
import { readBytes } from '../files/read-file';
import { newFolder } from '../packs/new-folder';
import { writePackFolder } from '../packs/write-pack-folder';
import type { PackLibrary } from './pack-library';

/** Begins a pack in a new folder from a sample workbook. A folder that is there already is never written over. */
export async function draftFromWorkbook(
  workbookPath: string,
  folder: string,
  wish: DraftWish,
  packs: PackLibrary,
): Promise<Result<PackDraft, HostProblem>> {
  const free = await newFolder(folder);
  if (!free.ok) return free;
  const bytes = await readBytes(workbookPath);
  if (!bytes.ok) return failed(fileProblem(bytes.problem));
  const workbook = readWorkbook(bytes.value);
  if (!workbook.ok) return unusable(workbookPath, explainReadProblem(workbook.problem));
  const known = await packs.all();
  const draft = draftPack(
    workbook.value,
    wish,
    known.ok ? known.value.packs.flatMap(({ dictionary }) => dictionary) : [],
  );
  if (!draft.ok) return unusable(workbookPath, draft.problem);
  const written = await writePackFolder(folder, draft.value.files);
  return written.ok ? draft : written;
}

function unusable(path: string, why: string): Result<never, HostProblem> {
  return failed({ kind: 'unusable-input', message: `“${basename(path)}”${why}` });
}
