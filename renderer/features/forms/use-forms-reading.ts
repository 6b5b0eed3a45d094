import { useCallback } from 'react';
import type { HostRequest } from '#shared/host/contract';
import { saveProject } from '#shared/project-file/save-project';
import { callHost } from '../../host/call-host';
import { openSession } from '../../store/project-store';
import { type Job, useJob } from '../job-progress/use-job';
import type { ReadForms } from './import-forms';

/** How forms are to be read; another wish reads them again. Must stay the same object while nothing changes. */
export type FormsWish = Omit<HostRequest<'forms.import'>, 'project' | 'job'>;

/** Reads forms beside; a new wish, or closing what uses this, cancels the reading under way. */
export function useFormsReading(wish: FormsWish): Job<ReadForms> {
  return useJob(
    useCallback(
      (job) => {
        const session = openSession();
        return callHost('forms.import', {
          project: saveProject(session.pack, session.document()),
          job,
          ...wish,
        });
      },
      [wish],
    ),
  );
}
