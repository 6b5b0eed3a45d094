import { z } from 'zod';
import { ANSWER_CALLS } from './calls/answers';
import { AUDIT_CALLS } from './calls/audits';
import { BATCH_CALLS } from './calls/batches';
import { FILE_CALLS } from './calls/files';
import { FORM_CALLS } from './calls/forms';
import { LEFTOVER_CALLS } from './calls/leftovers';
import { OFFICE_CODE_CALLS } from './calls/office-codes';
import { PACK_CALLS } from './calls/packs';
import { PROJECT_CALLS } from './calls/projects';
import { QUERY_CALLS } from './calls/queries';
import { RECOVERY_CALLS } from './calls/recovery';
import { REPORT_CALLS } from './calls/reports';
import { SUM_CALLS } from './calls/sums';
import { VERSION_CALLS } from './calls/versions';
import { VIEW_CALLS } from './calls/view';
import { WINDOW_CALLS } from './calls/windows';
import { WORKBOOK_CALLS } from './calls/workbooks';

/**
 * The boundary between the page and the machine, declared once: every call with the schema of its request and
 * response, a file a subject. Both transports (Electron's IPC, loopback HTTP) carry exactly this, and the host parses every request
 * before it acts. Amounts cross only inside project texts, as exact decimal text.
 */
export const HOST_CALLS = {
  'host.describe': {
    request: z.object({}),
    response: z.object({
      host: z.enum(['electron', 'browser']),
      version: z.string(),
      /** The host shows the system's own file dialogs; otherwise the page shows its chooser over `files.list`. */
      nativeDialogs: z.boolean(),
      /** A secret by which `window.prove` shows that a host which came back is of the same user. */
      pledge: z.string(),
    }),
  },
  ...PACK_CALLS,
  ...FILE_CALLS,
  ...VIEW_CALLS,
  ...PROJECT_CALLS,
  ...RECOVERY_CALLS,
  ...LEFTOVER_CALLS,
  ...VERSION_CALLS,
  ...WINDOW_CALLS,
  ...WORKBOOK_CALLS,
  ...REPORT_CALLS,
  ...FORM_CALLS,
  ...AUDIT_CALLS,
  ...BATCH_CALLS,
  ...SUM_CALLS,
  ...QUERY_CALLS,
  ...ANSWER_CALLS,
  ...OFFICE_CODE_CALLS,
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;

/** What a call answers when expected trouble stopped it. `message` is one Chinese sentence: what, where, what to do. */
export const hostProblem = z.object({
  kind: z.enum([
    'unusable-input',
    'not-found',
    'not-permitted',
    'locked',
    'write-failed',
    'cancelled',
    'bad-request',
    /** Met by the page itself: there is no host, or none of ours. */
    'unreachable',
    'internal',
  ]),
  message: z.string(),
});
export type HostProblem = z.infer<typeof hostProblem>;

export type HostCallName = keyof typeof HOST_CALLS;
export type HostRequest<Name extends HostCallName> = z.infer<(typeof HOST_CALLS)[Name]['request']>;
export type HostResponse<Name extends HostCallName> = z.infer<(typeof HOST_CALLS)[Name]['response']>;

/** How an answer travels on either transport. */
export type HostAnswer<Name extends HostCallName> =
  | { readonly ok: true; readonly value: HostResponse<Name> }
  | { readonly ok: false; readonly problem: HostProblem };

/** Implemented once per subject in electron/services; every transport and the command line use the same ones. */
export type HostHandlers = {
  readonly [Name in HostCallName]: (request: HostRequest<Name>) => Promise<HostAnswer<Name>>;
};
