import { Form, Input, type InputRef, Modal } from 'antd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { codeSuggestions } from '#shared/find/code-suggestions';
import { ancestorCodes, codeLevels } from '#shared/pack/table-shape';
import type { TableId } from '#shared/rule/rule';
import { tablesListing } from '#shared/session/line-tables';
import { say } from '../../feedback/say';
import { useFirstKeys } from '../../store/first-keys';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';
import { closeDialog, goToCell } from '../../store/view-store';
import { whereToType } from './insert-line';
import { LineTables } from './line-tables';

type Props = { readonly table: TableId; readonly code: string };

/** Corrects the code or the name of a 科目, in all tables that list it unless some are left out, as one step. */
export function EditLineDialog({ table, code }: Props) {
  const session = openSession();
  const first = useFirstKeys<InputRef>();
  const lines = session.document().tables.get(table)?.lines ?? [];
  const own = lines.find((line) => line.code === code)?.name ?? '';
  const shape = session.pack.tables.find(({ id }) => id === table);
  const levels = (shape && codeLevels(shape)) ?? [];
  const names = useMemo(
    () =>
      Object.fromEntries(codeSuggestions(session, table, []).map(({ code: known, name }) => [known, name])),
    [session, table],
  );
  const tables = useMemo(() => tablesListing(session, table, code), [session, table, code]);
  const [chosen, setChosen] = useState<readonly string[]>(() => tables.map(({ id }) => id));
  const [typedCode, setTypedCode] = useState(code);
  /** Until the clerk writes a name, a code that is known brings its own. */
  const [written, setWritten] = useState<string | null>(null);
  const to = typedCode.normalize('NFKC').trim();
  const name = written ?? (to === code ? own : (names[to] ?? own));
  const isReady = name.trim() !== '' && to !== '' && (to !== code || name.trim() !== own);
  const parents = ancestorCodes(to, levels).filter((parent) => !lines.some((line) => line.code === parent));
  const below = lines.filter((line) => line.code !== code && line.code.startsWith(code)).length;

  const change = () => {
    if (!isReady) return;
    const done =
      to === code
        ? runCommand({
            kind: 'together',
            steps: chosen.map((id) => ({ kind: 'rename-line', table: id, code, name })),
          })
        : runCommand({ kind: 'recode-line', tables: chosen, code, to, name: name.trim(), names });
    if (!done) return;
    closeDialog();
    if (to === code) return;
    say().message.info({
      content: `已在 ${chosen.join('、')} 表把 ${code} 改为 ${to}，金额、批注和出错说明随之移动，可一次撤销（Ctrl+Z）`,
      key: 'lines',
    });
    const place = whereToType(table, to);
    if (place) goToCell(place);
  };
  const enter = (event: KeyboardEvent) => {
    // The focus may return to a button, which would take this very key as its own.
    event.preventDefault();
    change();
  };
  return (
    <Modal
      open
      title={`修改科目 ${code}`}
      okText="修改"
      cancelText="取消"
      okButtonProps={{ disabled: !isReady }}
      onOk={change}
      onCancel={closeDialog}
    >
      <Form layout="vertical">
        <Form.Item label="科目编码" {...(below > 0 ? { extra: `下级 ${below} 个科目的编码随之改动` } : {})}>
          <Input
            aria-label="科目编码"
            value={typedCode}
            onChange={(event) => setTypedCode(event.target.value)}
            onPressEnter={enter}
          />
        </Form.Item>
        <Form.Item label="科目名称">
          <Input
            ref={first}
            aria-label="科目名称"
            value={name}
            onChange={(event) => setWritten(event.target.value)}
            onPressEnter={enter}
          />
        </Form.Item>
      </Form>
      <LineTables label="修改这些表" tables={tables} chosen={chosen} fixed={[table]} onChoose={setChosen} />
      <p className="quiet line-parents">
        {to !== code &&
          parents.length > 0 &&
          `同时补上上级科目：${parents.map((parent) => `${parent} ${names[parent] ?? ''}`).join('、')}`}
      </p>
    </Modal>
  );
}
