import { DownOutlined, ReadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { openSample } from '../../store/open-project';
import { usePacks } from '../../store/use-packs';

/** Opens a pack's own example; which one is asked when several packs bring one. */
export function SampleButton() {
  const { listed } = usePacks();
  const packs = (listed?.packs ?? []).filter(({ hasSample }) => hasSample);
  const [first] = packs;
  if (!first) return null;
  const icon = <ReadOutlined aria-hidden />;
  if (packs.length === 1) {
    return (
      <Button size="large" icon={icon} onClick={() => void openSample(first.id)}>
        打开自带示例
      </Button>
    );
  }
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        items: packs.map(({ id, title }) => ({ key: id, label: title })),
        onClick: ({ key }) => void openSample(key),
      }}
    >
      <Button size="large" icon={icon}>
        打开自带示例
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
