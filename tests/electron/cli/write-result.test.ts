import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { saveProject } from '#shared/project-file/save-project';
import { written } from '../../../electron/cli/write-result';
import { SHANXI } from '../../shared/shanxi-pack';
import { temporaryFolder } from '../temporary-folder';

const PROJECT = saveProject(SHANXI, newDocument(SHANXI, { organisation: '某局', kind: '', year: 2022 }));
const WORKBOOK = Uint8Array.from([0x50, 0x4b, 3, 4]);

/** What comes of writing over what stands there under the name. */
async function over(there: string | Uint8Array | null, name: string, content: string | Uint8Array) {
  const path = join(temporaryFolder(), name);
  if (there !== null) writeFileSync(path, there);
  const { exit, error } = await written({ exit: 0, out: '', error: '', write: { path, content } });
  const now = existsSync(path) ? readFileSync(path) : null;
  return { exit, error, isWritten: now?.equals(Buffer.from(content)) ?? false };
}

test('a workbook does not go for a project that is written under its name, nor a project for a workbook', async () => {
  expect(await over(WORKBOOK, '决算.xlsx', PROJECT)).toEqual({
    exit: 2,
    error: '“决算.xlsx”已有，不是项目文件，没有写入；项目请写成 .juesuan 文件',
    isWritten: false,
  });
  for (const there of [PROJECT, 'no project any more'])
    expect(await over(there, '决算.juesuan', WORKBOOK)).toEqual({
      exit: 2,
      error: '“决算.juesuan”已有，是项目文件，没有写入；请换一个文件名',
      isWritten: false,
    });
});

test.each([
  ['a project where there is nothing', null, '决算.juesuan', PROJECT],
  ['a project over a project', PROJECT, '决算.juesuan', PROJECT.replace('某局', '某厅')],
  ['a project over one that was spoilt', '{', '决算.juesuan', PROJECT],
  ['a workbook over a workbook', Uint8Array.of(1), '决算.xlsx', WORKBOOK],
  ['a text over a text', '旧', '说明.txt', '新'],
])('%s is written', async (_, there, name, content) => {
  expect(await over(there, name, content)).toEqual({ exit: 0, error: '', isWritten: true });
});
