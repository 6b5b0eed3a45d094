import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';
import { expect } from 'vitest';
import { explainReadProblem } from '#shared/workbook/explain-read-problem';
import type { PlainWorkbook, ReadProblem } from '#shared/workbook/sheet';
import { readWorkbook } from '../../../electron/excel/read-workbook';

/** Reading may take this much more memory, whatever the file; how long it may take is every test's own limit. */
const MOST_MEMORY = 1024 * 1024 * 1024;

/** Reads a hostile file, and sees that it did not take much. */
export function readBounded(bytes: Uint8Array): PlainWorkbook | ReadProblem['kind'] {
  const before = process.memoryUsage().rss;
  const read = readWorkbook(bytes);
  expect(process.memoryUsage().rss - before).toBeLessThan(MOST_MEMORY);
  if (read.ok) return read.value;
  expect(explainReadProblem(read.problem)).toMatch(/请/);
  return read.problem.kind;
}

export function sheetOf(read: ReturnType<typeof readBounded>, index = 0) {
  if (typeof read === 'string') throw new Error(read);
  const sheet = read.sheets[index];
  if (sheet === undefined) throw new Error(`no sheet ${index}`);
  return sheet;
}

/** A package with one part that inflates to `size` zeros, whatever its directory declares. */
export function bomb(size: number, declared: number, copies = 1): Uint8Array {
  const content = new Uint8Array(size);
  const packed = deflateSync(content, { level: 9 });
  const name = new TextEncoder().encode('xl/workbook.xml');
  const local = new Uint8Array(30 + name.length + packed.length);
  const header = new DataView(local.buffer);
  header.setUint32(0, 0x04034b50, true);
  header.setUint16(26, name.length, true);
  local.set(name, 30);
  local.set(packed, 30 + name.length);
  const entry = new Uint8Array(46 + name.length);
  const record = new DataView(entry.buffer);
  record.setUint32(0, 0x02014b50, true);
  record.setUint16(10, 8, true);
  record.setUint32(16, crc32(content), true);
  record.setUint32(20, packed.length, true);
  record.setUint32(24, declared, true);
  record.setUint16(28, name.length, true);
  entry.set(name, 46);
  const end = new Uint8Array(22);
  const last = new DataView(end.buffer);
  last.setUint32(0, 0x06054b50, true);
  last.setUint16(10, copies, true);
  last.setUint32(12, entry.length * copies, true);
  last.setUint32(16, local.length, true);
  return Buffer.concat([local, ...Array.from({ length: copies }, () => entry), end]);
}
