import { randomBytes } from 'node:crypto';
import type { HostHandlers } from '#shared/host/contract';
import { ok } from '#shared/kit/result';
import type { PackFolders } from '../packs/pack-folders';
import { createBatchHandlers } from './batch/batch-handlers';
import { createDroppedFiles } from './dropped-files';
import { createChooserHandlers, type FileDialog } from './folder-listing';
import { openLastFolders } from './last-folders';
import { createLeftoverHandlers } from './leftovers';
import { type Log, logToStderr } from './log';
import type { NamedFiles } from './named-files';
import { createOfficeCodeHandlers } from './office-codes';
import type { OpenWindows } from './open-windows';
import type { OpenedFiles } from './opened-files';
import { createPackHandlers } from './packs';
import type { UserFolders } from './places';
import { admitProjects, createProjectHandlers } from './project-files';
import { createProjectLocks } from './project-lock';
import { createQueryHandlers } from './query-handlers';
import { openRecentProjects } from './recent-projects';
import { createRecoveryHandlers } from './recovery';
import { openRememberedAnswers } from './remembered-answers';
import { createReportHandlers } from './report-handlers';
import { createVersionHandlers, openVersions } from './versions';
import { createViewHandlers } from './view-settings';
import { createWindowHandlers } from './windows';
import type { WorkbookHandlers } from './workbook';
import type { WorkbookRunner } from './workbook-jobs';

export type HandlerOptions = {
  readonly host: 'electron' | 'browser';
  readonly version: string;
  readonly packFolders: PackFolders;
  readonly configurationFolder: string;
  readonly userFolders: UserFolders;
  readonly workbook: WorkbookHandlers;
  /** The bundled `batch-worker.js`. */
  readonly batchWorker: string;
  /** Hears when a run of 批量检查 begins and when it has ended. */
  readonly tellBatch?: (isUnderWay: boolean) => void;
  /** Reads a list of 科目 out of a workbook. */
  readonly readCodes: WorkbookRunner['codes'];
  readonly named: NamedFiles;
  readonly windows: OpenWindows;
  readonly opened: OpenedFiles;
  /** Where the host has one. */
  readonly showDialog?: FileDialog;
  /** See `host.describe`; the loopback host hands it on to the next one. */
  readonly pledge?: string;
  readonly log?: Log;
  readonly now?: () => Date;
};

/** All handlers of the contract for one host. Composes; each subject has its own file. */
export function createHandlers(options: HandlerOptions): HostHandlers {
  const log = options.log ?? logToStderr;
  const now = options.now ?? (() => new Date());
  const recent = openRecentProjects({ folder: options.configurationFolder, log, now });
  const answers = openRememberedAnswers(options.configurationFolder, now);
  const {
    host,
    version,
    named,
    windows,
    showDialog,
    pledge = randomBytes(32).toString('base64url'),
  } = options;
  const versions = openVersions({ folder: options.configurationFolder, log, now });
  const admit = admitProjects({ named, recent });
  const locks = createProjectLocks({ isOpen: windows.isOpen, now });
  return {
    'host.describe': async () => ok({ host, version, nativeDialogs: showDialog !== undefined, pledge }),
    ...createPackHandlers(options.packFolders, named, log),
    ...options.opened.handlers,
    ...createChooserHandlers(
      options.userFolders,
      named,
      showDialog,
      openLastFolders(options.configurationFolder, log),
    ),
    ...createDroppedFiles({ folder: options.configurationFolder, named }),
    ...createProjectHandlers({ recent, admit, named, versions, locks, windows, now }),
    ...createVersionHandlers(versions, admit),
    ...createLeftoverHandlers({ admit, recent }),
    ...createRecoveryHandlers({ folder: options.configurationFolder, named, windows, now }),
    ...createWindowHandlers(windows, pledge),
    ...createViewHandlers(options.configurationFolder, log),
    'recent.list': async () => ok({ recent: await recent.list() }),
    'recent.forget': ({ path }) => recent.forget(path),
    'answers.list': ({ packId }) => answers.list(packId),
    'answers.change': ({ packId, remember, forget }) => answers.change(packId, remember, forget),
    ...createOfficeCodeHandlers({
      folder: options.configurationFolder,
      named,
      log,
      now,
      readCodes: options.readCodes,
    }),
    ...createReportHandlers(options.packFolders, named, answers, now),
    ...options.workbook,
    ...createQueryHandlers({ named, packFolders: options.packFolders }),
    ...createBatchHandlers({
      named,
      packFolders: options.packFolders,
      remembered: answers,
      worker: options.batchWorker,
      tell: options.tellBatch ?? (() => undefined),
      log,
    }),
  };
}
