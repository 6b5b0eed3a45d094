import { Alert, Button, Empty, Modal, Table, Tag } from 'antd';
import { useState } from 'react';
import type { HostResponse } from '#shared/host/contract';
import { PRIOR_BOOK } from '#shared/pack/book';
import { withTexts } from '#shared/session/prior-for';
import { openSession } from '../../store/project-store';
import { fileName } from '../../store/project-text';
import { runCommand } from '../../store/run-command';
import { closeDialog } from '../../store/view-store';
import { textLabelsNow } from './follow-document';

type Texts = HostResponse<'report.texts'>;
type Found = Texts['found'][number];

/** The texts that last year's document has for this year's: seen one by one, and what is ticked is taken as one step. */
export function TakeTextsDialog({ path, texts }: { readonly path: string; readonly texts: Texts }) {
  const own = openSession().document().texts;
  const labels = textLabelsNow();
  const [chosen, setChosen] = useState<readonly string[]>(
    texts.found.filter(({ key, isUnsure }) => !isUnsure && (own.get(key) ?? '') === '').map(({ key }) => key),
  );
  const wanted = texts.found.filter(({ key }) => chosen.includes(key));
  const lastYear = openSession().document().books.get(PRIOR_BOOK);
  const take = () => {
    const steps = wanted.map(({ key, text }) => ({ kind: 'set-text', key, text }) as const);
    if (runCommand({ kind: 'together', steps })) closeDialog();
  };
  const keep = () => {
    if (!lastYear) return;
    const said = wanted.map(({ key, text }) => [key, text] as const);
    const content = withTexts(lastYear, new Map([...(lastYear.texts ?? []), ...said]));
    if (runCommand({ kind: 'set-book', book: PRIOR_BOOK, content })) closeDialog();
  };
  return (
    <Modal
      open
      width="min(1080px, calc(100vw - 24px))"
      title={`“${fileName(path)}”中的文字`}
      footer={
        <>
          <Button onClick={closeDialog}>取消</Button>
          <Button
            disabled={!lastYear || chosen.length === 0}
            title={
              lastYear
                ? '不改本年的文字；填写时在旁边列出，可逐段取用'
                : '请先导入上年数，再保留上年的文字；或直接取用'
            }
            onClick={keep}
          >
            {`只作为上年文字保留 ${chosen.length} 段`}
          </Button>
          <Button type="primary" disabled={chosen.length === 0} onClick={take}>
            {`取用 ${chosen.length} 段`}
          </Button>
        </>
      }
      onCancel={closeDialog}
    >
      {texts.losses.length > 0 && (
        <Alert type="info" showIcon title={`没有读的：${texts.losses.join('；')}`} />
      )}
      {texts.found.length === 0 ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description="没有找到本年文本要用的文字，请核对选的是不是决算公开文本"
        />
      ) : (
        <Table<Found>
          size="small"
          pagination={false}
          dataSource={texts.found}
          rowKey="key"
          scroll={{ y: 'calc(100vh - 420px)' }}
          rowSelection={{ selectedRowKeys: [...chosen], onChange: (keys) => setChosen(keys.map(String)) }}
          columns={[
            {
              title: '文字',
              width: 200,
              render: (_, { key, heading, isUnsure }) => (
                <>
                  {labels.get(key) ?? key} {isUnsure && <Tag color="warning">请细看</Tag>}
                  <div className="quiet">{heading}</div>
                </>
              ),
            },
            { title: '上年的写法', render: (_, { text }) => <p className="report-found-text">{text}</p> },
            {
              title: '现在的写法',
              render: (_, { key }) => <p className="report-found-text">{own.get(key) || '空'}</p>,
            },
          ]}
        />
      )}
      {texts.absent.length > 0 && (
        <details>
          <summary>{`还有 ${texts.absent.length} 段没有找到`}</summary>
          <ul>
            {texts.absent.map(({ key, reason }) => (
              <li key={key}>{`${labels.get(key) ?? key}：${reason}`}</li>
            ))}
          </ul>
        </details>
      )}
    </Modal>
  );
}
