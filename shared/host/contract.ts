import { z } from 'zod';
import { answer } from '../mapping/answer';
import { jobProgress } from './progress';
import { exportReport, importReport, recognitionReport } from './reports';

/**
 * The boundary between the page and the machine, declared once: every call with the schema of its request and
 * response. Both transports (Electron's IPC, loopback HTTP) carry exactly this, and the host parses every request
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
    }),
  },
  'packs.list': {
    request: z.object({}),
    response: z.object({
      packs: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          year: z.number().int(),
          /** Comes with the program; the others this user installed. */
          isBuiltIn: z.boolean(),
          /** `packs.sample` has something to give. */
          hasSample: z.boolean(),
        }),
      ),
      /** Folders among the packs that are none, and why. */
      faulty: z.array(z.object({ id: z.string(), isBuiltIn: z.boolean(), reason: z.string() })),
    }),
  },
  /** A pack's files; the page reads them with `loadPack`, as the host does. */
  'packs.read': {
    request: z.object({ id: z.string() }),
    response: z.object({ directory: z.string(), files: z.record(z.string(), z.string()) }),
  },
  /** The pack's own example as project text, opened without a path. */
  'packs.sample': {
    request: z.object({ id: z.string() }),
    response: z.object({ text: z.string() }),
  },
  /** Takes a pack from a .zip, a folder or a folder's pack.yaml. One of that id is replaced only with `replace`. */
  'packs.install': {
    request: z.object({ path: z.string(), replace: z.boolean() }),
    response: z.lazy(() => packInstallation),
  },
  /** Begins a pack of this user's own from another, with a new id, title and year; never replaces one. */
  'packs.copy': {
    request: z.object({ from: z.string(), id: z.string(), title: z.string(), year: z.number().int() }),
    response: z.lazy(() => packInstallation),
  },
  /** Deletes a pack that this user installed. */
  'packs.remove': { request: z.object({ id: z.string() }), response: z.object({}) },
  /** Writes a pack as a .zip that `packs.install` takes. */
  'packs.export': {
    request: z.object({ id: z.string(), path: z.string() }),
    response: z.object({ path: z.string() }),
  },
  /** Only where `nativeDialogs`. A null path: the clerk cancelled. */
  'files.choose': {
    request: z.object({ purpose: z.lazy(() => filePurpose), suggestedName: z.string().optional() }),
    response: z.object({ path: z.string().nullable() }),
  },
  /** One folder of this user, for the page's own chooser. A null folder: where the program was called from. */
  'files.list': {
    request: z.object({ folder: z.string().nullable(), purpose: z.lazy(() => filePurpose) }),
    response: z.object({
      folder: z.string(),
      parent: z.string().nullable(),
      places: z.array(z.object({ name: z.string(), path: z.string() })),
      entries: z.array(
        z.object({
          name: z.string(),
          path: z.string(),
          kind: z.enum(['folder', 'file']),
          /** Bytes; 0 for a folder. */
          size: z.number(),
          /** ISO time. */
          modified: z.string(),
        }),
      ),
    }),
  },
  /** How this user looks at tables; null: nothing is kept yet. */
  'view.read': {
    request: z.object({}),
    response: z.object({ settings: z.lazy(() => viewSettings).nullable() }),
  },
  'view.write': { request: z.object({ settings: z.lazy(() => viewSettings) }), response: z.object({}) },
  'project.open': {
    request: z.object({ path: z.string() }),
    response: z.object({ path: z.string(), text: z.string() }),
  },
  'project.save': {
    request: z.object({ path: z.string(), text: z.string() }),
    response: z.object({ path: z.string(), savedAt: z.string() }),
  },
  'recent.list': {
    request: z.object({}),
    response: z.object({ recent: z.array(z.lazy(() => recentProject)) }),
  },
  'recent.forget': {
    request: z.object({ path: z.string() }),
    response: z.object({ recent: z.array(z.lazy(() => recentProject)) }),
  },
  /**
   * Reads a workbook with the pack named, or with the one that fits best. One that is clearly of another pack than the
   * one named is refused, or, with `orOther`, read with its own.
   */
  'workbook.import': {
    request: z.object({
      path: z.string(),
      packId: z.string().optional(),
      orOther: z.boolean().optional(),
      /** A name of the caller's choice by which `workbook.progress` and `workbook.cancel` know this import. */
      job: z.string().optional(),
      /** What words of the workbook mean to the clerk; absent: what is remembered for the pack. */
      answers: z.array(answer).max(20_000).optional(),
    }),
    response: z.object({
      project: z.string(),
      report: importReport,
      recognition: recognitionReport,
      /** What there is to say of the remembered answers themselves, a sentence each. */
      notices: z.array(z.string()),
    }),
  },
  /** What the clerk said of workbooks read with a pack, as remembered for all projects of this user. */
  'answers.list': {
    request: z.object({ packId: z.string() }),
    response: z.object({ answers: z.array(answer), notices: z.array(z.string()) }),
  },
  /** Remembers answers (a later one to the same question replaces) and forgets others, by their `answerKey`. */
  'answers.change': {
    request: z.object({
      packId: z.string(),
      remember: z.array(answer).max(20_000),
      forget: z.array(z.string()).max(20_000),
    }),
    response: z.object({ answers: z.array(answer) }),
  },
  /** How far an import or export under way is. Null: it has said nothing yet, or there is none of that name (any more). */
  'workbook.progress': {
    request: z.object({ job: z.string() }),
    response: z.object({ progress: jobProgress.nullable() }),
  },
  /**
   * Ends an import or export under way, which then answers `cancelled`; an export that writes its file already is
   * finished. False: there is none of that name (any more).
   */
  'workbook.cancel': {
    request: z.object({ job: z.string() }),
    response: z.object({ cancelled: z.boolean() }),
  },
  /** The list of 科目 that this office keeps, if it has imported one. It suggests codes, in every project. */
  'office-codes.read': {
    request: z.object({}),
    response: z.object({ list: z.lazy(() => officeCodes).nullable() }),
  },
  /** Reads the list anew from a workbook; the one before is replaced. */
  'office-codes.import': {
    request: z.object({ path: z.string() }),
    response: z.object({
      list: z.lazy(() => officeCodes),
      /** Rows that gave no code. */
      left: z.array(z.object({ place: z.string(), reason: z.string() })),
    }),
  },
  'office-codes.remove': {
    request: z.object({}),
    response: z.object({}),
  },
  'workbook.export': {
    request: z.object({
      project: z.string(),
      path: z.string(),
      /** As for `workbook.import`. */
      job: z.string().optional(),
      /** The office's own workbook to fill; without it the pack's own workbook is made. */
      template: z.string().optional(),
      scale: z.enum(['yuan', 'wanyuan']).optional(),
      /** In 万元: every cell for itself, or parts that add up to their totals. `each` unless said. */
      rounding: z.enum(['each', 'balanced']).optional(),
      /** The pack's own workbook with a formula in every derived cell; not with a template. */
      formulas: z.boolean().optional(),
      /** The pack's own workbook with the project's notes as comments. Not unless said: such a file is published. */
      notes: z.boolean().optional(),
    }),
    response: z.object({ path: z.string(), report: exportReport }),
  },
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;

