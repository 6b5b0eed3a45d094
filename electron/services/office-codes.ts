import { basename, join } from 'node:path';
import { z } from 'zod';
import { officeCodes } from '#shared/host/calls/office-codes';
import type { HostHandlers } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { fileProblem } from '../files/file-problem';
import { keptFile } from '../files/kept-file';
import type { Log } from './log';
import type { Admission } from './named-files';
import type { WorkbookRunner } from './workbook-jobs';

type Means = {
  readonly folder: string;
  readonly named: Admission;
  readonly log: Log;
  readonly now: () => Date;
  readonly readCodes: WorkbookRunner['codes'];
};

const stored = z.object({ list: officeCodes.nullable() });

/** The office's own list of 科目, kept in the user's configuration folder for every project. */
export function createOfficeCodeHandlers({
  folder,
  named,
  log,
  now,
  readCodes,
}: Means): Pick<HostHandlers, 'office-codes.read' | 'office-codes.import' | 'office-codes.remove'> {
  const file = join(folder, 'office-codes.json');
  const kept = keptFile(file, stored);

  return {
    'office-codes.read': async () => {
      const reading = await kept.read();
      if (reading.state === 'value') return ok(reading.value);
      if (reading.state === 'missing') return ok({ list: null });
      if (reading.state === 'unreadable') return failed(fileProblem(reading.trouble));
      const aside = join(folder, 'office-codes.damaged.json');
      const moved = await kept.putAside(aside);
      log(`The office's codes are not in shape: ${file} ${moved.ok ? `is put aside as ${aside}` : 'stays'}`);
      return failed({
        kind: 'unusable-input',
        message: moved.ok
          ? `单位科目清单已损坏，原文件改存为「${aside}」，请重新导入清单。`
          : `单位科目清单「${file}」已损坏，请重新导入清单。`,
      });
    },
    'office-codes.import': async (request) => {
      const path = named.admit('workbook', request.path);
      if (!path.ok) return path;
      const read = await readCodes({ path: path.value });
      if (!read.ok) return read;
      const { codes, left } = read.value;
      const list = {
        source: basename(path.value),
        importedAt: now().toISOString(),
        codes: codes.map(({ code, name }) => ({ code, name })),
      };
      const written = await kept.change(async () => ok({ list }));
      return written.ok ? ok({ list, left: [...left] }) : failed(fileProblem(written.problem));
    },
    'office-codes.remove': async () => {
      const written = await kept.change(async () => ok({ list: null }));
      return written.ok ? ok({}) : failed(fileProblem(written.problem));
    },
  };
}
