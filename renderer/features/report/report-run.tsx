import { Input } from 'antd';
import { type ComponentProps, useContext, useState } from 'react';
import { type Inline, textLabel } from '#shared/report/blocks';
import { goToCell, useView } from '../../store/view-store';
import { boundTitle, goToCells } from './bound-number';
import { DoubtfulTexts } from './doubtful-texts';
import { GoesOn } from './goes-on';
import { useHoldStill } from './hold-still';
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
    case 'quoted':
      return <QuotedRun inline={inline} />;
    case 'bound':
      return <BoundRun inline={inline} />;
  }
}

/** A button that is broken over lines as the words around it are; one of the browser's own is a box of its own. */
function RunButton({
  onPress,
  className,
  ...given
}: ComponentProps<'span'> & { readonly onPress: () => void }) {
  const goesOn = useContext(GoesOn);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span
      role="button"
      tabIndex={goesOn ? -1 : 0}
      className={`report-run ${className}`}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onPress();
      }}
      {...given}
    />
  );
}

function BoundRun({ inline }: { readonly inline: Extract<Inline, { kind: 'bound' }> }) {
  const isLit = useView(({ litInDocument }) => inline.cells.some((cell) => litInDocument.includes(cell)));
  const state = inline.missing === undefined ? 'is-bound' : 'is-missing';
  return (
    <RunButton
      className={`${state}${isLit ? ' is-lit' : ''}`}
      // Told when it is asked for: there are hundreds of numbers, and the values move.
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = boundTitle(inline);
      }}
      onFocus={({ currentTarget }) => {
        currentTarget.title = boundTitle(inline);
      }}
      onPress={() => goToCells(inline)}
    >
      {inline.text}
    </RunButton>
  );
}

/** Written in a cell, and only there: it leads to it. */
function QuotedRun({ inline }: { readonly inline: Extract<Inline, { kind: 'quoted' }> }) {
  return (
    <RunButton
      className={inline.missing === undefined ? 'is-typed' : 'is-missing'}
      title={inline.missing ?? `${inline.label}（点击到填写的单元格）`}
      onPress={() => goToCell(inline.cell)}
    >
      {inline.text}
    </RunButton>
  );
}

function TypedRun({ inline }: { readonly inline: Extract<Inline, { kind: 'typed' }> }) {
  const [writes, setWrites] = useState(false);
  const marks = useContext(DoubtfulTexts).get(inline.key) ?? [];
  if (writes)
    return <TextInPlace name={inline.key} label={textLabel(inline)} onDone={() => setWrites(false)} />;
  return (
    <RunButton
      data-text={inline.key}
      className={
        inline.missing !== undefined ? 'is-missing' : marks.length > 0 ? 'is-typed is-doubtful' : 'is-typed'
      }
      title={[
        inline.missing ?? `填写的文字：${textLabel(inline)}（点击修改）`,
        ...marks.map(({ reason }) => reason),
      ].join('\n')}
      onPress={() => setWrites(true)}
    >
      {inline.text}
    </RunButton>
  );
}

function TextInPlace({
  name,
  label,
  onDone,
}: {
  readonly name: string;
  readonly label: string;
  readonly onDone: () => void;
}) {
  const { text, type, finish, leaveByKey } = useText(name, onDone);
  useHoldStill();
  return (
    <Input.TextArea
      autoFocus
      className="report-in-place"
      aria-label={`${label}（文中）`}
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
