import { SaxesParser } from 'saxes';
import { localName } from './xml-document';

/** What a reader hears of a part, in document order; names are local, without prefix. */
export type XmlListener = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, closesItself: boolean) => void;
  readonly text: (piece: string) => void;
  readonly close: (name: string) => void;
};

/** Bytes decoded at a time: the whole text of a large part is never in memory. */
const CHUNK = 256 * 1024;

/** The listener's own reason to stop: what it said is handed back by `scanXml`. */
export class ScanStop extends Error {}

/**
 * Reads a part from front to back. Undefined when it was read to its end, else why not. A document type is refused:
 * office packages have none, and entities are how a small part becomes a large one or reaches outside.
 */
export function scanXml(bytes: Uint8Array, listener: XmlListener): string | undefined {
  const parser = new SaxesParser({ position: false, xmlns: false } as const);
  parser.on('error', (error) => {
    throw new ScanStop(error.message);
  });
  parser.on('doctype', () => {
    throw new ScanStop('document type');
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) =>
    listener.open(localName(name), attributes, isSelfClosing),
  );
  parser.on('text', listener.text);
  parser.on('cdata', listener.text);
  parser.on('closetag', ({ name }) => listener.close(localName(name)));
  const decoder = new TextDecoder();
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof ScanStop) return error.message;
    throw error;
  }
  return undefined;
}
