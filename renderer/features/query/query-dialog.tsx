import { Alert, Button, Flex, Input, Modal, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { HostResponse } from '#shared/host/contract';
import { say } from '../../feedback/say';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { putOnClipboard } from '../../host/put-on-clipboard';
import { reporting } from '../../host/reporting';
import { useBatch } from '../../store/batch';
import { closeDialog } from '../../store/view-store';
import { tellWritten } from '../export/tell-written';
import { AnswerTable } from './answer-table';
import { Bars } from './bars';
import { copiedRows } from './copy-answer';
import { useQuery } from './query-store';
import { useAnswer } from './use-answer';

type Ready = HostResponse<'query.ready'>;
type Answer = HostResponse<'query.ask'>;

/** Among the ready questions the clerk's own. */
const OWN = -1;

/** 查询: ready questions over all units that were checked, each with its SQL, which may be changed; the data can only be read. */
export function QueryDialog() {
  const checked = useBatch(({ status }) => (status?.end ? status.output : null));
  const { chosen, sql, own } = useQuery();
  const folder = chosen ?? checked;
  const { questions, problems } = useReadyQuestions(folder);
  const { answer, asked, sentence, isAsking, ask } = useAnswer(folder);
  const choose = async () => {
    const named = await reporting(() => chooseFile('results-folder'));
    if (named) useQuery.setState({ chosen: named.path });
  };
  const rowsShown = useRef<(() => Answer['rows']) | null>(null);
  const write = () =>
    reporting(async () => {
      if (folder === null || asked === null) return;
      const chosen = await chooseFile('save-answer', '查询结果.xlsx');
      if (chosen === null) return;
      const done = await callHost('query.export', { folder, sql: asked, path: chosen.path });
      tellWritten(done.path);
      if (done.more) say().message.warning(`只写了前 ${done.rows} 行，还有更多；请把查询分成几次`, 8);
      if (done.texts > 0)
        say().message.warning(
          `有 ${done.texts} 个数超过 15 位，${/\.csv$/i.test(done.path) ? '用 Excel 打开这个 CSV 时末几位会变成 0，要用 Excel 看的请导出为 .xlsx' : 'Excel 记不下，按原样写成文字'}`,
          8,
        );
    });
  const pick = (at: number) => {
    const picked = at === OWN ? own : questions[at]?.sql.trim();
    if (picked === undefined) return;
    // What the clerk wrote makes way, and can be had again.
    const isReady = sql.trim() === '' || questions.some((question) => question.sql.trim() === sql.trim());
    useQuery.setState({ sql: picked, ...(isReady ? {} : { own: sql }) });
    ask(picked);
  };
  return (
    <Modal
      open
      width="calc(100vw - 32px)"
      className="batch-dialog"
      title="查询各单位"
      onCancel={closeDialog}
      footer={<Button onClick={closeDialog}>关闭</Button>}
    >
      <Flex gap={8} align="center">
        <span>{`数据：${folder ?? '（先用“批量检查”检查各单位，或选择以前的结果文件夹）'}`}</span>
        <Button size="small" onClick={() => void choose()}>
          选择结果文件夹…
        </Button>
      </Flex>
      <Flex gap={8} align="flex-start">
        <Select
          className="query-ready"
          aria-label="现成的查询"
          placeholder="选择现成的查询"
          popupMatchSelectWidth={false}
          disabled={folder === null}
          options={[
            ...(own === undefined ? [] : [{ value: OWN, label: '自己写的查询' }]),
            ...questions.map(({ title, pack }, value) => ({
              value,
              label: pack === undefined ? title : `${title}（${pack}）`,
            })),
          ]}
          onChange={pick}
        />
        <Input.TextArea
          className="query-sql"
          aria-label="SQL"
          placeholder="SELECT … FROM units | cells | findings（只能查询）　Ctrl+Enter 执行"
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={sql}
          onChange={({ target }) => useQuery.setState({ sql: target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey) ask(sql);
          }}
        />
        {isAsking ? (
          <Button onClick={() => void reporting(() => callHost('query.stop', {}))}>停止</Button>
        ) : (
          <Button type="primary" disabled={folder === null || sql.trim() === ''} onClick={() => ask(sql)}>
            执行
          </Button>
        )}
      </Flex>
      {problems.map((problem) => (
        <Alert key={problem} type="warning" showIcon title={problem} />
      ))}
      {sentence !== null && <Alert type="error" showIcon title={sentence} />}
      {folder !== null && answer === null && sentence === null && !isAsking && (
        <p className="quiet">
          选一个现成的查询，结果列在这里，可以排序、导出、复制。查询用的 SQL
          列在上面，可以改，也可以自己写：units 是各单位，cells 是各表的数，findings 是不通过的公式，expected
          是应报名单。
        </p>
      )}
      {answer && (
        <div className="batch-room">
          <AnswerTable answer={answer} rowsShown={rowsShown} />
          <Bars key={asked} answer={answer} />
        </div>
      )}
      {answer && (
        <Flex gap={8} align="center">
          <span role="status" className={answer.more ? 'is-warning' : 'quiet'}>
            {answer.more
              ? `只列出前 ${answer.rows.length} 行，还有更多；导出有全部`
              : `共 ${answer.rows.length} 行`}
          </span>
          <Button onClick={() => void write()}>导出…</Button>
          <Button onClick={() => copyAll(answer, rowsShown.current?.() ?? answer.rows)}>复制各行</Button>
          <span className="quiet">点选几行后按 Ctrl+C，只复制这几行</span>
        </Flex>
      )}
    </Modal>
  );
}

function copyAll({ columns }: Answer, rows: Answer['rows']): void {
  if (putOnClipboard(copiedRows(columns, rows))) say().message.success(`已复制 ${rows.length} 行和栏名`);
  else say().message.warning('浏览器不允许网页写入剪贴板，请点选各行后按 Ctrl+C');
}

function useReadyQuestions(folder: string | null): Ready {
  const [ready, setReady] = useState<Ready>({ questions: [], problems: [] });
  useEffect(() => {
    void reporting(async () => setReady(await callHost('query.ready', { folder })));
  }, [folder]);
  return ready;
}
