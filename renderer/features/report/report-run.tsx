import { Input } from 'antd';
import { useState } from 'react';
import type { Inline } from '#shared/report/blocks';
import { useView } from '../../store/view-store';
import { boundTitle, goToCells } from './bound-number';
import { useText } from './use-text';

/** A run of a sentence: a bound number leads to its cells, a typed text is written where it stands. */
export function Run({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return inline.bold ? <strong>{inline.text}</strong> : inline.text;
    case 'fact':
      return inline.text;
    case 'typed':
      return <TypedRun inline={inline} />;
    case 'bound':
      return <BoundRun inline={inline} />;
  }
}

function BoundRun({ inline }: { readonly inline: Extract<Inline, { kind: 'bound' }> }) {
  const isLit = useView(({ litInDocument }) => inline.cells.some((cell) => litInDocument.includes(cell)));
  const state = inline.missing === undefined ? 'is-bound' : 'is-missing';
  return (
    <button
      type="button"
      className={`report-run ${state}${isLit ? ' is-lit' : ''}`}
      // Told when it is asked for: there are hundreds of numbers, and the values move.
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = boundTitle(inline);
      }}
      onFocus={({ currentTarget }) => {
        currentTarget.title = boundTitle(inline);
      }}
      onClick={() => goToCells(inline)}
    >
      {inline.text}
    </button>
  );
}

function TypedRun({ inline }: { readonly inline: Extract<Inline, { kind: 'typed' }> }) {
  const [writes, setWrites] = useState(false);
  if (writes) return <TextInPlace name={inline.key} onDone={() => setWrites(false)} />;
  return (
    <button
      type="button"
      data-text={inline.key}
      className={`report-run ${inline.missing === undefined ? 'is-typed' : 'is-missing'}`}
      title={inline.missing ?? `填写的文字：${inline.key}（点击修改）`}
      onClick={() => setWrites(true)}
    >
      {inline.text}
    </button>
  );
}

function TextInPlace({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const { text, type, finish, leaveByKey } = useText(name, onDone);
  return (
    <Input.TextArea
      autoFocus
      className="report-in-place"
      aria-label={`${name}（文中）`}
      autoSize={{ minRows: 1, maxRows: 12 }}
      value={text}
      onChange={(event) => type(event.target.value)}
      onKeyDown={leaveByKey}
      onBlur={() => {
        if (finish()) onDone();
      }}
    />
  );
}
