import { Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { flushSync } from 'react-dom';
import { shallow } from 'zustand/shallow';
import { isText, textOf } from '#shared/amount/amount';
import { type AddressText, toAddress, writeAddress } from '#shared/document/address';
import { mostCharacters, readTyped } from '#shared/kind/value-text';
import type { Table } from '#shared/pack/pack';
import { tableLines } from '#shared/pack/table-shape';
import { say } from '../../feedback/say';
import { commitText } from '../../grid/commit-text';
import { type DraftWay, finishDraft, giveUpDraft, useDraft, writeDraft } from '../../store/drafts';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { type FormTable, useView } from '../../store/view-store';

type Props = { readonly form: FormTable; readonly table: Table; readonly head: ReactNode };

/** A table of titles with a text each, written in fields that grow with what is written. */
export function FormTexts({ form, table, head }: Props) {
  const goal = useView((state) => state.goal);
  useEffect(() => {
    if (!goal) return;
    useView.setState({ goal: null });
    showTextOf(goal.address, goal.keepsFocus);
  }, [goal]);
  useEffect(() => {
    const { takesKeys } = useView.getState();
    if (!takesKeys) return;
    useView.setState({ takesKeys: false });
    document.querySelector<HTMLElement>('.form-texts textarea')?.focus();
  }, []);
  const [column] = table.columns;
  return (
    <main className="table-pane">
      {head}
      <section className="form-texts" aria-label={table.title}>
        {tableLines(table, []).map(({ key, label }) => (
          <FormText
            key={`${form.book} ${key}`}
            address={writeAddress({ ...form, line: key, column: column?.number ?? 1 })}
            label={label}
          />
        ))}
      </section>
    </main>
  );
}

/** A text with the count of its characters and, where the form has one, their limit. */
function FormText({ address, label }: { readonly address: AddressText; readonly label: string }) {
  const typed = useDraft(address);
  const { text: kept, most } = useFollowed(() => textAt(address), shallow);
  const messages = useFollowed(() => messagesAt(address), shallow);
  const isLit = useView((state) => state.highlighted.has(address));
  const leaveByKey = (event: KeyboardEvent) => {
    const takes = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.nativeEvent.isComposing || (!takes && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    flushSync(() => (takes ? finishDraft(address) : giveUpDraft(address, kept)));
  };
  const text = typed ?? kept;
  const count = [...text].length;
  return (
    <div className={`form-text${isLit ? ' is-lit' : ''}`}>
      <label htmlFor={fieldId(address)}>{label}</label>
      <span className={most !== undefined && count > most ? 'form-count is-error' : 'form-count quiet'}>
        {count}
        {most === undefined ? '' : ` / ${most}`} 字
      </span>
      <Input.TextArea
        id={fieldId(address)}
        aria-label={label}
        autoSize={{ minRows: 1, maxRows: 14 }}
        value={text}
        onChange={(event) => writeDraft(address, event.target.value, wayOf(address))}
        onFocus={() => stand(address)}
        onKeyDown={leaveByKey}
        onBlur={() => finishDraft(address)}
      />
      {messages.map((message) => (
        <p key={message} className="is-warning">
          {message}
        </p>
      ))}
    </div>
  );
}

function wayOf(address: AddressText): DraftWay {
  return {
    write: (text) => writeText(address, text),
    step: (text) => {
      const view = openSession().cell(address);
      const read = view && readTyped(text, view.type, 'yuan');
      return read?.ok
        ? { kind: 'set-cells', cells: [{ address: toAddress(address), value: read.value.value }] }
        : undefined;
    },
  };
}

/** False: it was refused and told. */
function writeText(address: AddressText, text: string): boolean {
  if (text === textAt(address).text) return true;
  const done = commitText(openSession(), [address], text, 'yuan', null);
  const sentence = done.done ? done.notice : done.sentence;
  if (sentence !== undefined) say().message.warning({ content: sentence, key: 'refusal', duration: 6 });
  return done.done;
}

/** The panels beside speak of the text that is written. */
function stand(address: AddressText): void {
  useView.setState({
    selection: {
      rowKey: toAddress(address).line,
      column: 1,
      address,
      kind: 'cell',
      code: null,
      line: null,
      addresses: [address],
    },
  });
}

function textAt(address: AddressText): { readonly text: string; readonly most: number | undefined } {
  const view = openSession().cell(address);
  return {
    text: view && isText(view.value) ? textOf(view.value) : '',
    most: view && mostCharacters(view.type),
  };
}

/** What is open about the text. */
function messagesAt(address: AddressText): readonly string[] {
  const failing = openSession()
    .findingsOf(address)
    .filter(({ state, severity }) => state === 'fail' && severity !== 'hint');
  return [...new Set(failing.map(({ message }) => message))];
}

function showTextOf(address: AddressText, keepsFocus: boolean): void {
  const field = document.getElementById(fieldId(address));
  field?.scrollIntoView({ block: 'center' });
  if (!keepsFocus) field?.focus();
}

function fieldId(address: AddressText): string {
  return `form-text-${address}`;
}
