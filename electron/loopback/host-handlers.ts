import { join } from 'node:path';
import type { HostHandlers } from '#shared/host/contract';
import type { AppFolders } from '../app-folders';
import { appVersion } from '../app-version';
import { packFolders } from '../packs/pack-folders';
import { createHandlers } from '../services/handlers';
import { createNamedFiles } from '../services/named-files';
import { createOpenWindows, type OpenWindows } from '../services/open-windows';
import { createOpenedFiles } from '../services/opened-files';
import { ownFolders } from '../services/places';
import { openRememberedAnswers } from '../services/remembered-answers';
import { workbookHandlers, workbookRunner } from '../services/workbook';

export type LoadedHandlers = { readonly handlers: HostHandlers; readonly windows: OpenWindows };

/**
 * Everything the browser host answers calls with. Apart from the host itself, because it is most of the program: the page is
 * on its way before this is loaded.
 *
 * @param words files that the host was started with
 */
export async function hostHandlers(
  folders: AppFolders,
  {
    configuration,
    pledge,
    words,
  }: {
    readonly configuration: string;
    readonly pledge: string;
    readonly words: readonly string[];
  },
): Promise<LoadedHandlers> {
  const packs = packFolders(folders.packs, configuration);
  const runner = workbookRunner(packs);
  const userFolders = ownFolders();
  const named = createNamedFiles({ home: userFolders.home, ownFolders: [configuration, folders.program] });
  const windows = createOpenWindows(() => new Date());
  const opened = createOpenedFiles(named);
  await opened.add([...words], userFolders.calledFrom);
  const handlers = createHandlers({
    host: 'browser',
    version: appVersion(folders),
    packFolders: packs,
    configurationFolder: configuration,
    userFolders,
    named,
    windows,
    opened,
    pledge,
    workbook: workbookHandlers(packs, {
      named,
      run: runner,
      remembered: openRememberedAnswers(configuration),
    }),
    readCodes: runner.codes,
    batchWorker: join(folders.electron, 'batch-worker.js'),
  });
  return { handlers, windows };
}
