import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { CellBox } from './cell-boxes';
import type { ContextRef } from './grid-context';
import type { GridControl } from './grid-control';
import { listenToField } from './listen-to-field';

type Props = { readonly control: GridControl; readonly context: ContextRef; readonly box: CellBox };

/**
 * The text field over the active cell: out of sight while the clerk only stands there, the editor from the first
 * sign typed. One field for both, and for amounts and words of several lines, so that no key and no composition is lost on
 * the way.
 */
export function CellField({ control, context, box }: Props) {
  const input = useRef<HTMLTextAreaElement>(null);
  const typing = useStore(control.store, (state) => state.typing);
  const words = control.typesWords();
  useEffect(() => {
    const field = input.current;
    if (!field) return undefined;
    const end = listenToField(field, control, context);
    control.takeField(field);
    const forget = control.deeds.whenFinished(() => control.commit());
    return () => {
      end();
      forget();
    };
  }, [control, context]);
  return (
    <textarea
      ref={input}
      rows={1}
      className={`cell-field${typing ? ' is-typing' : ''}${words ? ' is-words' : ''}`}
      style={{
        left: box.left,
        top: box.top,
        // Words go on below, as in Excel.
        [words ? 'width' : 'minWidth']: box.width - 1,
        [words ? 'minHeight' : 'height']: box.height - 1,
      }}
      // Menus' keys (Ctrl+Z) mean the document while nothing is typed.
      data-stands={typing ? undefined : ''}
      aria-label={typing ? `单元格内容，${control.describe()}` : control.describe()}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
