import { Button, Input } from 'antd';
import { runCommand } from '../../store/run-command';
import { showInPages } from './show-in-pages';
import { useText } from './use-text';
import type { ListedText } from './what-is-missing';

/** A text to write, with what should be looked at in it and what was written last year. */
export function TextField({ name, label, written, marks, lastYear }: ListedText) {
  const { text, kept, type, finish, leaveByKey } = useText(name);
  return (
    <div className={`report-text${written ? '' : ' is-missing'}`}>
      <label htmlFor={fieldId(name)}>{label}</label>
      <Input.TextArea
        id={fieldId(name)}
        aria-label={label}
        autoSize={{ minRows: 1, maxRows: 8 }}
        value={text}
        onChange={(event) => type(event.target.value)}
        onFocus={() => showInPages(`[data-text="${CSS.escape(name)}"]`)}
        onKeyDown={leaveByKey}
        onBlur={() => finish()}
      />
      {marks.map((mark) => (
        <p key={`${mark.from} ${mark.kind}`} className="is-warning">
          {mark.reason}
        </p>
      ))}
      {lastYear !== undefined && lastYear !== kept && (
        <p className="quiet">
          上年：{lastYear}
          <Button
            size="small"
            type="link"
            aria-label={`${label}沿用上年`}
            onClick={() => {
              type(null);
              runCommand({ kind: 'set-text', key: name, text: lastYear });
            }}
          >
            沿用
          </Button>
        </p>
      )}
    </div>
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
