import { Button, Flex, Modal } from 'antd';
import { useState } from 'react';
import { usePacks } from '../../store/use-packs';
import { closeDialog } from '../../store/view-store';
import { installPack, type PackFault } from './pack-deeds';
import { PackDetail } from './pack-detail';
import { PackFaults } from './pack-faults';
import { PackList } from './pack-list';

/** A pack that was not taken, with what its author must mend. */
type Refused = { readonly path: string; readonly faults: readonly PackFault[] };

/** 表样包管理: the packs of this machine, what each says, and packs from outside. */
export function PacksDialog() {
  const { listed, reload } = usePacks();
  const { packs, faulty } = listed ?? { packs: [], faulty: [] };
  const [chosen, setChosen] = useState<string | null>(null);
  /** Rises with each installation: the same id may now be another pack. */
  const [serial, setSerial] = useState(0);
  const [refused, setRefused] = useState<Refused | null>(null);
  const shown = packs.find(({ id }) => id === chosen) ?? packs[0];
  const broken = faulty.find(({ id }) => id === chosen);

  const show = (id: string | null) => {
    setRefused(null);
    setChosen(id);
  };
  const showNew = async (id: string) => {
    await reload();
    setSerial((before) => before + 1);
    show(id);
  };
  const install = async () => {
    const installed = await installPack();
    if (installed?.kind === 'faulty') setRefused(installed);
    if (installed?.kind === 'installed') await showNew(installed.id);
  };
  const afterRemoval = async () => {
    await reload();
    show(null);
  };

  return (
    <Modal open title="表样包" width="96vw" className="packs-dialog" footer={null} onCancel={closeDialog}>
      <Flex className="packs-room">
        <section className="packs-side" aria-label="已有的表样包">
          <PackList
            packs={packs}
            faulty={faulty}
            shown={refused ? null : (broken?.id ?? shown?.id ?? null)}
            onShow={show}
          />
          <Button onClick={() => void install()}>安装…</Button>
          <p className="quiet">
            表样包是一个省一个年度的公开表：表样、审核公式、科目，都是数据文件。从 .zip 或文件夹中的 pack.yaml
            安装。
          </p>
        </section>
        {refused && <PackFaults title={`“${refused.path}”没有安装`} faults={refused.faults} />}
        {!refused && broken && (
          <PackFaults
            title={`表样包“${broken.id}”不能用`}
            faults={[{ file: 'pack.yaml', line: 0, reason: broken.reason }]}
          />
        )}
        {!refused && !broken && shown && (
          <PackDetail
            key={`${shown.id} ${serial}`}
            listed={shown}
            onRemoved={() => void afterRemoval()}
            onCopied={(id) => void showNew(id)}
          />
        )}
      </Flex>
    </Modal>
  );
}
