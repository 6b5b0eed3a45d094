import { createHash } from 'node:crypto';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { failed, ok, type Result } from '#shared/kit/result';
import { type FileTrouble, troubleOf } from './file-trouble';
import { decodeText, readBytes } from './read-file';
import { removeQuietly } from './temporary-name';
import { inTime } from './time-limit';

const HEAD = 'juesuan-journal 1\n';
const SUM_LENGTH = 16;

/**
 * An append-only file of lines, each with a checksum over itself and all before it: what is read back is a beginning of
 * what was appended, never a mixture, whenever the writer was killed.
 */
export type JournalFile = {
  /** Answered when the lines are on the disk. Lines that wait together are flushed together. */
  readonly append: (lines: readonly string[]) => Promise<Result<void, FileTrouble>>;
  /** Nothing can be appended afterwards. */
  readonly close: () => Promise<void>;
};

/** Makes a journal with its first lines in the place of any that is there. */
export async function createJournal(
  path: string,
  lines: readonly string[],
): Promise<Result<JournalFile, FileTrouble>> {
  const beside = `${path}.new`;
  const made = await trying(path, async () => {
    const handle = await open(beside, 'w', 0o600);
    const { text, sum } = summed('', lines);
    try {
      await handle.writeFile(HEAD + text);
      await handle.sync();
      await rename(beside, path);
    } catch (error) {
      await handle.close();
      await removeQuietly(beside);
      throw error;
    }
    return journalOn(handle, path, sum);
  });
  return made;
}

function journalOn(handle: FileHandle, path: string, start: string): JournalFile {
  let sum = start;
  let waiting: { readonly text: string; readonly done: (result: Result<void, FileTrouble>) => void }[] = [];
  let working: Promise<void> | undefined;
  /** A half-written line spoils all after it, so after any trouble nothing more is taken. */
  let trouble: FileTrouble | undefined;

  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const text = batch.map((entry) => entry.text).join('');
      const written = trouble
        ? failed(trouble)
        : await inTime(
            trying(path, async () => {
              await handle.appendFile(text);
              await handle.datasync();
            }),
            'write',
            path,
          );
      if (!written.ok) trouble = written.problem;
      for (const { done } of batch) done(written);
    }
    working = undefined;
  };

  return {
    append: (lines) =>
      new Promise((resolve) => {
        const added = summed(sum, lines);
        sum = added.sum;
        waiting.push({ text: added.text, done: resolve });
        working ??= work();
      }),
    close: async () => {
      await working;
      trouble ??= { kind: 'missing', doing: 'write', path };
      await handle.close();
    },
  };
}

/** What a journal holds; `torn` bytes after its last whole line were being written when the writer was killed. */
export type JournalReading = { readonly lines: readonly string[]; readonly torn: number };

export async function readJournal(path: string): Promise<Result<JournalReading, FileTrouble>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const head = Buffer.from(HEAD);
  if (!head.equals(bytes.value.subarray(0, head.length)))
    return failed({ kind: 'not-text', doing: 'read', path });
  const lines: string[] = [];
  let sum = '';
  let at = head.length;
  for (;;) {
    const end = bytes.value.indexOf(0x0a, at);
    if (end < 0) break;
    // A line cut within a letter is no text, and is torn like any other.
    const line = decodeText(bytes.value.subarray(at, end), path);
    const content = line.ok ? line.value.slice(SUM_LENGTH + 1) : '';
    const next = sumOf(sum, content);
    if (!line.ok || !line.value.startsWith(`${next} `)) break;
    lines.push(content);
    sum = next;
    at = end + 1;
  }
  return ok({ lines, torn: bytes.value.length - at });
}

/** Lines as they stand in the file, each behind its checksum, and the last of these. */
function summed(before: string, lines: readonly string[]): { readonly text: string; readonly sum: string } {
  let sum = before;
  const text = lines.map((line) => {
    sum = sumOf(sum, line);
    return `${sum} ${line}\n`;
  });
  return { text: text.join(''), sum };
}

function sumOf(before: string, line: string): string {
  return createHash('sha256').update(before).update(line).digest('hex').slice(0, SUM_LENGTH);
}

async function trying<Value>(path: string, work: () => Promise<Value>): Promise<Result<Value, FileTrouble>> {
  try {
    return ok(await work());
  } catch (error) {
    const trouble = troubleOf(error, 'write', path);
    if (trouble === undefined) throw error;
    return failed(trouble);
  }
}
