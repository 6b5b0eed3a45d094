import { Alert, Empty, Modal, Table, Tag } from 'antd';
import { useState } from 'react';
import type { HostResponse } from '#shared/host/contract';
import { blockInlines, textLabel } from '#shared/report/blocks';
import { openSession } from '../../store/project-store';
import { fileName } from '../../store/project-text';
import { runCommand } from '../../store/run-command';
import { closeDialog } from '../../store/view-store';
import { documentNow } from './follow-document';
import './report.css';

type Texts = HostResponse<'report.texts'>;
type Found = Texts['found'][number];

/** The texts that last year's document has for this year's: seen one by one, and what is ticked is taken as one step. */
export function TakeTextsDialog({ path, texts }: { readonly path: string; readonly texts: Texts }) {
  const own = openSession().document().texts;
  const labels = labelsNow();
  const [chosen, setChosen] = useState<readonly string[]>(
    texts.found.filter(({ key, isUnsure }) => !isUnsure && (own.get(key) ?? '') === '').map(({ key }) => key),
  );
  const take = () => {
    const steps = texts.found
      .filter(({ key }) => chosen.includes(key))
      .map(({ key, text }) => ({ kind: 'set-text', key, text }) as const);
    if (runCommand({ kind: 'together', steps })) closeDialog();
  };
  return (
    <Modal
      open
      width="min(1080px, calc(100vw - 24px))"
      title={`“${fileName(path)}”中的文字`}
      okText={`取用 ${chosen.length} 段`}
      cancelText="取消"
      okButtonProps={{ disabled: chosen.length === 0 }}
      onOk={take}
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

/** What the texts of the document are called, by their keys. */
function labelsNow(): ReadonlyMap<string, string> {
  const blocks = documentNow();
  if (!blocks.ok) return new Map();
  return new Map(
    blocks.value
      .flatMap(({ block }) => blockInlines(block))
      .flatMap((inline) => (inline.kind === 'typed' ? [[inline.key, textLabel(inline)] as const] : [])),
  );
}
