import { createPiece } from '../../host/piece';

/** The document and the sentences that use a cell. */
export const DOCUMENT = createPiece('情况说明', () => import('./document-part'));
