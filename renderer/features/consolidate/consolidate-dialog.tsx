import { Button, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import type { FilePurpose } from '#shared/host/calls/files';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { useDialogWork } from '../../store/dialog-work';
import { replaceProject } from '../../store/open-project';
import { sessionFromText } from '../../store/project-text';
import { PlacesField } from '../batch/places-field';
import { RosterField } from '../batch/roster-field';
import { usePackTitles } from '../packs/use-pack-titles';
import { EliminationList } from './eliminations';
import { ReadUnits, SumDialog } from './sum-dialog';
import { SumReport } from './sum-report';
import { useLeftEliminations } from './use-left-eliminations';
import { type SumRead, useSumReading } from './use-sum-reading';

const NONE: SumRead['eliminations'] = [];

/** 汇总: which units; then who is in the sum, who is not and why, and what is eliminated; only then the sum is opened. */
export function ConsolidateDialog() {
  const [places, setPlaces] = useState<readonly string[]>([]);
  const [department, setDepartment] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [packId, setPackId] = useState('');
  const reading = useSumReading();
  const { read, job, begin, again } = reading;
  const left = useLeftEliminations(read?.eliminations ?? NONE);
  const [prior, setPrior] = useState<string | null>(null);
  const [expected, setExpected] = useState<string | null>(null);
  /** Units read last that are not to be summed. */
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [omitted, setOmitted] = useState<SumRead['units']>([]);
  useDialogWork(read !== null || job !== null || places.length > 0 || name.trim() !== '');
  const packTitles = usePackTitles();
  const choose = async (purpose: FilePurpose, take: (path: string) => void) => {
    const chosen = await reporting(() => chooseFile(purpose));
    if (chosen) take(chosen.path);
  };
  const start = async (without: SumRead['units']) => {
    const answer = await begin({
      places: [...places],
      name: name.trim(),
      ...(department === null ? {} : { department }),
      ...(prior === null ? {} : { prior }),
      ...(without.length === 0 ? {} : { omitted: [...without] }),
      ...(packId === '' ? {} : { packId }),
      ...(expected === null ? {} : { expected }),
    });
    // What was read before is still shown otherwise, and those that were taken out of it are not in the sum.
    if (answer === null) return;
    setUnticked(new Set());
    setOmitted(without);
  };
  const open = (sum: SumRead) =>
    reporting(() =>
      replaceProject(async () => {
        const { project } = await callHost('sum.take', { sum: sum.sum, left: [...left.places] });
        return { session: await sessionFromText(project, '汇总'), file: null, isSafe: false };
      }),
    );
  return (
    <SumDialog
      title="汇总各单位"
      reading={reading}
      what="正在汇总"
      failed="没有汇总"
      back={read ? again : undefined}
      others={
        read &&
        unticked.size > 0 && (
          <Button
            type="primary"
            disabled={job !== null || unticked.size === read.units.length}
            onClick={() => void start([...omitted, ...read.units.filter(({ file }) => unticked.has(file))])}
          >
            {`不要 ${unticked.size} 个单位，重新读取`}
          </Button>
        )
      }
      main={
        read ? (
          <Button type="primary" disabled={unticked.size > 0 || job !== null} onClick={() => void open(read)}>
            {`汇总 ${read.units.length} 个单位为新项目`}
          </Button>
        ) : (
          <ReadUnits places={places} reading={reading} onRead={() => void start([])} />
        )
      }
    >
      {read ? (
        <>
          <SumReport read={read} unticked={unticked} onUntick={setUnticked} />
          <EliminationList read={read} left={left.places} onLeave={left.leave} />
        </>
      ) : (
        <dl className="batch-setup" inert={job !== null}>
          <dt>汇总哪些单位</dt>
          <dd>
            <PlacesField
              places={places}
              onChange={setPlaces}
              name="要汇总的文件夹和文件"
              hint="每个单位一个工作簿或项目；可以选它们所在的文件夹。原文件只读取，不改动。"
            />
          </dd>
          <dt>部门名称</dt>
          <dd>
            <Input
              aria-label="部门名称"
              placeholder="汇总表上印的单位名称"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </dd>
          <dt>部门自己的表</dt>
          <dd>
            <Flex gap={8} align="center">
              <span className={department === null ? 'quiet' : ''}>{department ?? '没有：不列差额表'}</span>
              <Button size="small" onClick={() => void choose('open-unit', setDepartment)}>
                选择…
              </Button>
              {department !== null && (
                <Button size="small" type="text" onClick={() => setDepartment(null)}>
                  不用
                </Button>
              )}
            </Flex>
            <p className="quiet">部门已经填好的汇总数；逐格与各单位之和核对，不同的列在差额表。</p>
          </dd>
          <dt>上年的文件</dt>
          <dd>
            <Flex gap={8} align="center">
              <span className={prior === null ? 'quiet' : ''}>
                {prior ?? '没有：项目自带的上年数照样汇总'}
              </span>
              <Button size="small" onClick={() => void choose('open-units', setPrior)}>
                选择上年文件夹…
              </Button>
              {prior !== null && (
                <Button size="small" type="text" onClick={() => setPrior(null)}>
                  不用
                </Button>
              )}
            </Flex>
            <p className="quiet">
              按同样的文件名（不论扩展名）找各单位上年的文件；都有上年数时才汇总上年数。
            </p>
          </dd>
          <dt>应报名单</dt>
          <dd>
            <RosterField path={expected} onChange={setExpected} />
          </dd>
          <dt>表样</dt>
          <dd>
            <Select
              className="batch-pack"
              aria-label="表样"
              value={packId}
              onChange={setPackId}
              options={[
                { value: '', label: '自动识别，按最多的一种汇总' },
                ...[...packTitles].map(([value, label]) => ({ value, label })),
              ]}
            />
          </dd>
        </dl>
      )}
    </SumDialog>
  );
}
