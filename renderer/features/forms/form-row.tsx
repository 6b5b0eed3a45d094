import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { type CellValue, isNumber, type Scale } from '#shared/amount/amount';
import type { FormFacts } from '#shared/document/document';
import { executionRate, type FormSummary, RATE } from '#shared/forms/form-summary';
import { NOT_FILLED } from '#shared/forms/untouched';
import { AMOUNT } from '#shared/kind/kinds';
import { displayText } from '#shared/kind/value-text';
import type { FormPlace } from '#shared/pack/form-kind';
import type { BookId } from '#shared/rule/rule';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';
import { useFinish } from '../../store/typing';
import { useView } from '../../store/view-store';
import { openForm } from './form-deeds';

type Props = {
  readonly form: FormSummary;
  readonly number: number;
  readonly scale: Scale;
  readonly isListed: boolean;
  /** Where the keyboard enters a list in which nothing is stood on. */
  readonly isFirst: boolean;
  readonly isRenaming: boolean;
  readonly onRename: (book: BookId | null) => void;
};

/** One form in the list; a double click opens it. */
export const FormRow = memo(function FormRow(props: Props) {
  const { form, number, scale, isListed, isFirst, isRenaming, onRename } = props;
  const { book, kind, facts, isUntouched, score, grade, errors, warnings } = form;
  const rate = executionRate(form);
  const change = (changed: Partial<FormFacts>) => runCommand({ kind: 'set-form', book, facts: changed });
  const stand = () => useView.setState({ listed: book });
  const isProject = kind.of === 'project';
  return (
    <tr
      data-book={book}
      aria-rowindex={number + 1}
      tabIndex={isListed || isFirst ? 0 : -1}
      aria-selected={isListed}
      className={isListed ? 'is-shown' : ''}
      onMouseDown={stand}
      onFocus={stand}
      onDoubleClick={({ target }) => target instanceof HTMLTableCellElement && openForm(book)}
    >
      <td className="is-number">{number}</td>
      <td className="form-list-name">
        {isRenaming ? (
          <NameField
            name={facts.name}
            onName={(name) => name === facts.name || change({ name })}
            onDone={() => onRename(null)}
          />
        ) : (
          <button type="button" title={`填写“${facts.name}”`} onClick={() => openForm(book)}>
            {facts.name}
          </button>
        )}
      </td>
      <td>
        {!isProject && (
          <span className="quiet form-list-whole" title={kind.title}>
            部门整体
          </span>
        )}
        {isProject && (
          <select
            aria-label={`${facts.name}的级别`}
            value={facts.level}
            onChange={({ target }) => change({ level: target.value as FormFacts['level'] })}
          >
            <option value="">未分</option>
            <option value="一级">一级</option>
            <option value="二级">二级</option>
          </select>
        )}
      </td>
      <td className="is-number">
        {isProject && (
          <input
            type="checkbox"
            aria-label={`${facts.name}涉密`}
            title="涉密：计入个数和金额，不印出"
            checked={facts.secret}
            onChange={({ target }) => change({ secret: target.checked })}
          />
        )}
      </td>
      <td className="is-amount">{shown(form, form.budget, kind.budget, scale)}</td>
      <td className="is-amount">{shown(form, form.executed, kind.executed, scale)}</td>
      <td className="is-amount">{rate === undefined ? '' : displayText(rate, RATE, scale)}</td>
      <td className="is-amount">{isNumber(score) ? shown(form, score, kind.score, scale) : ''}</td>
      <td className="is-number">{grade ?? ''}</td>
      <td className="form-list-trouble">
        {isUntouched && <span className="trouble is-errors">{NOT_FILLED}</span>}
        {!isUntouched && errors > 0 && <span className="trouble is-errors">错误 {errors}</span>}
        {warnings > 0 && <span className="trouble is-warnings">警告 {warnings}</span>}
      </td>
    </tr>
  );
});

type NameProps = {
  readonly name: string;
  /** False: it was refused and told. */
  readonly onName: (name: string) => boolean;
  readonly onDone: () => void;
};

function NameField({ name, onName, onDone }: NameProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const finish = (): boolean => {
    const typed = field.current?.value.trim() ?? name;
    if (!onName(typed)) return false;
    onDone();
    return true;
  };
  useFinish(finish);
  const leaveByKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onDone();
    else finish();
  };
  return (
    <input
      ref={field}
      className="form-list-field"
      aria-label="项目名称"
      defaultValue={name}
      onKeyDown={leaveByKey}
      onBlur={finish}
    />
  );
}

function shown({ book }: FormSummary, value: CellValue, place: FormPlace, scale: Scale): string {
  const type = openSession().cell({ book, ...place })?.type ?? AMOUNT;
  return displayText(value, type, scale);
}
