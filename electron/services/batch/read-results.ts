import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type UnitResult, unitResult } from '#shared/batch/unit-result';
import { parseObject } from '#shared/kit/json-object';
import { troubleOf } from '../../files/file-trouble';
import { RESULTS } from './results-names';

/** The results in a folder, one after the other, as far as they are whole; what was cut off by a stop is no line. */
export async function* readResults(
  folder: string,
): AsyncGenerator<{ readonly row: UnitResult; readonly bytes: number }> {
  for await (const line of wholeLines(folder)) {
    const row = readLine(line);
    if (row === undefined) return;
    yield { row, bytes: Buffer.byteLength(line) + 1 };
  }
}

/** The result at a place of a folder's results; undefined: there are not so many. */
export async function readResult(folder: string, at: number): Promise<UnitResult | undefined> {
  let place = 0;
  for await (const line of wholeLines(folder)) {
    if (place === at) return readLine(line);
    place += 1;
  }
  return undefined;
}

function readLine(line: string): UnitResult | undefined {
  return unitResult.safeParse(parseObject(line)).data;
}

async function* wholeLines(folder: string): AsyncGenerator<string> {
  const path = join(folder, RESULTS);
  if (!(await isThere(path))) return;
  // Before the lines begin to come: those that come while somebody waits for something else are lost, and so is the end.
  let left = (await stat(path)).size;
  const input = createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      left -= Buffer.byteLength(line) + 1;
      // Without its line end it was cut off.
      if (left < 0) return;
      yield line;
    }
  } finally {
    // Whoever has read enough leaves no file open.
    input.destroy();
  }
}

/** How many results a folder has. */
export async function countResults(folder: string): Promise<number> {
  let count = 0;
  for await (const _ of wholeLines(folder)) count += 1;
  return count;
}

/** Whether a file is at the path; a folder is none. */
export async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (troubleOf(error, 'read', path) === undefined) throw error;
    return false;
  }
}
