import { join } from 'node:path';
import type { HostHandlers } from '#shared/host/contract';
import type { AppFolders } from './app-folders';
import { appVersion } from './app-version';
import { packFolders } from './packs/pack-folders';
import { createHandlers, type HandlerOptions } from './services/handlers';
import { createNamedFiles } from './services/named-files';
import { createOpenWindows, type OpenWindows } from './services/open-windows';
import { createOpenedFiles, type OpenedFiles } from './services/opened-files';
import { ownFolders } from './services/places';
import { openRememberedAnswers } from './services/remembered-answers';
import { workbookHandlers, workbookRunner } from './services/workbook';

/** What a host answers calls with, and what it does with by itself beside. */
export type LoadedHandlers = {
  readonly handlers: HostHandlers;
  readonly windows: OpenWindows;
  readonly opened: OpenedFiles;
  /** Whether a run of 批量检查 is under way. */
  readonly isChecking: () => boolean;
};

/** What differs from host to host. */
type Own = Pick<HandlerOptions, 'host' | 'pledge' | 'showDialog'> & {
  readonly configuration: string;
  /** Files that the host was started with. */
  readonly words: readonly string[];
};

/**
 * Everything a host answers calls with, the same for all. Apart from the hosts themselves, because it is most of the program:
 * the browser's page is on its way before this is loaded.
 */
export async function hostHandlers(
  folders: AppFolders,
  { configuration, words, ...own }: Own,
): Promise<LoadedHandlers> {
  const packs = packFolders(folders.packs, configuration);
  const runner = workbookRunner(packs);
  const userFolders = ownFolders();
  const named = createNamedFiles({ home: userFolders.home, ownFolders: [configuration, folders.program] });
  const windows = createOpenWindows(() => new Date());
  const opened = createOpenedFiles(named);
  let isChecking = false;
  await opened.add([...words], userFolders.calledFrom);
  const handlers = createHandlers({
    ...own,
    version: appVersion(folders),
    packFolders: packs,
    configurationFolder: configuration,
    userFolders,
    named,
    windows,
    opened,
    workbook: workbookHandlers(packs, {
      named,
      run: runner,
      remembered: openRememberedAnswers(configuration),
    }),
    readCodes: runner.codes,
    batchWorker: join(folders.electron, 'batch-worker.js'),
    tellBatch: (isUnderWay) => {
      isChecking = isUnderWay;
    },
  });
  return { handlers, windows, opened, isChecking: () => isChecking };
}
