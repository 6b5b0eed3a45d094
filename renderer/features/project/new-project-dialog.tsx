import { Form, Modal, Select } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { newDocument } from '#shared/document/new-document';
import type { Facts } from '#shared/pack/facts';
import type { Pack } from '#shared/pack/pack';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';
import { replaceProject } from '../../store/open-project';
import { packById } from '../../store/packs';
import { sessionFromDocument } from '../../store/project-text';
import { closeDialog } from '../../store/view-store';
import { FactsForm } from './facts-form';

/** The pack of the project worked on last; else, of the latest year. */
function likelyPack<Listed extends { readonly id: string; readonly year: number }>(
  packs: readonly Listed[],
  recent: readonly { readonly packId: string }[],
): Listed | undefined {
  const used = recent.flatMap(({ packId }) => packs.find(({ id }) => id === packId) ?? []);
  return used[0] ?? packs.toSorted((one, other) => other.year - one.year)[0];
}

/** Until a pack is chosen, which says its year. */
const LAST_YEAR = new Date().getFullYear() - 1;

/** A new, empty project: pack, organisation, kind, year. `packId`: the pack to begin with. */
export function NewProjectDialog({ packId }: { readonly packId?: string }) {
  const [choices, setChoices] = useState<readonly { readonly id: string; readonly title: string }[]>([]);
  const [pack, setPack] = useState<Pack | null>(null);
  const [facts, setFacts] = useState<Facts>({ organisation: '', kind: '', year: LAST_YEAR });

  // The pack asked for last; a slower answer about an earlier one is not taken.
  const asked = useRef<string | null>(null);
  const choose = useCallback(async (id: string) => {
    asked.current = id;
    setPack(null);
    const chosen = await packById(id);
    if (asked.current !== id) return;
    setPack(chosen);
    setFacts((before) => ({ ...before, year: chosen.year }));
  }, []);
  useEffect(() => {
    void reporting(async () => {
      const { packs } = await callHost('packs.list', {});
      setChoices(packs);
      const { recent } = await callHost('recent.list', {});
      const likely = packs.find(({ id }) => id === packId) ?? likelyPack(packs, recent);
      // The clerk may have been quicker.
      if (likely && asked.current === null) await choose(likely.id);
    });
  }, [choose, packId]);

  const create = () =>
    reporting(async () => {
      if (!pack) return;
      const organisation = facts.organisation.trim();
      await replaceProject(async () => {
        const session = await sessionFromDocument(newDocument(pack, { ...facts, organisation }));
        return { session, file: null, isSafe: false };
      });
    });
  return (
    <Modal
      open
      title="新建项目"
      okText="新建"
      cancelText="取消"
      okButtonProps={{ disabled: pack === null || facts.organisation.trim() === '' }}
      onOk={() => void create()}
      onCancel={closeDialog}
    >
      <Form layout="vertical">
        <Form.Item label="表样" extra="省份和年度" required>
          <Select
            aria-label="表样"
            value={pack?.id ?? null}
            options={choices.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(id: string) => void reporting(() => choose(id))}
          />
        </Form.Item>
      </Form>
      <FactsForm facts={facts} kinds={pack?.organisationKinds ?? []} onChange={setFacts} />
    </Modal>
  );
}
