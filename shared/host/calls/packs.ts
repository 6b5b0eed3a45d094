import { z } from 'zod';

/** A fault in a pack's files; `line` is 0 when the file as a whole is meant. */
const packProblem = z.object({ file: z.string(), line: z.number().int(), reason: z.string() });

/** How taking a pack among this user's own ended; only `installed` changed anything. */
const packInstallation = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('installed'), id: z.string(), title: z.string(), year: z.number().int() }),
  z.object({ outcome: z.literal('exists'), id: z.string(), title: z.string() }),
  z.object({ outcome: z.literal('faulty'), problems: z.array(packProblem) }),
]);

/** The packs of this machine: listed, read, taken from outside, copied, written out. */
export const PACK_CALLS = {
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
  /** A pack as the host has compiled it, written by `writeGraph`; or what is wrong with it. */
  'packs.load': {
    request: z.object({ id: z.string() }),
    response: z.union([z.object({ graph: z.string() }), z.object({ problems: z.array(packProblem) })]),
  },
  /** A pack's files, for those who look at it or work on it. */
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
    response: packInstallation,
  },
  /** Begins a pack of this user's own from another, with a new id, title and year; never replaces one. */
  'packs.copy': {
    request: z.object({ from: z.string(), id: z.string(), title: z.string(), year: z.number().int() }),
    response: packInstallation,
  },
  /** Deletes a pack that this user installed. */
  'packs.remove': { request: z.object({ id: z.string() }), response: z.object({}) },
  /** Writes a pack as a .zip that `packs.install` takes. */
  'packs.export': {
    request: z.object({ id: z.string(), path: z.string() }),
    response: z.object({ path: z.string() }),
  },
} as const;
