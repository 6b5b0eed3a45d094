import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { createQueues } from '#shared/kit/in-turn';
import { failed, ok, type Result } from '#shared/kit/result';
import { writeFileAtomically } from './atomic-write';
import { exclusively } from './exclusive';
import { type FileTrouble, troubleOf } from './file-trouble';
import { readText } from './read-file';

/** What a kept file held. `damaged`: there is one, but not in the shape it should have. */
export type KeptReading<Value> =
  | { readonly state: 'value'; readonly value: Value }
  | { readonly state: 'missing' | 'damaged' }
  | { readonly state: 'unreadable'; readonly trouble: FileTrouble };

/** A small JSON file that the program keeps for its user, checked against a schema whenever it is read. */
export type KeptFile<Value> = {
  readonly read: () => Promise<KeptReading<Value>>;
  /**
   * Reads, makes the new value of what is there and replaces the file as a whole, while no other program of this user
   * does so; its folder is made when it is not there. A problem of `make` leaves the file as it is.
   */
  readonly change: <Problem = never>(
    make: (before: KeptReading<Value>) => Promise<Result<Value, Problem>>,
  ) => Promise<Result<Value, Problem | FileTrouble>>;
  /** Renames a damaged file, so that nothing in it is overwritten and it may be mended by hand. */
  readonly putAside: (to: string) => Promise<Result<void, FileTrouble>>;
};

/** In the order of asking: making the folder must not let a later change overtake. */
const inTurn = createQueues();

export function keptFile<Schema extends z.ZodType>(file: string, schema: Schema): KeptFile<z.infer<Schema>> {
  type Value = z.infer<Schema>;
  const read = async (): Promise<KeptReading<Value>> => {
    const text = await readText(file);
    if (!text.ok) {
      const { problem } = text;
      if (problem.kind === 'missing') return { state: 'missing' };
      return problem.kind === 'not-text' ? { state: 'damaged' } : { state: 'unreadable', trouble: problem };
    }
    const parsed = schema.safeParse(parseJson(text.value));
    return parsed.success ? { state: 'value', value: parsed.data } : { state: 'damaged' };
  };
  return {
    read,
    change: (make) =>
      inTurn(file, async () => {
        const made = await trying(dirname(file), async () => {
          await mkdir(dirname(file), { recursive: true });
        });
        if (!made.ok) return made;
        return exclusively(`${file}.lock`, file, async () => {
          const next = await make(await read());
          if (!next.ok) return next;
          const written = await writeFileAtomically(file, `${JSON.stringify(next.value, null, 1)}\n`);
          return written.ok ? next : written;
        });
      }),
    putAside: (to) => trying(file, () => rename(file, to)),
  };
}

async function trying(path: string, work: () => Promise<void>): Promise<Result<void, FileTrouble>> {
  try {
    return ok(await work());
  } catch (error) {
    const trouble = troubleOf(error, 'write', path);
    if (trouble === undefined) throw error;
    return failed(trouble);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
