import { z } from 'zod';

/** One thing that can be asked of the page from a menu, by a key or both. */
export type MenuItem = {
  readonly command: string;
  readonly label: string;
  /** Keys that ask for it, the one to show first: `Ctrl+Shift+S` (Ctrl is ⌘ on macOS), `F8`. */
  readonly keys: readonly string[];
  /**
   * What the text field with the focus, and the grid's, does itself at these keys: they are shown, and nobody takes
   * them from it.
   */
  readonly role?: 'cut' | 'copy' | 'paste';
};

/**
 * The menus of the program, the same in the desktop window's own menu, in the page's menu bar where the host has no
 * window menu, and in the keys the page obeys. Groups are parted by a line.
 */
export const MENUS = [
  {
    label: '文件',
    groups: [
      [
        { command: 'new-project', label: '新建项目…', keys: [] },
        { command: 'next-year', label: '由上年项目新建…', keys: [] },
        { command: 'consolidate', label: '汇总各单位…', keys: [] },
        { command: 'renew-sum', label: '按各单位的文件更新汇总…', keys: [] },
        { command: 'open-project', label: '打开项目…', keys: ['Ctrl+O'] },
        { command: 'save-project', label: '保存', keys: ['Ctrl+S'] },
        { command: 'save-project-as', label: '另存为…', keys: ['Ctrl+Shift+S'] },
        { command: 'versions', label: '历史版本…', keys: [] },
        { command: 'close-project', label: '回到开始页', keys: [] },
      ],
      [
        { command: 'import-workbook', label: '导入本年工作簿…', keys: [] },
        { command: 'import-prior', label: '导入上年数…', keys: [] },
        { command: 'carry-forward', label: '填入年初数…', keys: [] },
        { command: 'import-forms', label: '导入绩效自评表…', keys: [] },
        { command: 'import-forms-folder', label: '导入文件夹中的绩效自评表…', keys: [] },
        { command: 'copy-forms', label: '由上年复制绩效自评表…', keys: [] },
        { command: 'export-workbook', label: '导出工作簿…', keys: [] },
        { command: 'export-forms', label: '导出绩效自评表…', keys: [] },
        { command: 'forms', label: '绩效自评', keys: [] },
        { command: 'report', label: '决算公开文本', keys: [] },
        { command: 'fill-report', label: '填写本单位的 Word 模板…', keys: [] },
        { command: 'take-texts', label: '取用上年文本的文字…', keys: [] },
        { command: 'print', label: '打印…', keys: ['Ctrl+P'] },
      ],
      [
        { command: 'edit-facts', label: '单位信息…', keys: [] },
        { command: 'office-codes', label: '单位科目清单…', keys: [] },
        { command: 'packs', label: '表样包…', keys: [] },
      ],
    ],
  },
  {
    label: '编辑',
    groups: [
      [
        { command: 'undo', label: '撤销', keys: ['Ctrl+Z'] },
        { command: 'redo', label: '重做', keys: ['Ctrl+Y', 'Ctrl+Shift+Z'] },
      ],
      [
        { command: 'cut', label: '剪切', keys: ['Ctrl+X'], role: 'cut' },
        { command: 'copy', label: '复制', keys: ['Ctrl+C'], role: 'copy' },
        { command: 'paste', label: '粘贴', keys: ['Ctrl+V'], role: 'paste' },
      ],
      [
        { command: 'find', label: '查找…', keys: ['Ctrl+F'] },
        { command: 'replace', label: '替换…', keys: ['Ctrl+H'] },
        { command: 'find-next', label: '查找下一处', keys: ['F3'] },
        { command: 'find-previous', label: '查找上一处', keys: ['Shift+F3'] },
        { command: 'go-to', label: '定位…', keys: ['Ctrl+G', 'F5'] },
      ],
      [{ command: 'insert-line', label: '插入科目…', keys: ['Insert', 'Ctrl++', 'Ctrl+Shift++'] }],
      [
        { command: 'edit-note', label: '批注…', keys: ['Shift+F2'] },
        { command: 'show-notes', label: '全部批注', keys: [] },
      ],
    ],
  },
  {
    label: '审核',
    groups: [
      [
        { command: 'next-failing', label: '下一处问题', keys: ['F8'] },
        { command: 'previous-failing', label: '上一处问题', keys: ['Shift+F8'] },
        { command: 'next-lit', label: '本条公式的下一格', keys: ['F7'] },
        { command: 'previous-lit', label: '本条公式的上一格', keys: ['Shift+F7'] },
        { command: 'clear-lit', label: '取消点亮', keys: [] },
      ],
      [
        { command: 'show-cell', label: '本格公式', keys: ['Ctrl+E'] },
        { command: 'show-sentences', label: '用在哪些句子', keys: ['Ctrl+J'] },
        { command: 'show-findings', label: '审核结果', keys: [] },
      ],
      [
        { command: 'audit-finished', label: '审核公开文本…', keys: [] },
        { command: 'check-many', label: '批量检查…', keys: ['F9'] },
        { command: 'query', label: '查询各单位…', keys: [] },
      ],
    ],
  },
  {
    label: '视图',
    groups: [
      [{ command: 'compare', label: '与上年比较', keys: ['Ctrl+L'] }],
      [
        { command: 'zoom-in', label: '放大表格', keys: ['Ctrl+='] },
        { command: 'zoom-out', label: '缩小表格', keys: ['Ctrl+-'] },
        { command: 'zoom-fit', label: '适合窗口宽度', keys: ['Alt+0'] },
        { command: 'zoom-reset', label: '表格 100%', keys: ['Ctrl+0'] },
        { command: 'reset-widths', label: '恢复默认列宽', keys: [] },
      ],
      [
        // A browser keeps Ctrl+PageDown for its own tabs.
        { command: 'next-table', label: '下一张表', keys: ['Ctrl+PageDown', 'Alt+PageDown'] },
        { command: 'previous-table', label: '上一张表', keys: ['Ctrl+PageUp', 'Alt+PageUp'] },
      ],
      [
        { command: 'next-pane', label: '下一窗格', keys: ['F6'] },
        { command: 'previous-pane', label: '上一窗格', keys: ['Shift+F6'] },
      ],
    ],
  },
  {
    label: '帮助',
    groups: [
      [
        { command: 'show-guide', label: '使用说明和版本…', keys: [] },
        { command: 'show-keys', label: '快捷键…', keys: ['F1'] },
      ],
    ],
  },
] as const satisfies readonly {
  readonly label: string;
  readonly groups: readonly (readonly MenuItem[])[];
}[];

export type MenuCommand = (typeof MENUS)[number]['groups'][number][number]['command'];

/** An item as it stands in the menus. */
export type KnownItem = MenuItem & { readonly command: MenuCommand };

/** All items, in the order of the menus. */
export const MENU_ITEMS: readonly KnownItem[] = MENUS.flatMap(({ groups }): readonly KnownItem[] =>
  groups.flat(),
);

/**
 * The one thing the desktop window tells the page unasked: a menu item was chosen. It arrives as a `message` event of
 * the window; the browser host has no window menu and never sends it.
 */
export const menuMessage = z.object({ juesuanMenu: z.enum(MENU_ITEMS.map(({ command }) => command)) });
export type MenuMessage = z.infer<typeof menuMessage>;
