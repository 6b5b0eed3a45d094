import { Button, Flex } from 'antd';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';

type Props = { readonly path: string | null; readonly onChange: (path: string | null) => void };

/** 应报名单: which units are expected to report, as a list, last year's sum, or last year's results. */
export function RosterField({ path, onChange }: Props) {
  const choose = async (purpose: 'open-roster' | 'open-roster-folder') => {
    const chosen = await reporting(() => chooseFile(purpose));
    if (chosen) onChange(chosen.path);
  };
  return (
    <>
      <Flex gap={8} align="center">
        <span className={path === null ? 'quiet' : ''}>{path ?? '没有：不核对谁还没有报'}</span>
        <Button size="small" onClick={() => void choose('open-roster')}>
          选择名单或上年汇总…
        </Button>
        <Button size="small" onClick={() => void choose('open-roster-folder')}>
          上年检查结果…
        </Button>
        {path !== null && (
          <Button size="small" type="text" onClick={() => onChange(null)}>
            不用名单
          </Button>
        )}
      </Flex>
      <p className="quiet">
        列出没有报的、报了几份的、不在名单上的单位。名单可以是 Excel
        或一行一个单位的文本，可带一栏“年末实有人数”。
      </p>
    </>
  );
}
