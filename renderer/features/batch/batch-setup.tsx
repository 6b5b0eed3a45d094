import { Button, Flex, Select } from 'antd';
import type { FilePurpose } from '#shared/host/calls/files';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { useBatch } from '../../store/batch';
import { changeSetup, outputOf } from './begin-batch';
import { PlacesField } from './places-field';
import { RosterField } from './roster-field';

type Props = { readonly packTitles: ReadonlyMap<string, string> };

/** Which files are checked, with what, and where the results go. */
export function BatchSetupForm({ packTitles }: Props) {
  const setup = useBatch((state) => state.setup);
  const choose = async (purpose: FilePurpose, take: (path: string) => void) => {
    const chosen = await reporting(() => chooseFile(purpose));
    if (chosen) take(chosen.path);
  };
  return (
    <dl className="batch-setup">
      <dt>检查哪些文件</dt>
      <dd>
        <PlacesField
          places={setup.places}
          onChange={(places) => changeSetup({ places })}
          name="要检查的文件夹和文件"
          hint="文件夹和下级文件夹中的文件都检查：工作簿、导出的表格、项目。原文件只读取，不改动。"
        />
      </dd>
      <dt>上年的文件</dt>
      <dd>
        <Flex gap={8} align="center">
          <span className={setup.prior === null ? 'quiet' : ''}>
            {setup.prior ?? '没有：要用上年数的公式列为未执行'}
          </span>
          <Button size="small" onClick={() => void choose('open-units', (prior) => changeSetup({ prior }))}>
            选择上年文件夹…
          </Button>
          {setup.prior !== null && (
            <Button size="small" type="text" onClick={() => changeSetup({ prior: null })}>
              不用
            </Button>
          )}
        </Flex>
        <p className="quiet">按同样的文件名（不论扩展名）找各单位上年的文件。</p>
      </dd>
      <dt>应报名单</dt>
      <dd>
        <RosterField path={setup.expected} onChange={(expected) => changeSetup({ expected })} />
      </dd>
      <dt>表样</dt>
      <dd>
        <Select
          className="batch-pack"
          aria-label="表样"
          value={setup.packId ?? ''}
          onChange={(packId) => changeSetup({ packId: packId === '' ? null : packId })}
          options={[
            { value: '', label: '每个文件自动识别' },
            ...[...packTitles].map(([value, label]) => ({ value, label })),
          ]}
        />
      </dd>
      <dt>结果存放在</dt>
      <dd>
        <Flex gap={8} align="center">
          <span>{outputOf(setup) || '（先选择要检查的文件夹）'}</span>
          <Button
            size="small"
            onClick={() => void choose('results-folder', (output) => changeSetup({ output }))}
          >
            更改…
          </Button>
        </Flex>
        <p className="quiet">选上次的结果文件夹可以接着做。</p>
      </dd>
    </dl>
  );
}
