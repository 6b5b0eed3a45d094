import { failed, ok, type Result } from '#shared/kit/result';
import type { PlainWorkbook, ReadProblem } from '#shared/workbook/sheet';
import { partText } from '../package/read-package';
import { childNamed, parseXml } from '../package/xml-document';
import { readWord } from './read-docx';
import { wordSheets, workbookOf } from './word-sheets';

/** The tables of a .docx for the locator, each a sheet with the lines of text above it. */
export function readTables(bytes: Uint8Array): Result<PlainWorkbook, ReadProblem> {
  const read = readWord(bytes);
  if (!read.ok) return read;
  const root = parseXml(partText(read.value.parts, read.value.main) ?? '')?.root;
  const body = root && childNamed(root, 'body');
  return body ? ok(workbookOf(wordSheets(body))) : failed({ kind: 'damaged', detail: 'no body' });
}
