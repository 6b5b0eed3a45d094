import { z } from 'zod';

export const filePurpose = z.enum([
  'open-project',
  'save-project',
  'open-workbook',
  /** Last year: a workbook or a project. */
  'open-prior',
  'open-template',
  /** A document that was published or is to be: its texts are read. */
  'open-report',
  /** A finished document to be audited. */
  'open-audited',
  /** An office's own Word document, to be filled. */
  'open-report-template',
  /** A workbook or Word document with self-evaluation forms; one of the folder whose forms are all read. */
  'open-forms',
  'open-forms-folder',
  /** Last year's forms: a project, a workbook or a Word document. */
  'open-last-forms',
  /** An office's own 自评表 workbook, to be filled. */
  'open-form-template',
  /** Where forms are written, a file each. */
  'forms-folder',
  'save-workbook',
  'save-report',
  /** Copies of an audited document, in its own format. */
  'save-audited-docx',
  'save-audited-pdf',
  'open-pack',
  'save-pack',
  /** Units of a batch or a sum: all files below a folder, or one file. */
  'open-units',
  'open-unit',
  /** Where the results of a batch go; it is made when there is none. */
  'results-folder',
  /** The list of units that are expected to report: a file, or the results folder of last year. */
  'open-roster',
  'open-roster-folder',
  /** What was answered to a question about units. */
  'save-answer',
]);
export type FilePurpose = z.infer<typeof filePurpose>;

/** What is named for these is a folder. */
export const FOLDER_PURPOSES: ReadonlySet<FilePurpose> = new Set<FilePurpose>([
  'open-units',
  'results-folder',
  'forms-folder',
  'open-roster-folder',
]);

/** What stands at a path now. */
export const foundFile = z.object({
  /** SHA-256 of its bytes: whoever would replace it says by this what they know to be there. */
  digest: z.string(),
  /** Bytes. */
  size: z.number(),
  /** ISO time. */
  modified: z.string(),
  /** What a project says of itself; null: the file is of another kind. */
  project: z.object({ organisation: z.string(), year: z.number().int() }).nullable(),
  /** In which office program it seems to be open, in words: `在 WPS 中打开着`; null: in none. */
  usedBy: z.string().nullable(),
});
export type FoundFile = z.infer<typeof foundFile>;

/** A file as the clerk named it. `digest`: of what stands there and may be replaced; null: nothing, or it is read only. */
export const namedFile = z.object({ path: z.string(), digest: z.string().nullable() });
export type NamedFile = z.infer<typeof namedFile>;

/** .et is what WPS calls its own .xls; the others from .csv on are what systems export. What a file is, its content says. */
export const WORKBOOK_ENDINGS: readonly string[] = [
  '.xlsx',
  '.xlsm',
  '.xls',
  '.et',
  '.ods',
  '.csv',
  '.tsv',
  '.txt',
  '.xml',
  '.htm',
  '.html',
];

/** Self-evaluation forms are read from these. */
export const FORM_ENDINGS: readonly string[] = ['.xlsx', '.xls', '.et', '.ods', '.docx'];

/** Of a file dropped on the page: what is larger is chosen by 导入 or 打开. It crosses as text, a third longer. */
export const MOST_DROPPED_BYTES = 32 * 1024 * 1024;

/**
 * Where the clerk's files are: the system's dialog, or the folders for the page's own chooser. Other calls take only
 * paths that were named here, on the command line or by an earlier run's list of recent projects.
 */
export const FILE_CALLS = {
  /** Only where `nativeDialogs`. Null: the clerk cancelled. */
  'files.choose': {
    request: z.object({ purpose: filePurpose, suggestedName: z.string().optional() }),
    response: z.object({
      file: namedFile.nullable(),
      /** Of a file that may be replaced: in which office program it seems to be open, as in `foundFile`; null: in none. */
      usedBy: z.string().nullable(),
    }),
  },
  /**
   * Names a file that the clerk picked in the page's own chooser or typed. What a name lacks of the ending in which
   * such files are saved is added. A file that is there is replaced only if `replaces` is its digest.
   */
  'files.name': {
    request: z.object({ purpose: filePurpose, path: z.string(), replaces: z.string().optional() }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('named'), file: namedFile }),
      z.object({ outcome: z.literal('exists'), path: z.string(), found: foundFile }),
    ]),
  },
  /** Takes the project file that was last named outside the window, each once; null: none is waiting. */
  'files.opened': { request: z.object({}), response: z.object({ path: z.string().nullable() }) },
  /**
   * Takes a workbook dropped on a page that knows its bytes and no path, names it for this run as one to be read, and
   * answers where it now lies. `size`: of the bytes, to know that all came.
   */
  'files.drop': {
    request: z.object({
      name: z.string().min(1).max(255),
      size: z.number().int().max(MOST_DROPPED_BYTES),
      base64: z.string().max(Math.ceil(MOST_DROPPED_BYTES / 3) * 4),
    }),
    response: z.object({ path: z.string() }),
  },
  /** Shows a file in the system's own file manager. */
  'files.reveal': { request: z.object({ path: z.string() }), response: z.object({}) },
  /** One folder of this user, for the page's own chooser. A null folder: where such a file was last named, else where the program was called from. */
  'files.list': {
    request: z.object({ folder: z.string().nullable(), purpose: filePurpose }),
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
} as const;
