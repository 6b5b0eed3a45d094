import { Alert, Form, type GetRef, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { namesForYear, type PackNames } from '#shared/pack-edit/copy-pack';
import { say } from '../../feedback/say';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';
import { useFirstKeys } from '../../store/first-keys';
import { forgetPack } from '../../store/packs';

type Props = {
  readonly from: PackNames;
  readonly onCopied: (id: string) => void;
  readonly onClose: () => void;
};

/** 复制为新一年: a pack of this user's own, begun from another; its names follow the year until they are typed over. */
export function CopyPackDialog({ from, onCopied, onClose }: Props) {
  const first = useFirstKeys<GetRef<typeof InputNumber>>();
  const [year, setYear] = useState(from.year + 1);
  const [typed, setTyped] = useState<{ readonly id?: string; readonly title?: string }>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const names = { ...namesForYear(from, year), ...typed };
  const change = (next: typeof typed) => {
    setTrouble(null);
    setTyped({ ...typed, ...next });
  };
  const copy = () =>
    reporting(async () => {
      const { id, title } = { id: names.id.trim(), title: names.title.trim() };
      const made = await callHost('packs.copy', { from: from.id, id, title, year });
      if (made.outcome === 'faulty') return setTrouble(made.problems.map(({ reason }) => reason).join('；'));
      if (made.outcome === 'exists') return setTrouble(`编号“${made.id}”已经用于“${made.title}”，请换一个`);
      forgetPack(made.id);
      say().message.success(`已复制为“${made.title}”。用“导出…”取出文件，改好后再安装`, 6);
      onCopied(made.id);
    });
  return (
    <Modal
      open
      title={`复制“${from.title}”`}
      okText="复制"
      cancelText="取消"
      okButtonProps={{ disabled: names.id.trim() === '' || names.title.trim() === '' }}
      onOk={() => void copy()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label="年度" required>
          <InputNumber
            ref={first}
            aria-label="年度"
            min={2000}
            max={2099}
            precision={0}
            value={year}
            onChange={(value) => {
              setTrouble(null);
              if (value !== null) setYear(value);
            }}
            onPressEnter={() => void copy()}
          />
        </Form.Item>
        <Form.Item label="名称" required>
          <Input
            aria-label="名称"
            value={names.title}
            onChange={({ target }) => change({ title: target.value })}
            onPressEnter={() => void copy()}
          />
        </Form.Item>
        <Form.Item
          label="编号"
          required
          extra={`小写字母、数字和连字符，例如 ${namesForYear(from, year).id}`}
        >
          <Input
            aria-label="编号"
            value={names.id}
            onChange={({ target }) => change({ id: target.value })}
            onPressEnter={() => void copy()}
          />
        </Form.Item>
      </Form>
      {trouble !== null && <Alert type="error" showIcon title={trouble} />}
    </Modal>
  );
}
