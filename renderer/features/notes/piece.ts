import { createPiece } from '../../host/piece';

/** All 批注 in a list; it names the texts of the document. */
export const NOTES = createPiece('批注', () => import('./notes-panel'));
