import { failed, ok, type Result } from '#shared/kit/result';
import type { ReadProblem } from '#shared/workbook/sheet';

const FILE_PASS = 0x002f;
const CODE_PAGE = 0x0042;
const END_OF_SUBSTREAM = 0x000a;
/** Of Excel 2, 3, 4 and 5/95. */
const BEGINNINGS: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, 0x0809]);

/** The encodings of code pages that are not called windows-…; 1200 is no encoding of bytes, as if none were said. */
const ENCODINGS: ReadonlyMap<number, string> = new Map([
  [936, 'gb18030'],
  [950, 'big5'],
  [932, 'shift_jis'],
  [949, 'euc-kr'],
  [874, 'windows-874'],
  [1200, 'gb18030'],
  [10008, 'gb18030'],
  [10002, 'big5'],
  [0x8000, 'macintosh'],
]);

/** The encoding of a code page; of an old western one what is nearest to it. */
function encodingOf(page: number): string {
  const known = ENCODINGS.get(page);
  if (known !== undefined) return known;
  if (page >= 1250 && page <= 1258) return `windows-${page}`;
  return page >= 10_000 && page < 0x8000 ? 'macintosh' : 'windows-1252';
}

/** Whether a stream begins as workbooks before Excel 97 do. */
export function beginsAsOldBiff(bytes: Uint8Array): boolean {
  const [kind = 0, version = 0, low = 0, high = 0] = bytes;
  const length = low + 256 * high;
  return kind === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(version) && length >= 4 && length <= 16;
}

/**
 * Looks through the records of a workbook before Excel 97 for what makes it unreadable, and for the encoding of its
 * texts: the parser of cells gives them byte by byte.
 */
export function inspectOldBiff(stream: Uint8Array): Result<{ readonly encoding: string }, ReadProblem> {
  const damaged = (detail: string): Result<never, ReadProblem> => failed({ kind: 'damaged', detail });
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (view.byteLength < 4 || !BEGINNINGS.has(view.getUint16(0, true))) return damaged('no BOF');
  let encoding: string | undefined;
  let depth = 0;
  for (let at = 0; at + 4 <= view.byteLength; ) {
    const record = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > view.byteLength) return damaged('record beyond the stream');
    if (record === FILE_PASS) return failed({ kind: 'encrypted', detail: 'FilePass record' });
    if (record === CODE_PAGE && length >= 2) encoding ??= encodingOf(view.getUint16(at + 4, true));
    if (BEGINNINGS.has(record)) depth += 1;
    if (record === END_OF_SUBSTREAM) depth -= 1;
    // Writers pad the stream with zeros once the last substream has ended.
    if (depth === 0 && record === 0 && length === 0) break;
    at += 4 + length;
  }
  return depth === 0 ? ok({ encoding: encoding ?? 'gb18030' }) : damaged('ends inside a substream');
}

/** A text whose letters are the bytes of an encoding. */
export function textOfBytes(text: string, encoding: string): string {
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  // A letter beyond a byte was no byte: the text is one already.
  return [...text].some((letter) => letter.charCodeAt(0) > 0xff)
    ? text
    : new TextDecoder(encoding).decode(bytes);
}
