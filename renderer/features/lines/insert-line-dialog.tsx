import { AutoComplete, Form, Input, Modal } from 'antd';
import { useMemo, useState } from 'react';
import type { CodedLine } from '#shared/document/document';
import { explainRefusal } from '#shared/document/explain-refusal';
import { ancestorCodes, codeLevels } from '#shared/pack/table-shape';
import { openSession } from '../../store/project-store';
import { closeDialog, goToCell } from '../../store/view-store';
import { say } from '../feedback/say';
import { codeSuggestions, namesByCode } from './code-names';

type Props = { readonly table: string; readonly near: string };

/** Adds a 科目: code and name are suggested, parents are made with it, lines stay sorted. */
export function InsertLineDialog({ table, near }: Props) {
  const session = openSession();
  const suggestions = useMemo(() => codeSuggestions(session, table), [session, table]);
  const names = useMemo(() => namesByCode(suggestions), [suggestions]);
  const present = new Set(
    session
      .document()
      .tables.get(table)
      ?.lines.map(({ code }) => code),
  );
  const [code, setCode] = useState(near.slice(0, 5));
  const [name, setName] = useState(names[near.slice(0, 5)] ?? '');
  const shape = session.pack.tables.find(({ id }) => id === table);
  const parents = ancestorCodes(code, (shape && codeLevels(shape)) ?? []).filter(
    (parent) => !present.has(parent),
  );

  const options = suggestions
    .filter((known) => !present.has(known.code))
    .filter((known) => known.code.startsWith(code) || known.name.includes(code))
    .slice(0, 50)
    .map((known) => ({ value: known.code, label: `${known.code}　${known.name}　（${known.source}）` }));
  const choose = (chosen: string) => {
    setCode(chosen);
    setName(names[chosen] ?? name);
  };
  return (
    <Modal
      open
      title={`插入科目 — ${shape?.shortTitle ?? ''}`}
      okText="插入"
      cancelText="取消"
      okButtonProps={{ disabled: code.trim() === '' || name.trim() === '' }}
      onOk={() => void insert(table, { code: code.trim(), name: name.trim() }, names)}
      onCancel={closeDialog}
    >
      <Form layout="vertical">
        <Form.Item label="科目编码（输入编码或名称查找）">
          <AutoComplete
            autoFocus
            aria-label="科目编码"
            value={code}
            options={options}
            onChange={choose}
            onInputKeyDown={(event) => {
              if (event.key === 'Enter' && code !== '' && name !== '' && options.length === 0) {
                void insert(table, { code, name }, names);
              }
            }}
          />
        </Form.Item>
        <Form.Item label="科目名称">
          <Input aria-label="科目名称" value={name} onChange={(event) => setName(event.target.value)} />
        </Form.Item>
        {parents.length > 0 && (
          <p className="quiet">
            同时补上上级科目：{parents.map((parent) => `${parent} ${names[parent] ?? ''}`).join('、')}
          </p>
        )}
      </Form>
    </Modal>
  );
}

async function insert(
  table: string,
  line: CodedLine,
  names: Readonly<Record<string, string>>,
): Promise<void> {
  const session = openSession();
  const command = { kind: 'insert-lines', table, lines: [line], names, moveAmounts: false } as const;
  let answer = session.run(command);
  if (!answer.ok && answer.problem.kind === 'parent-has-amounts') {
    const move = await say().modal.confirm({
      title: `把 ${answer.problem.parent} 的金额移到 ${line.code}？`,
      content: `${answer.problem.parent} 已有金额；有了下级以后，它的金额由下级汇总。`,
      okText: '移过去',
      cancelText: '不插入',
    });
    if (!move) return;
    answer = session.run({ ...command, moveAmounts: true });
  }
  if (!answer.ok) {
    say().message.warning(explainRefusal(answer.problem), 6);
    return;
  }
  closeDialog();
  const first = session.addresses().find((address) => address.startsWith(`${table}[${line.code},`));
  if (first) goToCell(first);
}
