import { Button, Flex, Modal } from 'antd';
import { useEffect } from 'react';
import { ask } from '../../feedback/ask';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { useBatch, watchBatch } from '../../store/batch';
import { closeDialog, openDialog } from '../../store/view-store';
import { tellWritten } from '../export/tell-written';
import { usePackTitles } from '../packs/use-pack-titles';
import { BatchSetupForm } from './batch-setup';
import { BatchStatus } from './batch-status';
import { BatchUnits } from './batch-units';
import { beginBatch } from './begin-batch';

/** 批量检查: what to check, then all files with what came of each, filling while the run goes on. */
export function BatchDialog() {
  const status = useBatch((state) => state.status);
  const settingUp = useBatch((state) => state.settingUp);
  const isAsked = useBatch((state) => state.isAsked);
  const canBegin = useBatch((state) => state.setup.places.length > 0);
  const packTitles = usePackTitles();
  // A run that an earlier page of this window, or another window, began is found again.
  useEffect(() => void watchBatch(), []);
  const isUnderWay = status !== null && status.end === null;
  const isSetup = status === null || settingUp;
  return (
    <Modal
      open
      width={isSetup ? 860 : 'calc(100vw - 32px)'}
      className={isSetup ? 'batch-begin' : 'batch-dialog'}
      title="批量检查"
      onCancel={closeDialog}
      footer={
        <Flex justify={isSetup ? 'flex-end' : 'space-between'} gap={8}>
          {!isSetup && (
            <Flex gap={8}>
              <RunTools run={status.run} />
            </Flex>
          )}
          <Flex gap={8}>
            {isSetup && status !== null && (
              <Button onClick={() => useBatch.setState({ settingUp: false })}>返回上次的结果</Button>
            )}
            <Button onClick={closeDialog}>{isUnderWay ? '关闭（继续检查）' : '关闭'}</Button>
            {isSetup && (
              <Button type="primary" disabled={!isAsked || !canBegin} onClick={() => void beginBatch()}>
                开始检查
              </Button>
            )}
          </Flex>
        </Flex>
      }
    >
      {!isAsked ? (
        <output className="quiet">正在查看有没有进行中的检查…</output>
      ) : isSetup ? (
        <BatchSetupForm packTitles={packTitles} />
      ) : (
        <>
          <BatchStatus />
          <BatchUnits packTitles={packTitles} />
        </>
      )}
    </Modal>
  );
}

function RunTools({ run }: { readonly run: number }) {
  const end = useBatch((state) => state.status?.end ?? null);
  const knowsSetup = useBatch((state) => state.setup.places.length > 0);
  const write = () =>
    reporting(async () => {
      const chosen = await chooseFile('save-workbook', '检查结果.xlsx');
      if (chosen !== null) tellWritten((await callHost('batch.export', { run, path: chosen.path })).path);
    });
  if (end === null) return <Button onClick={() => void stop()}>停止检查</Button>;
  return (
    <>
      {end.kind !== 'done' && knowsSetup && (
        <>
          <Button type="primary" onClick={() => void beginBatch(true)}>
            接着检查
          </Button>
          <Button onClick={() => void beginBatch(false)}>从头检查</Button>
        </>
      )}
      {end.kind !== 'failed' && <Button onClick={() => void write()}>导出列表（.xlsx）…</Button>}
      {end.kind === 'done' && <Button onClick={() => openDialog({ kind: 'query' })}>查询…</Button>}
      <Button onClick={() => useBatch.setState({ settingUp: true })}>另查一批…</Button>
    </>
  );
}

async function stop(): Promise<void> {
  const answer = await ask('停止检查？', '做完的都留着，以后可以接着检查。', '继续检查', [
    { answer: 'stop', label: '停止' },
  ]);
  if (answer === 'stop') await reporting(() => callHost('batch.stop', {}));
}
