import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { greatest } from '#shared/kit/lists';
import { failed, ok, type Result } from '#shared/kit/result';
import { withoutRadicals } from '#shared/kit/same-name';
import { type Drawing, type DrawnFont, type DrawnSign, drawnPage } from './drawn-page';
import { inverse, type Matrix, moved, multiplied, type PageInk, type RuledLine, type Sign } from './page-ink';
import { MOST_PAGES, type PdfReadProblem } from './pdf-problem';

/**
 * What is drawn on each page of a PDF, page by page, so that only one page's operations are held at a time. The library is
 * loaded here and nowhere else.
 *
 * @param take gets a page's ink; what it makes of it is all that is kept
 */
export async function readPages<Kept>(
  bytes: Uint8Array,
  take: (ink: PageInk) => Kept,
  tell: (share: number) => void = () => undefined,
): Promise<Result<readonly Kept[], PdfReadProblem>> {
  const library = await loadLibrary();
  const task = library.getDocument({
    // The library takes the bytes away from whoever had them.
    data: new Uint8Array(bytes),
    verbosity: 0,
    cMapUrl: `${library.folder}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library.folder}/standard_fonts/`,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Pictures are measured, not looked at.
    maxImageSize: 1,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES)
      return failed({ kind: 'too-many-pages', detail: String(document.numPages) });
    const kept: Kept[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { fnArray, argsArray } = await page.getOperatorList();
      const fonts = new Map<string, DrawnFont>();
      const fontOf = (name: string): DrawnFont | undefined => {
        const known = fonts.get(name);
        if (known || !page.commonObjs.has(name)) return known;
        const font: unknown = page.commonObjs.get(name);
        const read = fontFrom(font);
        fonts.set(name, read);
        return read;
      };
      const viewport = page.getViewport({ scale: 1 });
      const base = matrixFrom(viewport.transform);
      const drawn = drawnPage({ ...namedOperations(fnArray, argsArray, library.OPS), fontOf }, base);
      kept.push(take(inkOf(number, drawn, base, [viewport.width, viewport.height])));
      page.cleanup();
      tell(number / document.numPages);
    }
    return ok(kept);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'PasswordException') return failed({ kind: 'encrypted' });
    // What the library says of bytes that are no PDF, or no longer one; anything else is our own mistake.
    if (BROKEN.has(error.name)) return failed({ kind: 'damaged', detail: error.message });
    throw error;
  } finally {
    await task.destroy();
  }
}

const BROKEN = new Set(['InvalidPDFException', 'UnknownErrorException', 'FormatError', 'ResponseException']);

/** Most of the text of a page must run one way before the page is turned for it. */
const TURNED_SHARE = 0.6;

function inkOf(
  page: number,
  drawn: ReturnType<typeof drawnPage>,
  base: Matrix,
  [width, height]: readonly [number, number],
): PageInk {
  const turn = commonTurn(drawn.signs);
  const turned = TURNS[turn]([width, height]);
  const [w, h] = turn % 2 === 0 ? [width, height] : [height, width];
  const place = ([x, y]: readonly [number, number]) => moved(turned, x, y);
  const rules = drawn.lines.flatMap(({ from, to }): RuledLine[] => {
    const [[x1, y1], [x2, y2]] = [place(from), place(to)];
    const [across, down] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
    if (Math.min(across, down) > SLANT) return [];
    return across >= down
      ? [{ lies: 'across', at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }]
      : [{ lies: 'down', at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) }];
  });
  return {
    ...{ page, width: w, height: h, rules },
    signs: drawn.signs.map((sign) => signFrom(sign, place)),
    unread: drawn.unread,
    pictured: greatest(drawn.pictures, 0) / (width * height),
    toFile: inverse(multiplied(turned, base)),
  };
}

/** How far off its axis a line may lie, in points. */
const SLANT = 0.5;

/** Quarter turns that bring a direction to the right: text running right, up, left, down. */
type Turn = 0 | 1 | 2 | 3;
const TURNS: Readonly<Record<Turn, (size: readonly [number, number]) => Matrix>> = {
  0: () => [1, 0, 0, 1, 0, 0],
  1: ([, height]) => [0, 1, -1, 0, height, 0],
  2: ([width, height]) => [-1, 0, 0, -1, width, height],
  3: ([width]) => [0, -1, 1, 0, 0, width],
};

function turnOf({ from, to }: DrawnSign): Turn {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 0 : 2;
  return y < 0 ? 1 : 3;
}

function commonTurn(signs: readonly DrawnSign[]): Turn {
  const counts = [0, 0, 0, 0];
  for (const sign of signs) counts[turnOf(sign)] = (counts[turnOf(sign)] ?? 0) + 1;
  const most = counts.indexOf(greatest(counts));
  const isMost = (counts[most] ?? 0) > TURNED_SHARE * signs.length;
  return isMost && (most === 1 || most === 2 || most === 3) ? most : 0;
}

function signFrom(
  sign: DrawnSign,
  place: (point: readonly [number, number]) => readonly [number, number],
): Sign {
  const [[x1, y1], [x2, y2]] = [place(sign.from), place(sign.to)];
  const isTurned = Math.abs(y2 - y1) > Math.abs(x2 - x1) || x2 < x1;
  const { size, font, isInvisible } = sign;
  const text = withoutRadicals(sign.text);
  return { text, x: Math.min(x1, x2), y: y1, width: Math.abs(x2 - x1), size, font, isTurned, isInvisible };
}

/** Operations by name, also how a path is drawn. */
function namedOperations(
  operations: readonly number[],
  given: readonly unknown[],
  numbers: Readonly<Record<string, number>>,
): Pick<Drawing, 'operations' | 'arguments'> {
  const names = new Map(Object.entries(numbers).map(([name, number]) => [number, name]));
  const named = (number: number): string => names.get(number) ?? '';
  return {
    operations: operations.map(named),
    arguments: operations.map((operation, at) => {
      const own = given[at];
      return operation === numbers.constructPath && Array.isArray(own)
        ? [named(Number(own[0])), ...own.slice(1)]
        : own;
    }),
  };
}

function matrixFrom(given: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = given;
  return [a, b, c, d, e, f];
}

function fontFrom(font: unknown): DrawnFont {
  const known: object = typeof font === 'object' && font !== null ? font : {};
  const matrix = 'fontMatrix' in known && Array.isArray(known.fontMatrix) ? known.fontMatrix.map(Number) : [];
  return {
    vertical: 'vertical' in known && known.vertical === true,
    // Of a font that could not be read the library gives the reason, a text.
    isBroken: typeof font === 'string',
    fontMatrix: matrix.length === 6 ? matrixFrom(matrix) : [0.001, 0, 0, 0.001, 0, 0],
  };
}

/**
 * The library, and the folder of its character maps: beside the program where it is bundled, else where it is installed.
 * Its other half, which it would start as a thread of its own, is handed to it here: the thread is already ours.
 */
async function loadLibrary() {
  const [library, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  ]);
  Object.assign(globalThis, { pdfjsWorker: worker });
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'pdfjs');
  const folder = existsSync(beside)
    ? beside
    : dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return { getDocument: library.getDocument, OPS: library.OPS, folder };
}
