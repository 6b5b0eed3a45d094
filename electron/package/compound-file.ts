import { failed, ok, type Result } from '#shared/kit/result';
import type { ReadProblem } from '#shared/workbook/sheet';

/** Streams of a compound file's root, by lower-case name. */
export type CompoundStreams = ReadonlyMap<string, () => Uint8Array | undefined>;

const END_OF_CHAIN = 0xfffffffe;
const LARGEST_SECTOR = 0xfffffffa;
const ENTRY_BYTES = 128;
const HEADER_SECTORS = 109;

/**
 * Opens a compound file (.xls, encrypted .xlsx) and lists its streams. A stream is read when it is asked for. A
 * chain of sectors that meets itself or leads out of the file gives nothing, in time bounded by the file's size.
 */
export function readCompoundFile(bytes: Uint8Array): Result<CompoundStreams, ReadProblem> {
  const file = bytes.length < 512 ? undefined : openSectors(bytes);
  const directory = file && join(file, chain(file.table, file.view.getUint32(48, true)));
  if (file === undefined || directory === undefined) return damaged('sectors of the compound file');
  const root = entryAt(directory, 0);
  if (root === undefined || root.type !== 5) return damaged('no root entry');
  const cutoff = file.view.getUint32(56, true);
  const streams = new Map<string, () => Uint8Array | undefined>();
  for (let index = 1; (index + 1) * ENTRY_BYTES <= directory.length; index += 1) {
    const entry = entryAt(directory, index);
    if (entry?.type !== 2 || streams.has(entry.name)) continue;
    const { size, start } = entry;
    streams.set(entry.name, () => (size < cutoff ? small(file, root, entry) : whole(file, start, size)));
  }
  return ok(streams);
}

type Sectors = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly size: number;
  /** For each sector the one that follows. */
  readonly table: Uint32Array;
};

type Entry = { readonly name: string; readonly type: number; readonly start: number; readonly size: number };

function openSectors(bytes: Uint8Array): Sectors | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return undefined;
  const size = 2 ** shift;
  const numbers = tableSectors(bytes, view, size);
  const sectors = { bytes, view, size, table: new Uint32Array() };
  const content = numbers && join(sectors, numbers);
  return content === undefined ? undefined : { ...sectors, table: words(content) };
}

/** The sectors that hold the table of sectors: 109 in the header, further ones in a chain of their own. */
function tableSectors(bytes: Uint8Array, view: DataView, size: number): readonly number[] | undefined {
  const wanted = view.getUint32(44, true);
  if (wanted > bytes.length / size) return undefined;
  const numbers: number[] = [];
  for (let at = 0; at < HEADER_SECTORS && numbers.length < wanted; at += 1) {
    numbers.push(view.getUint32(76 + at * 4, true));
  }
  let next = view.getUint32(68, true);
  while (numbers.length < wanted) {
    const from = (next + 1) * size;
    if (from + size > bytes.length) return undefined;
    for (let at = 0; at < size - 4 && numbers.length < wanted; at += 4) {
      numbers.push(view.getUint32(from + at, true));
    }
    next = view.getUint32(from + size - 4, true);
  }
  return numbers;
}

/** The numbers of a chain; undefined when it meets itself or leaves the table. */
function chain(table: Uint32Array, start: number): readonly number[] | undefined {
  const numbers: number[] = [];
  for (let at = start; at !== END_OF_CHAIN; at = table[at] ?? LARGEST_SECTOR) {
    if (at >= table.length || numbers.length > table.length) return undefined;
    numbers.push(at);
  }
  return numbers;
}

/** The content of sectors; the last one of a file may be cut short. */
function join({ bytes, size }: Sectors, numbers: readonly number[] | undefined): Uint8Array | undefined {
  if (numbers === undefined || numbers.length * size > bytes.length) return undefined;
  const content = new Uint8Array(numbers.length * size);
  for (const [index, number] of numbers.entries()) {
    const from = (number + 1) * size;
    if (from >= bytes.length) return undefined;
    content.set(bytes.subarray(from, from + size), index * size);
  }
  return content;
}

function whole(file: Sectors, start: number, size: number): Uint8Array | undefined {
  const content = join(file, chain(file.table, start));
  return content === undefined || content.length < size ? undefined : content.subarray(0, size);
}

/** A small stream lies in sectors of 64 bytes within the root's own stream, chained by a table of their own. */
function small(file: Sectors, root: Entry, { start, size }: Entry): Uint8Array | undefined {
  if (size === 0) return new Uint8Array();
  const space = join(file, chain(file.table, root.start));
  const table = join(file, chain(file.table, file.view.getUint32(60, true)));
  const numbers = table && chain(words(table), start);
  if (space === undefined || numbers === undefined || numbers.length * 64 < size) return undefined;
  const content = new Uint8Array(numbers.length * 64);
  for (const [index, number] of numbers.entries()) {
    content.set(space.subarray(number * 64, number * 64 + 64), index * 64);
  }
  return content.subarray(0, size);
}

function entryAt(directory: Uint8Array, index: number): Entry | undefined {
  const at = index * ENTRY_BYTES;
  if (at + ENTRY_BYTES > directory.length) return undefined;
  const view = new DataView(directory.buffer, directory.byteOffset + at, ENTRY_BYTES);
  const length = Math.max(0, Math.min(64, view.getUint16(64, true)) - 2);
  const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + length)).toLowerCase();
  return { name, type: view.getUint8(66), start: view.getUint32(116, true), size: view.getUint32(120, true) };
}

function words(content: Uint8Array): Uint32Array {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  return Uint32Array.from({ length: content.length >> 2 }, (_, at) => view.getUint32(at * 4, true));
}

function damaged(detail: string): Result<never, ReadProblem> {
  return failed({ kind: 'damaged', detail });
}
