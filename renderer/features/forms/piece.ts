import { createPiece } from '../../host/piece';

/** 绩效自评. */
export const FORMS = createPiece('绩效自评', () => import('./forms-part'));
