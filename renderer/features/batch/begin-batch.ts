import type { HostRequest } from '#shared/host/contract';
import { ask } from '../../feedback/ask';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';
import { type BatchSetup, takeNews, useBatch, watchBatch } from '../../store/batch';

/** Where results go unless the clerk says otherwise: beside the first place, named after it. */
export function outputOf({ output, places: [first] }: BatchSetup): string {
  if (output !== null || first === undefined) return output ?? '';
  const isTop = /[\\/]$/.test(first);
  return isTop ? `${first}检查结果` : `${first.replace(/\.[^.\\/]{1,8}$/, '')}-检查结果`;
}

export function changeSetup(change: Partial<BatchSetup>): void {
  useBatch.setState(({ setup }) => ({ setup: { ...setup, ...change } }));
}

/** Begins the run; where one of the same folder stopped it is asked whether to go on with it, unless `resume` says so. */
export async function beginBatch(resume?: boolean): Promise<void> {
  await reporting(async () => {
    const { setup } = useBatch.getState();
    const named = await callHost('files.name', { purpose: 'results-folder', path: outputOf(setup) });
    const output = named.outcome === 'named' ? named.file.path : named.path;
    const wish: HostRequest<'batch.begin'> = {
      places: [...setup.places],
      output,
      ...(setup.prior === null ? {} : { prior: setup.prior }),
      ...(setup.packId === null ? {} : { packId: setup.packId }),
      ...(setup.expected === null ? {} : { expected: setup.expected }),
      ...(resume === undefined ? {} : { resume }),
    };
    let answer = await callHost('batch.begin', wish);
    if (answer.outcome === 'asked') {
      const goOn = await ask(
        `结果文件夹里有上次检查的结果（${answer.done} 个文件）`,
        '接着做：上次做完、至今没有改动的文件不再检查。从头做：上次的结果被这次的替换。',
        '返回',
        [
          { answer: 'anew', label: '从头做', danger: true },
          { answer: 'go-on', label: '接着做' },
        ],
      );
      if (goOn === undefined) return;
      answer = await callHost('batch.begin', { ...wish, resume: goOn === 'go-on' });
    }
    // The last run's results are not shown as this one's.
    await takeNews();
    useBatch.setState({ settingUp: false });
    void watchBatch();
  });
}
