import { join } from 'node:path';
import { type ViewChanges, type ViewSettings, viewSettings } from '#shared/host/calls/view';
import type { HostHandlers } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { fileProblem } from '../files/file-problem';
import { keptFile } from '../files/kept-file';
import type { Log } from './log';

const START: ViewSettings = { zoom: 100, threshold: 10, widths: {} };

/**
 * How this user looks at tables (列宽、缩放、变动阈值), kept in the configuration folder: a page's own store would be
 * lost with the loopback host's address. A file that gives none costs only the settings, so they start anew.
 */
export function createViewHandlers(
  folder: string,
  log: Log,
): Pick<HostHandlers, 'view.read' | 'view.change'> {
  const kept = keptFile(join(folder, 'view.json'), viewSettings);
  return {
    'view.read': async () => {
      const reading = await kept.read();
      if (reading.state === 'value') return ok({ settings: reading.value });
      if (reading.state !== 'missing') log(`The view's settings start anew: view.json is ${reading.state}`);
      return ok({ settings: null });
    },
    'view.change': async ({ changes }) => {
      const written = await kept.change(async (before) =>
        ok(merge(before.state === 'value' ? before.value : START, changes)),
      );
      return written.ok ? ok({}) : failed(fileProblem(written.problem));
    },
  };
}

function merge(before: ViewSettings, { zoom, threshold, widths = {} }: ViewChanges): ViewSettings {
  const all = Object.entries({ ...before.widths, ...widths });
  return {
    zoom: zoom ?? before.zoom,
    threshold: threshold ?? before.threshold,
    widths: Object.fromEntries(all.flatMap(([key, columns]) => (columns ? [[key, columns]] : []))),
  };
}
