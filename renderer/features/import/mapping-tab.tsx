import { Alert, Button, Segmented, Table } from 'antd';
import { useState } from 'react';
import { type Answer, answerKey } from '#shared/mapping/answer';
import { describeAnswer, SUBJECT_NAMES } from '#shared/mapping/describe-answer';
import type { MappingEntry, MappingReport } from '#shared/mapping/mapping-report';
import { tableName } from '#shared/pack/column-words';
import type { Pack } from '#shared/pack/pack';
import { MappingChoice } from './mapping-choice';

type Props = {
  readonly pack: Pack;
  readonly mapping: MappingReport;
  readonly onSay: (answer: Answer) => void;
  readonly onWithdraw: (answer: Answer) => void;
};

type Shown = 'open' | 'said' | 'all';

/** What can be read in two ways, words that nobody knows, and a 金额单位 that is only assumed; questions first. */
export function openEntries({ entries }: MappingReport): readonly MappingEntry[] {
  const open = entries.filter(
    ({ by, asked, question }) =>
      by === 'nobody' || (by === 'program' && (asked.of === 'scale' || question !== undefined)),
  );
  const asks = ({ question }: MappingEntry): number => (question === undefined ? 1 : 0);
  return open.toSorted((one, other) => asks(one) - asks(other));
}

/** 对应关系: the workbook's words, what each is taken to mean, and the clerk's say in it. */
export function MappingTab({ pack, mapping, onSay, onWithdraw }: Props) {
  const open = openEntries(mapping);
  const said = mapping.entries.filter(({ by }) => by === 'clerk');
  const [shown, setShown] = useState<Shown>(open.length > 0 || said.length === 0 ? 'open' : 'said');
  const entries = { open, said, all: mapping.entries }[shown];
  const nameOf = (id: string | null) => (id === null ? '' : tableName(pack, id));
  return (
    <div className="mapping-tab">
      <p className="quiet">
        工作簿里的叫法与表样不同时，在这里指明它是哪一行、哪一栏、哪张表。选定后立即重新读取；导入后记住，下次同样的叫法不用再选。
      </p>
      <Segmented<Shown>
        aria-label="显示哪些"
        value={shown}
        onChange={setShown}
        options={[
          { value: 'open', label: `待指明（${open.length}）` },
          { value: 'said', label: `已指明（${said.length}）` },
          { value: 'all', label: `全部（${mapping.entries.length}）` },
        ]}
      />
      <Table<MappingEntry>
        size="small"
        pagination={false}
        virtual
        scroll={{ x: 900, y: 300 }}
        rowKey={({ asked, sheet, place }) => `${sheet} ${place} ${answerKey(asked)}`}
        dataSource={[...entries]}
        locale={{ emptyText: shown === 'open' ? '没有待指明的叫法' : '没有' }}
        columns={[
          { title: '位置', width: 150, render: (_, entry) => placeOf(entry) },
          {
            title: '种类',
            width: 130,
            render: (_, { asked }) =>
              `${'table' in asked ? nameOf(asked.table) : ''} ${SUBJECT_NAMES[asked.of]}`,
          },
          {
            title: '工作簿里的叫法',
            width: 220,
            render: (_, { shown: words, question }) => question ?? words,
          },
          { title: '其中的数', width: 130, render: (_, { sample }) => sample.join('、') },
          {
            title: '是表样的',
            width: 270,
            render: (_, entry) => (
              <MappingChoice pack={pack} entry={entry} onSay={onSay} onWithdraw={onWithdraw} />
            ),
          },
        ]}
      />
      {mapping.unfit.length > 0 && (
        <Alert
          type="warning"
          title={`记住的对应关系有 ${mapping.unfit.length} 条与这个表样包不合，没有使用`}
          description={<AnswerList pack={pack} answers={mapping.unfit} onWithdraw={onWithdraw} />}
        />
      )}
      {mapping.answers.length > 0 && (
        <details>
          <summary>这个表样包的全部对应关系（{mapping.answers.length} 条）</summary>
          <AnswerList pack={pack} answers={mapping.answers} onWithdraw={onWithdraw} />
        </details>
      )}
    </div>
  );
}

/** `附01　第 7 行`, `附02　D 列`, `附05　A1`. */
function placeOf({ asked, sheet, place }: MappingEntry): string {
  if (asked.of === 'line' || asked.of === 'body') return `${sheet}　第 ${place} 行`;
  return `${sheet}　${place}${asked.of === 'column' ? ' 列' : ''}`;
}

type ListProps = Pick<Props, 'pack' | 'onWithdraw'> & { readonly answers: readonly Answer[] };

function AnswerList({ pack, answers, onWithdraw }: ListProps) {
  return (
    <ul className="mapping-answers">
      {answers.map((answer) => (
        <li key={answerKey(answer)}>
          {describeAnswer(pack, answer)}
          <Button size="small" type="link" onClick={() => onWithdraw(answer)}>
            删除
          </Button>
        </li>
      ))}
    </ul>
  );
}
