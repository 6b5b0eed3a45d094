import { useStore } from 'zustand';
import type { CellBox } from './cell-boxes';
import type { GridControl } from './grid-control';

type Props = { readonly control: GridControl; readonly box: CellBox };

/** The options below the field of a cell that takes one of several: the arrows point, Enter or a click takes. */
export function ChoiceList({ control, box }: Props) {
  const choice = useStore(control.store, (state) => state.choice);
  if (!choice || choice.options.length === 0) return null;
  return (
    <div
      className="choice-list"
      role="listbox"
      aria-label="可选项"
      style={{ left: box.left, top: box.top + box.height, minWidth: box.width }}
    >
      {choice.options.map((option, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
        <div
          key={option}
          role="option"
          tabIndex={-1}
          aria-selected={at === choice.at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => control.choose(option)}
        >
          {option}
        </div>
      ))}
    </div>
  );
}
