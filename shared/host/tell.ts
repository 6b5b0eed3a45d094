import { z } from 'zod';

/**
 * What the desktop tells the page unasked, beside its menus: a file was named outside the window (a double click, a
 * second start), which `files.opened` gives; or the clerk answered 保存并关闭 to the question of a closing window.
 */
export const tellMessage = z.object({ juesuanTell: z.enum(['file-named', 'save-and-close']) });
export type TellMessage = z.infer<typeof tellMessage>;
