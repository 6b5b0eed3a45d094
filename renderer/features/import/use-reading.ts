import { useCallback } from 'react';
import type { HostRequest } from '#shared/host/contract';
import type { RecognitionReport } from '#shared/host/reports';
import type { ImportReport } from '#shared/import/import-report';
import type { MappingReport } from '#shared/mapping/mapping-report';
import type { Session } from '#shared/session/session';
import { callHost } from '../../host/call-host';
import { fileName, sessionFromText } from '../../store/project-text';
import { type Job, useJob } from '../job-progress/use-job';

/** What a workbook was read as. */
export type Read = {
  readonly session: Session;
  readonly report: ImportReport;
  readonly mapping: MappingReport;
  readonly recognition: RecognitionReport;
  readonly notices: readonly string[];
};

/** How the workbook is to be read; another wish reads it again. Must stay the same object while nothing changes. */
export type ReadingWish = Omit<HostRequest<'workbook.import'>, 'path' | 'job'>;

/** Reads a workbook beside; a new wish, or closing what uses this, cancels the reading under way. */
export function useReading(path: string, wish: ReadingWish): Job<Read> {
  return useJob(
    useCallback(
      async (job) => {
        const { project, ...found } = await callHost('workbook.import', { path, job, ...wish });
        return { ...found, session: await sessionFromText(project, fileName(path)) };
      },
      [path, wish],
    ),
  );
}
