import type { ReadProblem } from '#shared/workbook/sheet';

const FILE_PASS = 0x002f;
const END_OF_SUBSTREAM = 0x000a;
const BEGINNING = 0x0809;

/** Looks through the records of a Workbook stream for what makes it unreadable: a password, or an early end. */
export function inspectBiff(stream: Uint8Array): ReadProblem | undefined {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (view.byteLength < 4 || view.getUint16(0, true) !== BEGINNING) {
    return { kind: 'damaged', detail: 'workbook stream does not begin with BOF' };
  }
  let depth = 0;
  for (let at = 0; at + 4 <= view.byteLength; ) {
    const record = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > view.byteLength) return { kind: 'damaged', detail: 'record beyond the stream' };
    if (record === FILE_PASS) return { kind: 'encrypted', detail: 'FilePass record' };
    if (record === BEGINNING) depth += 1;
    if (record === END_OF_SUBSTREAM) depth -= 1;
    // Writers pad the stream with zeros once the last substream has ended.
    if (depth === 0 && record === 0 && length === 0) break;
    at += 4 + length;
  }
  return depth === 0 ? undefined : { kind: 'damaged', detail: 'workbook stream ends inside a substream' };
}
