import { CloseOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';

type Props = {
  readonly places: readonly string[];
  readonly onChange: (places: readonly string[]) => void;
  /** What the list is called. */
  readonly name: string;
  /** Said while nothing is chosen. */
  readonly hint: string;
};

/** Folders and files, added by the host's dialog one after the other. */
export function PlacesField({ places, onChange, name, hint }: Props) {
  const add = async (purpose: 'open-units' | 'open-unit') => {
    const chosen = await reporting(() => chooseFile(purpose));
    if (chosen && !places.includes(chosen.path)) onChange([...places, chosen.path]);
  };
  return (
    <>
      {places.length === 0 && <p className="quiet">{hint}</p>}
      <ul className="batch-places" aria-label={name}>
        {places.map((place) => (
          <li key={place}>
            <span>{place}</span>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={`去掉 ${place}`}
              onClick={() => onChange(places.filter((other) => other !== place))}
            />
          </li>
        ))}
      </ul>
      <Flex gap={8}>
        <Button onClick={() => void add('open-units')}>添加文件夹…</Button>
        <Button onClick={() => void add('open-unit')}>添加文件…</Button>
      </Flex>
    </>
  );
}
