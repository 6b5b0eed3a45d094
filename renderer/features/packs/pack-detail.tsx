import { Alert, Button, Flex, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { SCALE_NAMES } from '#shared/amount/amount';
import type { HostResponse } from '#shared/host/contract';
import type { Pack, PackSource } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';
import { openDialog } from '../../store/view-store';
import { CopyPackDialog } from './copy-pack-dialog';
import { exportPack, type PackFault, removePack } from './pack-deeds';
import { PackFaults } from './pack-faults';
import { PackSheets } from './pack-sheets';
import { PackTests } from './pack-tests';

type Props = {
  readonly listed: HostResponse<'packs.list'>['packs'][number];
  readonly onRemoved: () => void;
  readonly onCopied: (id: string) => void;
};

type Loaded =
  | { readonly pack: Pack; readonly source: PackSource }
  | { readonly faults: readonly PackFault[] };

/** One pack: what it is, what can be done with it, its tables and rules. */
export function PackDetail({ listed: { id, title, year, isBuiltIn }, onRemoved, onCopied }: Props) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [copying, setCopying] = useState(false);
  useEffect(() => {
    void reporting(async () => {
      const source = await callHost('packs.read', { id });
      const pack = loadPack(source);
      setLoaded(pack.ok ? { pack: pack.value, source } : { faults: pack.problem });
    });
  }, [id]);
  const remove = async () => {
    if (await removePack(id, title)) onRemoved();
  };
  const pack = loaded && 'pack' in loaded ? loaded.pack : undefined;
  return (
    <section className="pack-detail" aria-label={title}>
      <Flex align="center" gap={8}>
        <Typography.Title level={5}>{title}</Typography.Title>
        <span className="quiet">
          {id}　{year}年度
          {pack &&
            `　${SCALE_NAMES[pack.scale]}　${pack.tables.length} 张表　${pack.rules.length} 条审核公式　${pack.dictionary.length} 个科目`}
        </span>
        <span className="toolbar-gap" />
        {pack && (
          <Button onClick={() => openDialog({ kind: 'new-project', packId: id })}>用它新建项目</Button>
        )}
        {pack && <Button onClick={() => setCopying(true)}>复制为新一年…</Button>}
        <Button onClick={() => void exportPack(id)}>导出…</Button>
        {!isBuiltIn && (
          <Button danger onClick={() => void remove()}>
            删除
          </Button>
        )}
      </Flex>
      {loaded && 'faults' in loaded && (
        <PackFaults title={`表样包“${title}”有错误，不能用`} faults={loaded.faults} />
      )}
      {pack && pack.assumed.length > 0 && (
        <Alert
          type="info"
          showIcon
          title="没有见到原表、按相近表样推定的部分，用前请核对"
          description={pack.assumed.join('；')}
        />
      )}
      {loaded && 'source' in loaded && <PackTests source={loaded.source} />}
      {pack && <PackSheets pack={pack} />}
      {copying && (
        <CopyPackDialog
          from={{ id, title, year }}
          onClose={() => setCopying(false)}
          onCopied={(copied) => {
            setCopying(false);
            onCopied(copied);
          }}
        />
      )}
    </section>
  );
}
