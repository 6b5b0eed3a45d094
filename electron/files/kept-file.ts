import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { failed, ok, type Result } from '#shared/kit/result';
import { writeFileAtomically } from './atomic-write';
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
  /** Replaces the file as a whole; its folder is made when it is not there. */
  readonly write: (value: Value) => Promise<Result<void, FileTrouble>>;
  /** Renames a damaged file, so that nothing in it is overwritten and it may be mended by hand. */
  readonly putAside: (to: string) => Promise<Result<void, FileTrouble>>;
};

export function keptFile<Schema extends z.ZodType>(file: string, schema: Schema): KeptFile<z.infer<Schema>> {
  return {
    read: async () => {
      const text = await readText(file);
      if (!text.ok) {
        const { problem } = text;
        if (problem.kind === 'missing') return { state: 'missing' };
        return problem.kind === 'not-text' ? { state: 'damaged' } : { state: 'unreadable', trouble: problem };
      }
      const parsed = schema.safeParse(parseJson(text.value));
      return parsed.success ? { state: 'value', value: parsed.data } : { state: 'damaged' };
    },
    write: async (value) => {
      const made = await trying(dirname(file), async () => {
        await mkdir(dirname(file), { recursive: true });
      });
      return made.ok ? writeFileAtomically(file, `${JSON.stringify(value, null, 1)}\n`) : made;
    },
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
