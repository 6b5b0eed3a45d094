/**
 * How a page of text is set, after 党政机关公文格式 (GB/T 9704—2012): three sizes of type on lines of one height, so that a
 * page holds 22 of them whoever sets it. The PDF, Word and the preview take their measures from here and break their
 * pages at the same words.
 */
export const OFFICIAL_PAGE = {
  /** In millimetres. The standard's 225 mm of text hold 22 lines and a part of the next, which is left to the foot. */
  margins: { top: 37, bottom: 39, left: 28, right: 26 },
  /** The cover's first line stands so far below the margin, in millimetres. */
  coverDrop: 75,
  /** Size of page numbers, in points: 四号. */
  pageNumber: 14,
} as const;

/** Size of the type, and what a line of it takes, in points. */
export type LineMeasure = { readonly size: number; readonly line: number };

/** 三号 body and headings; 二号 for parts; what stands below a heading of a part makes it two lines of the page. */
export const LINES = {
  cover: { size: 26, line: 44 },
  /** Lines of the cover below its title, the first of them one line further down. */
  coverNote: { size: 16, line: 28 },
  part: { size: 22, line: 36, after: 20 },
  body: { size: 16, line: 28 },
  contentsTitle: { size: 22, line: 36, after: 8 },
  contents: { size: 14, line: 21 },
  chartTitle: { size: 12, line: 28 },
} as const satisfies Readonly<Record<string, LineMeasure & { readonly after?: number }>>;

/** The line of text on a page, in millimetres. */
export const TEXT_WIDTH = 210 - OFFICIAL_PAGE.margins.left - OFFICIAL_PAGE.margins.right;
/** The height of text on a page, in millimetres. */
export const TEXT_HEIGHT = 297 - OFFICIAL_PAGE.margins.top - OFFICIAL_PAGE.margins.bottom;
