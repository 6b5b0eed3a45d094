import { createHmac } from 'node:crypto';
import type { HostHandlers } from '#shared/host/contract';
import { ok } from '#shared/kit/result';
import { THIS_RUN } from '../files/machine';
import type { OpenWindows } from './open-windows';

/** The calls by which a window and its host know of each other. */
export function createWindowHandlers(
  windows: OpenWindows,
  pledge: string,
): Pick<HostHandlers, 'window.attend' | 'window.prove'> {
  return {
    'window.attend': async ({ window }) => {
      windows.attend(window);
      return ok({ run: THIS_RUN });
    },
    'window.prove': async ({ question }) =>
      ok({ proof: createHmac('sha256', pledge).update(question).digest('hex') }),
  };
}
