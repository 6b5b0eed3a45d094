import { MessageOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { DismissedTextMark } from '#shared/text-check/check-texts';
import type { TextMark } from '#shared/text-check/text-mark';
import { type DraftWay, finishDraft, giveUpDraft, useDraft, writeDraft } from '../../store/drafts';
import { runCommand } from '../../store/run-command';
import { openDialog, useView } from '../../store/view-store';
import { showInPages } from './show-in-pages';
import { useText } from './use-text';
import type { ListedText } from './what-is-missing';

/** A text to write, with what should be looked at in it, its note, and what was written last year. */
export function TextField({ name, label, written, marks, dismissed, note, lastYear }: ListedText) {
  const { text, kept, type, finish, leaveByKey } = useText(name);
  return (
    <div className={`report-text${written ? '' : ' is-missing'}`}>
      <div className="report-text-head">
        <label htmlFor={fieldId(name)}>{label}</label>
        <Button
          type="text"
          size="small"
          icon={<MessageOutlined aria-hidden />}
          aria-label={`${label}的批注`}
          title="批注（Shift+F2）：随项目保存，不印在文本里"
          onClick={() => finish() && openDialog({ kind: 'text-note', key: name, label })}
        />
      </div>
      <Input.TextArea
        id={fieldId(name)}
        aria-label={label}
        autoSize={{ minRows: 1, maxRows: 8 }}
        value={text}
        onChange={(event) => type(event.target.value)}
        onFocus={() => {
          useView.setState({ text: { key: name, label } });
          showInPages(`[data-text="${CSS.escape(name)}"]`);
        }}
        onKeyDown={leaveByKey}
        onBlur={() => finish()}
      />
      {marks.map((mark) => (
        <Mark key={`${mark.from} ${mark.kind}`} name={name} mark={mark} />
      ))}
      {dismissed.map((mark) => (
        <Dismissed key={`${mark.from} ${mark.kind}`} name={name} mark={mark} />
      ))}
      {note !== undefined && <p className="report-text-note">批注：{note}</p>}
      {lastYear !== undefined && lastYear !== kept && (
        <div className="report-last-year">
          <p className="quiet">
            上年
            <Button
              size="small"
              type="link"
              aria-label={`${label}取用上年的文字`}
              onClick={() => {
                type(null);
                runCommand({ kind: 'set-text', key: name, text: lastYear });
              }}
            >
              取用
            </Button>
          </p>
          <p className="report-found-text">{lastYear}</p>
        </div>
      )}
    </div>
  );
}

/** What should be looked at; it may be let stand, with a reason. */
function Mark({ name, mark }: { readonly name: string; readonly mark: TextMark }) {
  const { kind, words, reason } = mark;
  const draft = `mark ${name} ${kind} ${words}`;
  const because = useDraft(draft);
  const write = (text: string) => writeDraft(draft, text, dismissing(name, { kind, words }));
  const dismiss = () => finishDraft(draft);
  return (
    <>
      <p className="is-warning">
        {reason}
        <Button
          type="link"
          size="small"
          aria-label={`“${words}”核对无误`}
          onClick={() => (because === null ? write('') : giveUpDraft(draft, ''))}
        >
          核对无误…
        </Button>
      </p>
      {because !== null && (
        <div className="report-because">
          <Input
            autoFocus
            size="small"
            maxLength={200}
            aria-label={`“${words}”无误的原因`}
            placeholder="原因，如：合同金额，不在表中"
            value={because}
            onChange={(event) => write(event.target.value)}
            onKeyDown={(event) => {
              // Of letters that are still being put together it gives up those alone.
              if (event.key === 'Escape' && !event.nativeEvent.isComposing) giveUpDraft(draft, '');
            }}
            onPressEnter={() => because.trim() !== '' && dismiss()}
          />
          <Button size="small" disabled={because.trim() === ''} onClick={dismiss}>
            确定
          </Button>
        </div>
      )}
    </>
  );
}

/** Without a reason the mark stays. */
function dismissing(key: string, mark: Pick<TextMark, 'kind' | 'words'>): DraftWay {
  const step = (because: string) =>
    because.trim() === '' ? undefined : ({ kind: 'dismiss-mark', key, mark, reason: because } as const);
  return {
    step,
    write: (because) => {
      const written = step(because);
      return written === undefined || runCommand(written);
    },
  };
}

function Dismissed({ name, mark }: { readonly name: string; readonly mark: DismissedTextMark }) {
  const { kind, words, because } = mark;
  return (
    <p className="quiet">
      {`“${words}”已核对：${because}`}
      <Button
        type="link"
        size="small"
        aria-label={`“${words}”重新提示`}
        onClick={() => runCommand({ kind: 'dismiss-mark', key: name, mark: { kind, words }, reason: '' })}
      >
        重新提示
      </Button>
    </p>
  );
}

/** Brings the field of a text into sight, with its place in the pages; it takes the keys unless they are to stay. */
export function showText(name: string, keepsFocus: boolean): void {
  const field = document.getElementById(fieldId(name));
  field?.scrollIntoView({ block: 'center' });
  if (!keepsFocus) field?.focus();
  showInPages(`[data-text="${CSS.escape(name)}"]`);
}

function fieldId(name: string): string {
  return `report-text-${name}`;
}
