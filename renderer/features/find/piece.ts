import { createPiece } from '../../host/piece';

/** 查找 and 替换: the panel, and the keys that go on with what was looked for. */
export const FIND = createPiece('查找和替换', () => import('./find-part'));
