import { SaxesParser } from 'saxes';
import { PlainXml, type XmlListener } from './plain-xml';
import { localName } from './xml-document';

/** Bytes decoded at a time: the whole text of a large part is never in memory. */
const CHUNK = 256 * 1024;

/** The listener's own reason to stop: what it said is handed back by `scanXml`. */
export class ScanStop extends Error {}

/**
 * Reads a part from front to back. Undefined when it was read to its end, else why not. A document type is refused:
 * office packages have none, and entities are how a small part becomes a large one or reaches outside.
 */
export function scanXml(bytes: Uint8Array, listener: XmlListener): string | undefined {
  try {
    const plain = new PlainXml(listener);
    const isRead = piecesOf(bytes, (piece) => plain.write(piece)) && plain.end();
    return isRead ? undefined : scanByLibrary(bytes, listener, plain.told);
  } catch (error) {
    if (error instanceof ScanStop) return error.message;
    throw error;
  }
}

/** The same of whatever XML there is. The listener heard the first events already: they are not told again. */
export function scanByLibrary(bytes: Uint8Array, listener: XmlListener, told = 0): string | undefined {
  let left = told;
  const isNew = (): boolean => {
    if (left === 0) return true;
    left -= 1;
    return false;
  };
  const parser = new SaxesParser({ position: false, xmlns: false } as const);
  parser.on('error', (error) => {
    throw new ScanStop(error.message);
  });
  parser.on('doctype', () => {
    throw new ScanStop('document type');
  });
  const text = (piece: string): void => {
    if (isNew()) listener.text(piece);
  };
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    if (isNew()) listener.open(localName(name), attributes, isSelfClosing);
  });
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', ({ name }) => {
    if (isNew()) listener.close(localName(name));
  });
  try {
    piecesOf(bytes, (piece) => parser.write(piece) === parser);
    parser.close();
  } catch (error) {
    if (error instanceof ScanStop) return error.message;
    throw error;
  }
  return undefined;
}

/** Hands a part's text over piece by piece, as long as the answer is that it is taken. */
function piecesOf(bytes: Uint8Array, take: (piece: string) => boolean): boolean {
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += CHUNK) {
    if (!take(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }))) return false;
  }
  return take(decoder.decode());
}
