import type { Scale } from '#shared/amount/amount';
import { displayText } from '#shared/amount/format-amount';
import type { CellView } from '#shared/session/session';

/** What hovering a cell explains: why it is as it is. */
export function cellTooltip(view: CellView | undefined, scale: Scale): string {
  if (!view) return '';
  switch (view.kind) {
    case 'override': {
      const computed = displayText(view.computed ?? null, view.type, scale) || '空';
      return `改写：公式计算值为 ${computed}（${view.formula?.text ?? ''}）。按 Delete 恢复公式。`;
    }
    case 'derived':
      return view.formula ? `公式计算：${view.formula.meaning}` : '';
    case 'not-applicable':
      return '表样中此处不适用（——）';
    case 'input':
      return '';
  }
}
