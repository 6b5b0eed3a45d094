import { failed, ok, type Result } from '#shared/kit/result';
import type { ReadProblem } from '#shared/workbook/sheet';
import { decodeAnyText, MOST_TEXT_BYTES } from './text/decode-text';
import { separatorOf } from './text/read-delimited';

/** What a text is that spreadsheets open. */
export type IdentifiedText =
  | { readonly format: 'xml-2003' | 'html'; readonly text: string }
  | { readonly format: 'text'; readonly text: string; readonly separator: string };

/** Finds out what kind of table a text is; one that is no table, or no text at all, is no workbook. */
export function identifyText(bytes: Uint8Array): Result<IdentifiedText, ReadProblem> {
  const no = (detail: string): Result<never, ReadProblem> => failed({ kind: 'not-a-workbook', detail });
  if (bytes.length === 0) return no('empty');
  // Films and pictures are none of the formats, whatever their size; a text of it would be too long to look through.
  const decoded = decodeAnyText(bytes.length > MOST_TEXT_BYTES ? bytes.subarray(0, 4096) : bytes);
  if (decoded === undefined) return no('no format known, and no text');
  if (bytes.length > MOST_TEXT_BYTES)
    return failed({ kind: 'too-large', detail: `${bytes.length} bytes of text` });
  const { text } = decoded;
  const head = text.slice(0, 8192).trimStart();
  if (
    /^(?:<\?xml|<(?:\w+:)?Workbook\b)/i.test(head) &&
    /<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/i.test(head)
  )
    return ok({ format: 'xml-2003', text: text.trimStart() });
  if (/^MIME-Version:|^Content-Type:\s*multipart/im.test(head.slice(0, 1000)))
    return failed({ kind: 'old-format', detail: 'web archive (MHTML)' });
  if (/<table\b/i.test(text) && /<t[dh]\b/i.test(text) && head.startsWith('<'))
    return ok({ format: 'html', text });
  if (/<frameset\b/i.test(head)) return failed({ kind: 'old-format', detail: 'web page of several files' });
  // Program texts, documents and data of other kinds have commas too.
  if (/^(?:[{<%]|\[\s*[[{"])/.test(head)) return no('another kind of text');
  const separator = separatorOf(text);
  return separator === undefined ? no('text without a table') : ok({ format: 'text', text, separator });
}
