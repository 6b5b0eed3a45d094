/** Why a PDF was not read: it asks for a password, its bytes are none or broken, or it has more pages than is sensible. */
export type PdfReadProblem = {
  readonly kind: 'encrypted' | 'damaged' | 'too-many-pages';
  readonly detail?: string;
};

/** More pages than any disclosure has. */
export const MOST_PAGES = 1500;
