/** More than any office's export as text, and little enough to be held as one string. */
export const MOST_TEXT_BYTES = 64 * 1024 * 1024;

export type DecodedText = { readonly text: string; readonly encoding: string };

const END_OF_TEXT = String.fromCharCode(0x1a);

const MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/**
 * Bytes as text, by what they are: a byte order mark, else UTF-8 where every byte fits it, else what the text says of
 * itself (`charset=gb2312`), else GB 18030 (which GBK and GB 2312 are parts of). Undefined: no text, or none of these.
 */
export function decodeAnyText(bytes: Uint8Array): DecodedText | undefined {
  const mark = MARKS.find((known) => known.bytes.every((byte, at) => bytes[at] === byte));
  const encodings = mark
    ? [mark.encoding]
    : (wideEncoding(bytes) ?? ['utf-8', ...declared(bytes), 'gb18030']);
  for (const encoding of encodings) {
    const text = decode(bytes, encoding);
    if (text === undefined) continue;
    // Some programs end a text with a sign of its end.
    const whole = text.endsWith(END_OF_TEXT) ? text.slice(0, -1) : text;
    return isText(whole) ? { text: whole, encoding } : undefined;
  }
  return undefined;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // The decoder's only failures: it does not know the encoding, or the bytes are not of it.
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** UTF-16 without its mark: every other byte of what is not Chinese in it is zero. */
function wideEncoding(bytes: Uint8Array): readonly string[] | undefined {
  const head = bytes.subarray(0, 4096 - (4096 % 2));
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0) return undefined;
  return odd > even ? ['utf-16le'] : ['utf-16be'];
}

function declared(bytes: Uint8Array): string[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const named = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  return named === undefined ? [] : [named];
}

/** A text has no control characters but those of lines and pages. */
function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text);
}
