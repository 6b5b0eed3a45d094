import { z } from 'zod';

/**
 * The one thing the desktop window tells the page unasked: a menu item that acts in the page was chosen. It arrives
 * as a `message` event of the window; the browser host has no menu and never sends it.
 */
export const menuMessage = z.object({
  juesuanMenu: z.enum([
    'new-project',
    'open-project',
    'save-project',
    'save-project-as',
    'import-workbook',
    'export-workbook',
    'undo',
    'redo',
  ]),
});
export type MenuMessage = z.infer<typeof menuMessage>;
export type MenuCommand = MenuMessage['juesuanMenu'];
