import { append } from '#shared/kit/lists';
import { type DrawnLine, linesOfPath } from './drawn-lines';
import { type Matrix, moved, multiplied, type Point } from './page-ink';

/** What a page's drawing asks of its library: its operations by name, and the fonts they name. */
export type Drawing = {
  readonly operations: readonly string[];
  readonly arguments: readonly unknown[];
  readonly fontOf: (name: string) => DrawnFont | undefined;
};

export type DrawnFont = {
  readonly vertical: boolean;
  readonly fontMatrix: Matrix;
  /** The library could not read it: it gives no signs at all. */
  readonly isBroken: boolean;
};

/** A sign as drawn: `to` is where the next one would begin. */
export type DrawnSign = {
  readonly text: string;
  readonly from: Point;
  readonly to: Point;
  readonly size: number;
  readonly font: string;
  readonly isInvisible: boolean;
};

export type Drawn = {
  readonly signs: DrawnSign[];
  readonly lines: DrawnLine[];
  /** Areas of pictures, as pieces of the page. */
  readonly pictures: number[];
  /** Signs that are drawn and of which the file does not say what they are: no font that could be read, no character. */
  unread: number;
};

/**
 * Carries out a page's operations as far as text and straight lines go: the library's own text extraction gives words
 * whose signs have no places of their own, and joins what stands in neighbouring cells. All places are those of `base`.
 */
