import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { fileProblem } from '../../files/file-problem';
import { systemCode, troubleOf } from '../../files/file-trouble';
import { isAlive, THIS_MACHINE } from '../../files/machine';
import { removeQuietly } from '../../files/temporary-name';
import { writeMark } from '../../files/write-mark';

/** Lies in a folder of results while a run writes there. */
export const RUN_MARK = '.running';

/**
 * Marks the folder as this process's run's. Refused while another run of whatever program writes there, for their lines would
 * mix; the mark of one that was killed is taken over. Of a run on another machine nobody can know, so its mark stands.
 *
 * @returns takes the mark away again
 */
export async function markRun(folder: string): Promise<Result<() => Promise<void>, HostProblem>> {
  const path = join(folder, RUN_MARK);
  for (;;) {
    try {
      await writeMark(path, `${THIS_MACHINE} ${process.pid}`);
      return ok(() => removeQuietly(path));
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') {
        const trouble = troubleOf(error, 'write', path);
        if (trouble === undefined) throw error;
        return failed(fileProblem(trouble));
      }
    }
    const holder = await holderOf(path);
    if (holder === 'gone') await rm(path, { force: true });
    else return failed({ kind: 'bad-request', message: refusal(folder, path, holder) });
  }
}

function refusal(folder: string, path: string, holder: Exclude<Holder, 'gone'>): string {
  const busy = `另一次批量处理正在往“${folder}”里写结果，请等它结束，或换一个结果文件夹`;
  if (holder === 'here') return busy;
  const where = holder === 'elsewhere' ? '是在另一台电脑上的，' : '';
  return `${busy}；${where}确知它已经结束时，删除“${path}”再试`;
}

/** `unknown`: it is just being written, or power failed while it was. */
type Holder = 'here' | 'elsewhere' | 'unknown' | 'gone';

async function holderOf(path: string): Promise<Holder> {
  try {
    const [machine = '', process_ = ''] = (await readFile(path, 'utf8')).split(' ');
    if (machine === THIS_MACHINE) return isAlive(Number(process_)) ? 'here' : 'gone';
    return machine === '' ? 'unknown' : 'elsewhere';
  } catch (error) {
    // Taken away meanwhile.
    if (systemCode(error) === 'ENOENT') return 'gone';
    throw error;
  }
}