export const filePurpose = z.enum([
  'open-project',
  'save-project',
  'open-workbook',
  'open-template',
  'save-workbook',
  'open-pack',
  'save-pack',
]);
export type FilePurpose = z.infer<typeof filePurpose>;

/** A fault in a pack's files; `line` is 0 when the file as a whole is meant. */
const packProblem = z.object({ file: z.string(), line: z.number().int(), reason: z.string() });

/** How taking a pack among this user's own ended; only `installed` changed anything. */
const packInstallation = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('installed'), id: z.string(), title: z.string(), year: z.number().int() }),
  z.object({ outcome: z.literal('exists'), id: z.string(), title: z.string() }),
  z.object({ outcome: z.literal('faulty'), problems: z.array(packProblem) }),
]);

/** Zoom and threshold in per cent; widths in pixels at 100 %, by table and place of the column. */
export const viewSettings = z.object({
  zoom: z.number().int().min(50).max(200),
  threshold: z.number().min(0).max(1000),
  widths: z.record(z.string(), z.record(z.string(), z.number().int().min(20).max(2000))),
});

export const recentProject = z.object({
  path: z.string(),
  name: z.string(),
  organisation: z.string(),
  year: z.number().int(),
  /** Empty where the list was kept before it said so. */
  packId: z.string().default(''),
  openedAt: z.string(),
});
export type RecentProject = z.infer<typeof recentProject>;

export const officeCodes = z.object({
  /** The name of the workbook it was read from. */
  source: z.string(),
  /** ISO time. */
  importedAt: z.string(),
  codes: z.array(z.object({ code: z.string().regex(/^\d+$/), name: z.string() })),
});
export type OfficeCodes = z.infer<typeof officeCodes>;

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