export function drawnPage({ operations, arguments: given, fontOf }: Drawing, base: Matrix): Drawn {
  const pen = new Pen(base, fontOf);
  for (const [at, operation] of operations.entries()) {
    const own = given[at];
    DEEDS[operation]?.(pen, Array.isArray(own) ? own : numbersIn(own));
  }
  return pen.drawn;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** How text is shown that nobody sees. */
const INVISIBLE = 3;
const WHITE = '#ffffff';
const STROKED = [
  'stroke',
  'closeStroke',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
];
const FILLED = ['fill', 'eoFill'];

/** What an operation does; one that is not here moves no text and draws no line. */
const DEEDS: Readonly<Record<string, (pen: Pen, given: readonly unknown[]) => void>> = {
  save: (pen) => pen.save(),
  restore: (pen) => pen.restore(),
  transform: (pen, given) => pen.transform(given),
  paintFormXObjectBegin: (pen, [matrix]) => pen.within([matrix]),
  paintFormXObjectEnd: (pen) => pen.restore(),
  beginAnnotation: (pen, [, , place, own]) => pen.within([place, own]),
  endAnnotation: (pen) => pen.restore(),
  beginText: (pen) => pen.beginText(IDENTITY),
  setTextMatrix: (pen, given) => pen.beginText(matrixOf(given[0]) ?? matrixOf(given) ?? IDENTITY),
  moveText: (pen, [x, y]) => pen.moveText(Number(x), Number(y)),
  setLeadingMoveText: (pen, [x, y]) => pen.moveText(Number(x), Number(y), Number(y)),
  nextLine: (pen) => pen.nextLine(),
  showText: (pen, [glyphs]) => pen.show(Array.isArray(glyphs) ? glyphs : []),
  setFont: (pen, [name, size]) => pen.setFont(String(name), Number(size)),
  setGState: (pen, [states]) => pen.setStates(Array.isArray(states) ? states : []),
  setCharSpacing: (pen, [gap]) => pen.set({ gap: Number(gap) }),
  setWordSpacing: (pen, [wordGap]) => pen.set({ wordGap: Number(wordGap) }),
  setHScale: (pen, [percent]) => pen.set({ stretch: Number(percent) / 100 }),
  setLeading: (pen, [leading]) => pen.set({ leading: -Number(leading) }),
  setTextRise: (pen, [rise]) => pen.set({ rise: Number(rise) }),
  setTextRenderingMode: (pen, [mode]) => pen.set({ mode: Number(mode) }),
  setStrokeRGBColor: (pen, [strokes]) => pen.set({ strokes: String(strokes) }),
  setFillRGBColor: (pen, [fills]) => pen.set({ fills: String(fills) }),
  constructPath: (pen, [how, data]) => pen.addPath(String(how), data),
  paintImageXObject: (pen) => pen.addPicture(),
  paintInlineImageXObject: (pen) => pen.addPicture(),
  paintImageMaskXObject: (pen) => pen.addPicture(),
};

type Glyph = { readonly unicode: string; readonly width: number; readonly isSpace: boolean };

/** What `q` keeps and `Q` brings back. */
type Ink = {
  readonly matrix: Matrix;
  readonly font?: DrawnFont;
  readonly fontName: string;
  readonly size: number;
  readonly direction: 1 | -1;
  readonly gap: number;
  readonly wordGap: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
  readonly mode: number;
  readonly strokes: string;
  readonly fills: string;
};

/** Spaces, control characters and what else a font may give that nobody sees. */
const UNSEEN = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

/** What a font gives that does not say which character its sign is: none, a control, one of private use. */
const UNKNOWN = /^$|[\p{Co}\ufffd]|(?![\t\n\r])\p{Cc}/u;

class Pen {
  readonly drawn: Drawn = { signs: [], lines: [], pictures: [], unread: 0 };
  readonly #fontOf: Drawing['fontOf'];
  readonly #saved: { readonly ink: Ink; readonly marks: number }[] = [];
  #ink: Ink;
  #text = IDENTITY;
  #x = 0;
  #y = 0;
  #lineX = 0;
  #lineY = 0;
  /** Signs and paths so far. */
  #marks = 0;

  constructor(base: Matrix, fontOf: Drawing['fontOf']) {
    this.#fontOf = fontOf;
    const text = { fontName: '', size: 0, direction: 1, gap: 0, wordGap: 0, stretch: 1 } as const;
    this.#ink = { ...text, matrix: base, leading: 0, rise: 0, mode: 0, strokes: '', fills: '' };
  }

  set(change: Partial<Ink>): void {
    this.#ink = { ...this.#ink, ...change };
  }

  save(): void {
    this.#saved.push({ ink: this.#ink, marks: this.#marks });
  }

  restore(): void {
    const saved = this.#saved.pop();
    if (!saved) return;
    // Pictures are not decoded; what is left of one is its frame with nothing drawn in it.
    if (this.#marks === saved.marks && this.#ink.matrix !== saved.ink.matrix) this.addPicture();
    this.#ink = saved.ink;
  }

  transform(matrix: unknown): void {
    const inner = matrixOf(matrix);
    if (inner) this.set({ matrix: multiplied(this.#ink.matrix, inner) });
  }

  within(matrices: readonly unknown[]): void {
    this.save();
    for (const matrix of matrices) this.transform(matrix);
  }

  beginText(matrix: Matrix): void {
    this.#text = matrix;
    this.#x = this.#y = this.#lineX = this.#lineY = 0;
  }

  moveText(x: number, y: number, leading = this.#ink.leading): void {
    if (leading !== this.#ink.leading) this.set({ leading });
    this.#lineX += x;
    this.#lineY += y;
    this.#x = this.#lineX;
    this.#y = this.#lineY;
  }

  nextLine(): void {
    this.moveText(0, this.#ink.leading);
  }

  setFont(fontName: string, size: number): void {
    const font = this.#fontOf(fontName);
    this.set({ fontName, size: Math.abs(size), direction: size < 0 ? -1 : 1, ...(font ? { font } : {}) });
  }

  setStates(states: readonly unknown[]): void {
    for (const state of states) {
      const [key, value] = Array.isArray(state) ? state : [];
      if (key === 'Font' && Array.isArray(value)) this.setFont(String(value[0]), Number(value[1]));
    }
  }

  show(glyphs: readonly unknown[]): void {
    const { font, size, direction, matrix, fontName, mode, gap, wordGap } = this.#ink;
    if (!font || font.isBroken) {
      // How many there are is not known of a broken font; that there are some is.
      this.drawn.unread += Math.max(1, glyphs.filter(isGlyph).length);
      return;
    }
    const stretch = this.#ink.stretch * direction;
    const scale = multiplied(matrix, this.#text);
    const shown = size * Math.hypot(scale[2], scale[3]);
    const rise = font.vertical ? 0 : this.#ink.rise;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        if (font.vertical) this.#y -= (glyph * size) / 1000;
        else this.#x -= ((glyph * size) / 1000) * stretch;
      } else if (isGlyph(glyph)) {
        const from = moved(scale, this.#x, this.#y + rise);
        const width = glyph.width * size * font.fontMatrix[0];
        const to = font.vertical
          ? moved(scale, this.#x, this.#y - size)
          : moved(scale, this.#x + width * stretch, this.#y + rise);
        const text = glyph.unicode.replace(UNSEEN, '');
        const isSeen = text !== '';
        if (mode !== INVISIBLE && UNKNOWN.test(glyph.unicode)) this.drawn.unread += 1;
        const sign = { text, from, to, size: shown, font: fontName };
        if (isSeen) this.drawn.signs.push({ ...sign, isInvisible: mode === INVISIBLE });
        const further = gap + (glyph.isSpace ? wordGap : 0);
        if (font.vertical) this.#y -= size + further;
        else this.#x += (width + further) * stretch;
      }
    }
    this.#marks += 1;
  }

  addPath(how: string, data: unknown): void {
    this.#marks += 1;
    const path = numbersIn(Array.isArray(data) ? data[0] : undefined);
    const { matrix, strokes, fills } = this.#ink;
    if (STROKED.includes(how) && strokes !== WHITE) append(this.drawn.lines, linesOfPath(path, matrix, true));
    else if (FILLED.includes(how) && fills !== WHITE)
      append(this.drawn.lines, linesOfPath(path, matrix, false));
  }

  /** A picture fills the unit square of its matrix. */
  addPicture(): void {
    const [a, b, c, d] = this.#ink.matrix;
    this.drawn.pictures.push(Math.abs(a * d - b * c));
  }
}

function isGlyph(value: unknown): value is Glyph {
  return typeof value === 'object' && value !== null && 'unicode' in value && 'width' in value;
}

function numbersIn(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.map(Number);
  return value instanceof Float32Array || value instanceof Float64Array ? [...value] : [];
}

function matrixOf(value: unknown): Matrix | undefined {
  const [a, b, c, d, e, f] = numbersIn(value);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return e === undefined || f === undefined ? undefined : [a, b, c, d, e, f];
}
