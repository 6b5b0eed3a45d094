/**
 * What is on a page of a PDF as a reader sees it: signs and ruled lines, in points from the upper left corner, y downwards,
 * turned so that most of the page's text runs from left to right.
 */
export type PageInk = {
  /** From 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly signs: readonly Sign[];
  readonly rules: readonly RuledLine[];
  /** The largest share of the page that one picture covers, 0 to 1. */
  readonly pictured: number;
  /** Signs of which the file does not say what they are. */
  readonly unread: number;
  /** From these coordinates back to those of the file (its user space). */
  readonly toFile: Matrix;
};

/** A sign where its baseline begins. Spaces are none. */
export type Sign = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The size of its type, in points as they are on the page. */
  readonly size: number;
  readonly font: string;
  /** Runs another way than the page's text: beside a page turned for a wide table, or down a narrow column. */
  readonly isTurned: boolean;
  /** Laid over a picture without ink, as programs do that recognise scans. */
  readonly isInvisible: boolean;
};

/** A straight line along an axis; `from` ≤ `to`. `lies`: horizontally at height `at`, or vertically at `at` from the left. */
export type RuledLine = {
  readonly lies: 'across' | 'down';
  readonly at: number;
  readonly from: number;
  readonly to: number;
};

export type Point = readonly [number, number];

/** Of PDF: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** First `inner`, then `outer`. */
export function multiplied(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** What undoes a matrix that flattens nothing. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const area = a * d - b * c;
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area];
}
