import { mkdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type OfficeCodes, officeCodes } from '#shared/host/calls/office-codes';
import type { HostHandlers } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { type FileTrouble, troubleOf } from '../files/file-trouble';
import { readText } from '../files/read-file';
import { readTypedPath } from '../files/typed-path';
import type { Log } from './log';
import type { WorkbookRunner } from './workbook-jobs';

type Means = {
  readonly folder: string;
  readonly home: string;
  readonly log: Log;
  readonly now: () => Date;
  readonly readCodes: WorkbookRunner['codes'];
};

const stored = z.object({ list: officeCodes.nullable() });

/** The office's own list of 科目, kept in the user's configuration folder for every project. */
export function createOfficeCodeHandlers({
  folder,
  home,
  log,
  now,
  readCodes,
}: Means): Pick<HostHandlers, 'office-codes.read' | 'office-codes.import' | 'office-codes.remove'> {
  const file = join(folder, 'office-codes.json');

  async function write(list: OfficeCodes | null): Promise<Result<void, FileTrouble>> {
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      const trouble = troubleOf(error, 'write', folder);
      if (trouble === undefined) throw error;
      return failed(trouble);
    }
    return writeFileAtomically(file, `${JSON.stringify({ list }, null, 1)}\n`);
  }

  return {
    'office-codes.read': async () => {
      const text = await readText(file);
      if (!text.ok) {
        return text.problem.kind === 'missing' ? ok({ list: null }) : failed(fileProblem(text.problem));
      }
      const parsed = stored.safeParse(parseJson(text.value));
      if (parsed.success) return ok(parsed.data);
      // Put aside rather than lost: it may be mended by hand.
      const aside = join(folder, 'office-codes.damaged.json');
      const moved = await move(file, aside);
      log(`The office's codes are not in shape: ${file} ${moved.ok ? `is put aside as ${aside}` : 'stays'}`);
      return failed({
        kind: 'unusable-input',
        message: moved.ok
          ? `单位科目清单已损坏，原文件改存为「${aside}」，请重新导入清单。`
          : `单位科目清单「${file}」已损坏，请重新导入清单。`,
      });
    },
    'office-codes.import': async (request) => {
      const path = readTypedPath(request.path, home);
      if (!path.ok) return path;
      const read = await readCodes({ path: path.value });
      if (!read.ok) return read;
      const { codes, left } = read.value;
      const list = {
        source: basename(path.value),
        importedAt: now().toISOString(),
        codes: codes.map(({ code, name }) => ({ code, name })),
      };
      const written = await write(list);
      return written.ok ? ok({ list, left: [...left] }) : failed(fileProblem(written.problem));
    },
    'office-codes.remove': async () => {
      const written = await write(null);
      return written.ok ? ok({}) : failed(fileProblem(written.problem));
    },
  };
}

async function move(from: string, to: string): Promise<Result<void, FileTrouble>> {
  try {
    return ok(await rename(from, to));
  } catch (error) {
    const trouble = troubleOf(error, 'write', to);
    if (trouble === undefined) throw error;
    return failed(trouble);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
