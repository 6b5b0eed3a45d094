import { useEffect, useState } from 'react';
import type { HostRequest } from '#shared/host/contract';
import type { RecognitionReport } from '#shared/host/reports';
import type { ImportReport } from '#shared/import/import-report';
import type { MappingReport } from '#shared/mapping/mapping-report';
import type { Session } from '#shared/session/session';
import { callHost } from '../../host/call-host';
import { problemSentence } from '../../host/host-problem';
import { reporting } from '../../host/reporting';
import { fileName, sessionFromText } from '../../store/project-text';

/** What a workbook was read as. */
export type Read = {
  readonly session: Session;
  readonly report: ImportReport;
  readonly mapping: MappingReport;
  readonly recognition: RecognitionReport;
  readonly notices: readonly string[];
};

export type Reading = {
  /** The last reading that came to an end; it stays in sight while the workbook is read anew. */
  readonly read: Read | null;
  /** The name of the reading under way. */
  readonly job: string | null;
  /** Why the last attempt gave nothing. */
  readonly sentence: string | null;
};

/** How the workbook is to be read; another wish reads it again. Must stay the same object while nothing changes. */
export type ReadingWish = Omit<HostRequest<'workbook.import'>, 'path' | 'job'>;

/** Reads a workbook beside; a new wish, or closing what uses this, cancels the reading under way. */
export function useReading(path: string, wish: ReadingWish): Reading {
  const [reading, setReading] = useState<Reading>({ read: null, job: null, sentence: null });
  useEffect(() => {
    let wanted = true;
    let underWay = true;
    const job = crypto.randomUUID();
    setReading((before) => ({ ...before, job, sentence: null }));
    callHost('workbook.import', { path, job, ...wish })
      .finally(() => {
        underWay = false;
      })
      .then(async ({ project, ...found }) => ({
        ...found,
        session: await sessionFromText(project, fileName(path)),
      }))
      .then((read) => wanted && setReading({ read, job: null, sentence: null }))
      .catch(
        (error: unknown) =>
          wanted && setReading((before) => ({ ...before, job: null, sentence: problemSentence(error) })),
      );
    return () => {
      wanted = false;
      if (underWay) void reporting(() => callHost('workbook.cancel', { job }));
    };
  }, [path, wish]);
  return reading;
}
