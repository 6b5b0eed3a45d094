import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The first time that the format can say. */
export const NO_TIME = '1980-01-01T00:00:00';

type Parts = Readonly<Record<string, Uint8Array>>;

/** Relationships that the library names at random. */
const RANDOM_NAME = /(?<=")rId[\w-]{21}(?=")/g;
/** What it numbers on from document to document as long as the program runs. */
const NUMBERED = /(<(w:bookmarkStart|w:bookmarkEnd|wp:docPr)\b[^>]*? (?:w:)?id=")(\d+)(?=")/g;

/**
 * Names and numbers of a made .docx that mean nothing outside it, in the order in which they come: the same document is the same
 * file whenever and after whatever it is made, as a batch needs that goes on where it was ended.
 */
export function withSteadyIds(parts: Parts): Record<string, Uint8Array> {
  const names = orderOf();
  const bookmarks = orderOf();
  const pictures = orderOf();
  return Object.fromEntries(
    Object.entries(parts).map(([part, bytes]) => {
      // The numbers of a chart are a workbook in the file, packed at the time of making.
      if (part.endsWith('.xlsx')) return [part, zipSync(unzipSync(bytes), { mtime: NO_TIME })];
      if (!/\.(xml|rels)$/.test(part)) return [part, bytes];
      const text = strFromU8(bytes);
      const steady = text
        .replace(RANDOM_NAME, (name) => `rIdOwn${names(name)}`)
        .replace(
          NUMBERED,
          (_, before: string, tag: string, id: string) =>
            `${before}${(tag === 'wp:docPr' ? pictures : bookmarks)(id)}`,
        );
      return [part, steady === text ? bytes : strToU8(steady)];
    }),
  );
}

/** The number of a name among those met, from 1. */
function orderOf(): (name: string) => number {
  const met = new Map<string, number>();
  return (name) => {
    const known = met.get(name) ?? met.size + 1;
    met.set(name, known);
    return known;
  };
}
