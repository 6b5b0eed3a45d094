import { Button, Input, type InputRef, Modal } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { ancestorCodes, codeLevels, isListedCode, tablesOfClassification } from '#shared/pack/table-shape';
import type { TableId } from '#shared/rule/rule';
import { likelyTables, tablesListing } from '#shared/session/line-tables';
import { openSession } from '../../store/project-store';
import { closeDialog, openDialog } from '../../store/view-store';
import { PickList } from '../pick/pick-list';
import { insertLine } from './insert-line';
import { LineTables } from './line-tables';
import { useCodeChoice } from './use-code-choice';

type Props = {
  readonly table: TableId;
  /** Code of the line stood on: its relatives are offered first. */
  readonly near: string;
  /** Already typed. */
  readonly query: string;
};

/** Adds a 科目, found by code, name or pinyin; the name follows the code, missing parents are named beforehand. */
export function InsertLineDialog({ table, near, query: typed }: Props) {
  const session = openSession();
  const shape = session.pack.tables.find(({ id }) => id === table);
  const levels = useMemo(() => (shape && codeLevels(shape)) ?? [], [shape]);
  const present = useMemo(
    () =>
      new Set(
        session
          .document()
          .tables.get(table)
          ?.lines.map(({ code }) => code),
      ),
    [session, table],
  );
  const [query, setQuery] = useState(typed);
  const [pointed, setPointed] = useState<string | null>(null);
  /** What the clerk wrote as name for a code; another code has its own again. */
  const [written, setWritten] = useState<{ readonly code: string; readonly name: string } | null>(null);
  /** The tables the clerk ticked; until then those the code points to. */
  const [ticked, setTicked] = useState<readonly string[] | null>(null);
  const nameField = useRef<InputRef>(null);

  const { offered, names, fresh } = useCodeChoice({
    ...{ table, near, query, present },
    isListed: (typed) => shape !== undefined && isListedCode(shape, typed),
  });
  const code = pointed ?? '';
  const name = written?.code === code ? written.name : (names[code] ?? '');
  const parents = ancestorCodes(code, levels).filter((parent) => !present.has(parent));
  const tables = useMemo(() => tablesOfClassification(session.pack.tables, table), [session, table]);
  /** In the others it stands already. */
  const listing = tablesListing(session, table, code).map(({ id }) => id);
  const chosenTables = (chosen: string) =>
    (ticked ?? likelyTables(session, table, chosen, near)).filter(
      (id) => !tablesListing(session, table, chosen).some((other) => other.id === id),
    );
  const insert = (chosen: string, called: string) => {
    // A code that no list knows needs a name first.
    if (called.trim() === '') nameField.current?.focus();
    else {
      const others = chosenTables(chosen).filter((id) => id !== table);
      void insertLine([table, ...others], { code: chosen, name: called.trim() }, names);
    }
  };
  return (
    <Modal
      open
      width={620}
      title={`插入科目 — ${shape?.shortTitle ?? ''}`}
      onCancel={closeDialog}
      footer={
        <>
          <Button className="footer-left" type="link" onClick={() => openDialog({ kind: 'office-codes' })}>
            单位科目清单…
          </Button>
          <Button onClick={closeDialog}>取消</Button>
          <Button
            type="primary"
            disabled={code === '' || name.trim() === ''}
            onClick={() => insert(code, name)}
          >
            插入
          </Button>
        </>
      }
    >
      <PickList
        label="科目编码、名称或拼音首字母"
        placeholder="2010301、行政运行、xzyx"
        query={query}
        onQuery={setQuery}
        onPoint={setPointed}
        options={[
          ...offered.map((known) => ({
            key: known.code,
            content: (
              <>
                <span className={`code-level-${levels.indexOf(known.code.length)}`}>{known.code}</span>
                <span>{known.name}</span>
                <span className="quiet">{known.source}</span>
              </>
            ),
          })),
          ...(fresh === undefined
            ? []
            : [
                {
                  key: fresh,
                  content: (
                    <>
                      <span>{fresh}</span>
                      <span className="quiet">各清单中都没有的编码，请在下面填写名称</span>
                    </>
                  ),
                },
              ]),
        ]}
        onPick={(chosen) => insert(chosen, written?.code === chosen ? written.name : (names[chosen] ?? ''))}
        empty={emptyWords(query, present, levels)}
      />
      <Input
        ref={nameField}
        className="line-name"
        aria-label="科目名称"
        prefix={<span className="quiet">{code === '' ? '科目名称' : code}</span>}
        value={name}
        disabled={code === ''}
        onChange={(event) => setWritten({ code, name: event.target.value })}
        onPressEnter={() => insert(code, name)}
      />
      <LineTables
        label="插入到各表"
        tables={tables}
        chosen={code === '' ? (ticked ?? [table]) : [...chosenTables(code), ...listing]}
        fixed={[table, ...listing]}
        onChoose={setTicked}
      />
      <p className="quiet line-parents">
        {parents.length > 0 &&
          `同时补上上级科目：${parents.map((parent) => `${parent} ${names[parent] ?? ''}`).join('、')}`}
      </p>
    </Modal>
  );
}

function emptyWords(query: string, present: ReadonlySet<string>, levels: readonly number[]): string {
  const code = query.trim();
  if (present.has(code)) return `本表已有科目 ${code}`;
  if (/^\d+$/.test(code)) return `编码应为 ${levels.join('、')} 位数字`;
  return '没有找到这样的科目；新科目请直接输入完整的编码';
}
