import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import type { CellDifference } from '#shared/audit/project-differences';
import { type TakenDifferences, takeDifferences } from '#shared/audit/take-differences';
import type { FinishedDocument } from '#shared/finished/finished-document';
import { forkSession } from '#shared/session/fork-session';
import { say } from '../../feedback/say';
import { openSession } from '../../store/project-store';

type Props = {
  /** As it was read: edited by hand after it came from the open project. */
  readonly document: FinishedDocument;
  /** The project is another now. */
  readonly onTaken: () => void;
};

/** 取回到项目: what the document's tables say otherwise is seen first, cell by cell, then written as one step. */
export function TakeBack({ document, onTaken }: Props) {
  const [seen, setSeen] = useState<TakenDifferences | null>(null);
  const look = () => {
    const tried = takeDifferences(document, forkSession(openSession()));
    if (tried.ok) setSeen(tried.value);
    else
      say().message.warning(
        tried.problem === 'no-tables'
          ? '文本中没有本项目的表，没有可以取的数'
          : '项目不接受其中的修改，没有取入',
        6,
      );
  };
  const take = () => {
    const done = takeDifferences(document, openSession());
    setSeen(null);
    if (!done.ok) {
      say().message.warning('项目不接受其中的修改，没有取入', 6);
      return;
    }
    say().message.success(`已取入 ${done.value.taken.length} 格，可以撤销`);
    onTaken();
  };
  return (
    <>
      <Button size="small" onClick={look}>
        把文本的数取回项目…
      </Button>
      {seen && (
        <Modal
          open
          width={760}
          title="把文本的数取回项目"
          okText={`取入 ${seen.taken.length} 格`}
          okButtonProps={{ disabled: seen.taken.length === 0 }}
          onOk={take}
          onCancel={() => setSeen(null)}
        >
          {seen.taken.length + seen.left.length === 0 && <p>文本的各表与项目相同，没有要取的数。</p>}
          {seen.taken.length > 0 && (
            <ul className="audit-taken" aria-label="要取入的格">
              {seen.taken.map(({ difference }) => (
                <li key={difference.cell}>{sentenceOf(difference)}</li>
              ))}
            </ul>
          )}
          {seen.left.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={`没有取的（${seen.left.length}）`}
              description={
                <ul className="audit-taken">
                  {seen.left.map(({ difference, reason }) => (
                    <li key={difference.cell}>{`${sentenceOf(difference)}：${reason}`}</li>
                  ))}
                </ul>
              }
            />
          )}
          <p className="quiet">只取表中的数和文字；改过的说明文字用“文件 → 取用上年文本的文字…”取。</p>
        </Modal>
      )}
    </>
  );
}

function sentenceOf({ where, shown }: CellDifference): string {
  return `${where}：${shown.ours || '空'} → ${shown.printed || '空'}`;
}
