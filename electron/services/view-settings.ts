import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { viewSettings } from '#shared/host/calls/view';
import type { HostHandlers } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { troubleOf } from '../files/file-trouble';
import { readText } from '../files/read-file';
import type { Log } from './log';

/**
 * How this user looks at tables (列宽、缩放、变动阈值), kept in the configuration folder: a page's own store would be
 * lost with the loopback host's address. A file that is not in shape costs only the settings, so they start anew.
 */
export function createViewHandlers(folder: string, log: Log): Pick<HostHandlers, 'view.read' | 'view.write'> {
  const file = join(folder, 'view.json');
  return {
    'view.read': async () => {
      const text = await readText(file);
      if (!text.ok) {
        if (text.problem.kind !== 'missing')
          log(`The view's settings cannot be read: ${text.problem.kind} ${file}`);
        return ok({ settings: null });
      }
      const parsed = viewSettings.safeParse(parseJson(text.value));
      if (!parsed.success) log(`The view's settings start anew, ${file} is not in shape`);
      return ok({ settings: parsed.success ? parsed.data : null });
    },
    'view.write': async ({ settings }) => {
      try {
        await mkdir(folder, { recursive: true });
      } catch (error) {
        const trouble = troubleOf(error, 'write', folder);
        if (trouble === undefined) throw error;
        return failed(fileProblem(trouble));
      }
      const written = await writeFileAtomically(file, `${JSON.stringify(settings, null, 1)}\n`);
      return written.ok ? ok({}) : failed(fileProblem(written.problem));
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
