/** A4 as the tables are printed on it; everything in millimetres. */
export type Paper = {
  readonly name: 'portrait' | 'landscape';
  readonly width: number;
  readonly height: number;
};

export const MARGINS = { top: 12, side: 12, bottom: 15 } as const;

const SHORT = 210;
const LONG = 297;

export const PORTRAIT: Paper = { name: 'portrait', width: SHORT, height: LONG };
export const LANDSCAPE: Paper = { name: 'landscape', width: LONG, height: SHORT };

/** What a page has for its content. */
export function contentSize(paper: Paper): { readonly width: number; readonly height: number } {
  return {
    width: paper.width - 2 * MARGINS.side,
    height: paper.height - MARGINS.top - MARGINS.bottom,
  };
}

/** Points of 1/72 inch in a millimetre. */
export const POINTS_PER_MILLIMETRE = 72 / 25.4;
