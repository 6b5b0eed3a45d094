import { createPiece } from '../host/piece';

/** The rules, the engine and the files of projects. */
export const READING = createPiece('打开项目', () => import('./reading'));
