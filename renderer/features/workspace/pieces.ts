import { createPiece } from '../../host/piece';

/** What the start page does without. Each is named as the clerk calls it. */
export const WORKSPACE = createPiece('项目', () => import('./workspace-part'));
export const DIALOGS = createPiece('对话框', () => import('./dialog-part'));
export const IMPORT = createPiece('导入', () => import('../import/import-dialog'));
export const PRINT = createPiece('打印', () => import('../print/print-preview'));
export const AUDIT = createPiece('审核公开文本', () => import('../audit/audit-dialog'));
export const BATCH = createPiece('多个单位', () => import('./batch-part'));
export const PACKS = createPiece('表样包', () => import('../packs/packs-dialog'));
