import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useFirstKeys } from '../../store/first-keys';

export type PickOption = {
  readonly key: string;
  readonly content: ReactNode;
};

type Props = {
  /** What is looked for; names the field for those who do not see it. */
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly options: readonly PickOption[];
  /** Enter or a click on an option. */
  readonly onPick: (key: string) => void;
  /** The option the arrows stand on changed; null: there is none. */
  readonly onPoint?: (key: string | null) => void;
  /** Said in place of the options when there are none. */
  readonly empty: string;
};

/** A field with candidates below it: the arrows choose, Enter or a click takes; the first stands ready. */
export function PickList({ label, placeholder, query, onQuery, options, onPick, onPoint, empty }: Props) {
  const id = useId();
  const [pointed, setPointed] = useState(0);
  const at = Math.min(pointed, options.length - 1);
  const active = options[at];
  const list = useRef<HTMLDivElement>(null);
  const first = useFirstKeys<InputRef>();

  const key = active?.key ?? null;
  useEffect(() => onPoint?.(key), [key, onPoint]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the option pointed at has just been drawn
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [key]);

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = STEPS[event.key];
    if (step !== undefined) setPointed(Math.max(0, Math.min(at + step, options.length - 1)));
    else if (event.key === 'Enter' && active) onPick(active.key);
    else return;
    event.preventDefault();
  };
  return (
    <div className="pick-list">
      <Input
        ref={first}
        role="combobox"
        aria-label={label}
        aria-expanded={options.length > 0}
        aria-controls={id}
        aria-activedescendant={active && optionId(id, at)}
        aria-autocomplete="list"
        placeholder={placeholder}
        value={query}
        onChange={(event) => {
          setPointed(0);
          onQuery(event.target.value);
        }}
        onKeyDown={press}
      />
      <div ref={list} id={id} className="pick-list-options" role="listbox" aria-label="候选">
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
          <div
            key={option.key}
            id={optionId(id, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(option.key)}
          >
            {option.content}
          </div>
        ))}
      </div>
      {options.length === 0 && empty !== '' && <p className="quiet">{empty}</p>}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}
