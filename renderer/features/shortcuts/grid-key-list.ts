/** Keys that the grid obeys itself: no menu has them, and the list of keys would be incomplete without. */
export const GRID_KEYS: readonly { readonly label: string; readonly keys: readonly string[] }[] = [
  { label: '录入（直接输入即可）；修改原来的内容', keys: ['F2'] },
  { label: '确认并下移、上移', keys: ['Enter', 'Shift+Enter'] },
  { label: '确认并右移、左移', keys: ['Tab', 'Shift+Tab'] },
  { label: '放弃正在输入的内容', keys: ['Esc'] },
  { label: '清除内容；改写的格恢复公式', keys: ['Delete'] },
  { label: '写算式，录入它的结果', keys: ['=1200+350.5*2'] },
];
