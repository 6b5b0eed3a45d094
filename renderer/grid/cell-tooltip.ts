import type { Scale } from '#shared/amount/amount';
import { displayText } from '#shared/kind/value-text';
import { present } from '#shared/kit/assert';
import type { CellView } from '#shared/session/session';

/** What hovering a cell tells: its note, and why it is as it is. */
export function cellTooltip(view: CellView | undefined, scale: Scale, note: string | undefined): string {
  if (!view) return '';
  const why = explanation(view, scale);
  if (note === undefined) return why;
  return `批注：${note}${why === '' ? '' : `\n${why}`}`;
}

function explanation(view: CellView, scale: Scale): string {
  switch (view.kind) {
    case 'override': {
      const computed = displayText(view.computed ?? null, view.type, scale) || '空';
      return `改写：公式计算值为 ${computed}（${present(view.formula, 'what is overridden has a formula').text}）。按 Delete 恢复公式。`;
    }
    case 'derived':
      return view.formula ? `公式计算：${view.formula.meaning}` : '';
    case 'not-applicable':
      return '表样中此处不适用（——）';
    case 'input':
      return '';
  }
}
