import { Alert, Button, Modal, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { usedAnswers } from '#shared/mapping/describe-answer';
import type { MappingReport } from '#shared/mapping/mapping-report';
import { leaveDialog, useDialogWork } from '../../store/dialog-work';
import { useProject } from '../../store/project-store';
import { fileName } from '../../store/project-text';
import { closeDialog } from '../../store/view-store';
import { JobProgress } from '../job-progress/job-progress';
import { acceptImport, type ImportPurpose } from './accept-import';
import { answersNow, type Corrections, rememberCorrections, withAnswer, withdraw } from './corrections';
import { ImportSummary } from './import-summary';
import { KindQuestion } from './kind-question';
import { MappingTab, openEntries } from './mapping-tab';
import { PriorNote } from './prior-note';
import { asksForPack, RecognitionNote } from './recognition-note';
import { type Read, type ReadingWish, useReading } from './use-reading';

type Props = {
  readonly as: ImportPurpose;
  readonly path: string;
  /** What follows for whoever opened it, when it was taken or left. */
  readonly after?: { readonly taken: () => void; readonly left: () => void };
};

const TITLES: Readonly<Record<ImportPurpose, string>> = {
  'new-project': '导入工作簿为新项目',
  'this-year': '导入工作簿到本项目',
  prior: '导入上年数',
};

/** Reads a workbook, shows what was found and what its words were taken for, and takes it when the clerk accepts. */
export function ImportDialog({ as, path, after }: Props) {
  const [left, setLeft] = useState<readonly string[]>([]);
  // The pack the clerk chose for a new project; null until then.
  const [chosen, setChosen] = useState<string | null>(null);
  const [kind, setKind] = useState('');
  const [corrections, setCorrections] = useState<Corrections | null>(null);
  const wish = useMemo(() => readingWish(as, chosen, corrections), [as, chosen, corrections]);
  const { value: read, job, sentence } = useReading(path, wish);
  useDialogWork((corrections?.said.length ?? 0) + left.length > 0);
  const mustChoose =
    as === 'new-project' && read !== null && chosen === null && asksForPack(read.recognition);

  const nothing = read?.report.tables.every(({ found }) => !found) ?? false;

  const accept = async () => {
    if (!read || !(await acceptImport(as, read, path, left, kind))) return;
    if (corrections) await rememberCorrections(corrections);
    after?.taken();
  };
  const leave = after?.left ?? closeDialog;
  const correct = (change: (before: Corrections) => Corrections) => {
    if (read) setCorrections(change(corrections ?? uncorrected(read)));
  };
  return (
    <Modal
      open
      width={960}
      title={`${TITLES[as]} — ${fileName(path)}`}
      okText={as === 'prior' ? '作为上年数' : '导入'}
      // What was read before does not have the last answers in it.
      okButtonProps={{
        disabled: read === null || job !== null || sentence !== null || mustChoose || nothing,
      }}
      onOk={() => void accept()}
      onCancel={() => void leaveDialog(leave)}
      footer={(_, { OkBtn }) => (
        <>
          <Button onClick={leave}>取消</Button>
          <OkBtn />
        </>
      )}
    >
      {job !== null && <JobProgress job={job} what={`正在${read ? '重新' : ''}读取“${fileName(path)}”`} />}
      {sentence !== null && (
        <p className="import-failed">
          {sentence}
          {corrections && (
            <Button size="small" type="link" onClick={() => setCorrections({ ...corrections })}>
              再读一次
            </Button>
          )}
        </p>
      )}
      {read && as === 'new-project' && (
        <RecognitionNote
          recognition={read.recognition}
          packId={read.session.pack.id}
          isChosen={chosen !== null}
          onChoose={(packId) => {
            setCorrections(null);
            setChosen(packId);
          }}
        />
      )}
      {read && as === 'new-project' && (
        <KindQuestion kinds={read.session.pack.organisationKinds} kind={kind} onKind={setKind} />
      )}
      {read && as === 'prior' && <PriorNote lastYear={read.session} source={fileName(path)} />}
      {read?.notices.map((notice) => (
        <Alert key={notice} type="warning" title={notice} />
      ))}
      {nothing && (
        <Alert
          type="error"
          showIcon
          title="没有找到任何一张表。请在“对应关系”中指明各工作表是哪一张表，指明后立即重新读取。"
        />
      )}
      {read && (
        <Tabs
          size="small"
          className={job !== null ? 'is-reading' : ''}
          items={[
            {
              key: 'summary',
              label: '读取结果',
              children: (
                <ImportSummary
                  report={read.report}
                  session={read.session}
                  as={as}
                  left={left}
                  onLeave={setLeft}
                />
              ),
            },
            {
              key: 'mapping',
              label: mappingLabel(mappingFor(as, read)),
              children: (
                <MappingTab
                  pack={read.session.pack}
                  mapping={mappingFor(as, read)}
                  onSay={(answer) => correct((before) => withAnswer(before, answer))}
                  onWithdraw={(answer) => correct((before) => withdraw(before, answer))}
                />
              ),
            },
          ]}
        />
      )}
    </Modal>
  );
}

/** A new project takes the pack that fits best; this year's must be of the project's; last year's may be of another. */
function readingWish(as: ImportPurpose, chosen: string | null, corrections: Corrections | null): ReadingWish {
  if (corrections) return { packId: corrections.packId, answers: answersNow(corrections) };
  if (as === 'new-project') return chosen === null ? {} : { packId: chosen };
  const open = useProject.getState().session?.pack.id;
  if (open === undefined) return {};
  return { packId: open, ...(as === 'prior' ? { orOther: true } : {}) };
}

function uncorrected({ session, mapping }: Read): Corrections {
  return { packId: session.pack.id, known: mapping.answers, said: [], withdrawn: [] };
}

/** Last year's tables are of another year: nobody has to be asked about that. */
function mappingFor(as: ImportPurpose, { mapping }: Read): MappingReport {
  if (as !== 'prior') return mapping;
  return { ...mapping, entries: mapping.entries.filter(({ asked }) => asked.of !== 'year') };
}

function mappingLabel(mapping: MappingReport): string {
  const open = openEntries(mapping).length;
  const used = usedAnswers(mapping).length;
  if (open > 0) return `对应关系（${open} 处待指明）`;
  return used > 0 ? `对应关系（用了指明的 ${used} 处）` : '对应关系';
}
