import { Modal } from 'antd';
import { useState } from 'react';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';
import { closeDialog } from '../../store/view-store';
import { FactsForm } from './facts-form';

/** Changes the open project's facts. */
export function FactsDialog() {
  const session = openSession();
  const [facts, setFacts] = useState(session.document().facts);
  const save = () => {
    if (runCommand({ kind: 'set-facts', facts: { ...facts, organisation: facts.organisation.trim() } }))
      closeDialog();
  };
  return (
    <Modal open title="单位信息" okText="确定" cancelText="取消" onOk={save} onCancel={closeDialog}>
      <FactsForm facts={facts} kinds={session.pack.organisationKinds} onChange={setFacts} />
    </Modal>
  );
}
