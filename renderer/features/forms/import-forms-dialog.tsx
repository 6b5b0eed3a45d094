import { Alert, Button, Checkbox, Flex, Modal, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { ANY_KIND } from '#shared/forms/ask-kind';
import { printedPack } from '#shared/forms/printed-pack';
import type { MappingReport } from '#shared/mapping/mapping-report';
import { leaveDialog, useDialogWork } from '../../store/dialog-work';
import { openSession } from '../../store/project-store';
import { fileName } from '../../store/project-text';
import { closeDialog } from '../../store/view-store';
import { withAnswer, withdraw } from '../import/corrections';
import { MappingTab, openEntries } from '../import/mapping-tab';
import { JobProgress } from '../job-progress/job-progress';
import {
  correctKind,
  type FormCorrections,
  formAnswersNow,
  rememberFormCorrections,
} from './form-corrections';
import { type ReadForms, takeReadForms } from './import-forms';
import { ReadFiles } from './read-files';
import { type FormsWish, useFormsReading } from './use-forms-reading';

type Props = { readonly path: string; readonly folder: boolean; readonly ofLastYear: boolean };

/**
 * Forms while they are read beside, which can be cancelled; then what was read and what was not, and what their words were
 * taken for, before it is taken.
 */
export function ImportFormsDialog({ path, folder, ofLastYear }: Props) {
  const [corrections, setCorrections] = useState<FormCorrections>(new Map());
  const [answers, setAnswers] = useState<FormsWish['answers']>(undefined);
  const [replaces, setReplaces] = useState(false);
  const wish = useMemo(
    (): FormsWish => ({ path, folder, ofLastYear, replaces, ...(answers ? { answers } : {}) }),
    [path, folder, ofLastYear, replaces, answers],
  );
  const { value, job, sentence } = useFormsReading(wish);
  useDialogWork([...corrections.values()].some(({ said }) => said.length > 0));
  const [taking, setTaking] = useState(false);
  const count = value?.files.reduce((sum, { taken }) => sum + taken.length, 0) ?? 0;
  const existing = value?.files.reduce((sum, file) => sum + file.existing.length, 0) ?? 0;
  const what = folder ? `“${fileName(path)}”所在的文件夹` : `“${fileName(path)}”`;
  const take = () => {
    if (!value) return;
    setTaking(true);
    void takeReadForms(value)
      .then((isTaken) => (isTaken ? rememberFormCorrections(corrections) : undefined))
      .finally(() => setTaking(false));
  };
  const correct = (of: ReadForms['mappings'][number], change: Parameters<typeof correctKind>[2]) => {
    if (!value) return;
    const now = correctKind(corrections, of, change);
    setCorrections(now);
    setAnswers(formAnswersNow(now, value.mappings));
  };
  return (
    <Modal
      open
      width="min(960px, calc(100vw - 24px))"
      title={`${ofLastYear ? '由上年复制绩效自评表' : '读取绩效自评表'}：${what}`}
      footer={
        <Flex justify="end" gap={8}>
          <Button onClick={closeDialog}>{job === null && count === 0 ? '关闭' : '取消'}</Button>
          {count > 0 && (
            <Button
              type="primary"
              loading={taking}
              disabled={job !== null || sentence !== null}
              onClick={take}
            >
              {ofLastYear ? '复制' : '取用'} {count} 份
            </Button>
          )}
        </Flex>
      }
      onCancel={() => void leaveDialog()}
    >
      {job !== null && <JobProgress job={job} what={`正在${value ? '重新' : ''}读取${what}`} />}
      {sentence !== null && (
        <Alert
          type="error"
          showIcon
          title={sentence}
          action={
            answers && (
              <Button size="small" onClick={() => setAnswers([...answers])}>
                再读一次
              </Button>
            )
          }
        />
      )}
      {value?.notices.map((notice) => (
        <Alert key={notice} type="warning" title={notice} />
      ))}
      {value && ofLastYear && (
        <p className="quiet">复制名称、指标、权重和文字，完成情况、金额和得分重新填写；可撤销</p>
      )}
      {value && !ofLastYear && (existing > 0 || replaces) && (
        <Checkbox checked={replaces} onChange={({ target }) => setReplaces(target.checked)}>
          项目里已有的换成读到的这一份（级次、次序和涉密不变，可撤销）
        </Checkbox>
      )}
      {value && (
        <Tabs
          size="small"
          items={[
            {
              key: 'read',
              label: '读取结果',
              children: <ReadFiles files={value.files} unread={value.unread} />,
            },
            ...value.mappings.map((of) => mappingItem(of, ofLastYear, value.mappings.length > 1, correct)),
          ]}
        />
      )}
    </Modal>
  );
}

/** 对应关系 of one kind's forms. */
function mappingItem(
  of: ReadForms['mappings'][number],
  ofLastYear: boolean,
  isOneOfSeveral: boolean,
  correct: (of: ReadForms['mappings'][number], change: Parameters<typeof correctKind>[2]) => void,
) {
  const { pack } = openSession();
  const kind = pack.forms.find(({ name }) => name === of.kind);
  const mapping = asked(of.mapping, ofLastYear);
  const open = openEntries(mapping).length;
  const said = mapping.entries.filter(({ by }) => by === 'clerk').length;
  const name =
    of.kind === ANY_KIND ? '自评表的种类' : isOneOfSeveral && kind ? `对应关系：${kind.title}` : '对应关系';
  return {
    key: of.kind,
    label: open > 0 ? `${name}（${open} 处待指明）` : said > 0 ? `${name}（用了指明的 ${said} 处）` : name,
    children: (kind || of.kind === ANY_KIND) && (
      <MappingTab
        pack={kind ? printedPack(pack, kind) : pack}
        mapping={mapping}
        onSay={(answer) => correct(of, (before) => withAnswer(before, answer))}
        onWithdraw={(answer) => correct(of, (before) => withdraw(before, answer))}
      />
    ),
  };
}

/** Last year's forms are of another year: nobody has to be asked about that. */
function asked(mapping: MappingReport, ofLastYear: boolean): MappingReport {
  if (!ofLastYear) return mapping;
  return { ...mapping, entries: mapping.entries.filter((entry) => entry.asked.of !== 'year') };
}
