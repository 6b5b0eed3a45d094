import { Button, Checkbox, Flex, Modal, Radio } from 'antd';
import { useState } from 'react';
import { SCALE_NAMES, type Scale } from '#shared/amount/amount';
import { usualScales } from '#shared/amount/money-unit';
import type { ExportReport } from '#shared/host/reports';
import { saveProject } from '#shared/project-file/save-project';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openSession } from '../../store/project-store';
import { fileName } from '../../store/project-text';
import { suggestedName } from '../../store/save-project';
import { closeDialog } from '../../store/view-store';
import { JobProgress } from '../job-progress/job-progress';
import { useStartedJob } from '../job-progress/use-job';
import { ExportSummary } from './export-summary';
import { PublishCheckNote } from './publish-check';

type Way = 'template' | 'own';

/** Fills the office's template or makes the pack's own workbook; then says what went where. */
export function ExportDialog() {
  const [way, setWay] = useState<Way>('template');
  const [template, setTemplate] = useState<string | null>(null);
  const [scale, setScale] = useState<Scale>(() => openSession().pack.scale);
  const [formulas, setFormulas] = useState(false);
  const [notes, setNotes] = useState(false);
  const noteCount = openSession().document().notes.size;
  const [rounding, setRounding] = useState<'each' | 'balanced'>('each');
  const { job, run, cancel: cancelExport } = useStartedJob();
  const [done, setDone] = useState<{ readonly path: string; readonly report: ExportReport } | null>(null);

  const pickTemplate = () =>
    reporting(async () => {
      const chosen = await chooseFile('open-template');
      if (chosen !== null) setTemplate(chosen.path);
    });
  const write = () =>
    reporting(async () => {
      const chosen = await chooseFile('save-workbook', suggestedName().replace(/\.juesuan$/, '.xlsx'));
      if (chosen === null) return;
      const { path } = chosen;
      const session = openSession();
      const project = saveProject(session.pack, session.document());
      const how =
        way === 'template' && template !== null
          ? { template, rounding }
          : { scale, rounding, formulas, notes };
      const made = await run((name) => callHost('workbook.export', { project, path, job: name, ...how }));
      if (made !== null) setDone(made);
    });
  // While an export is under way, cancelling ends the export; its choices stay for another try.
  const cancel = () => {
    if (job === null) closeDialog();
    else cancelExport();
  };

  if (done) {
    return (
      <Modal
        open
        width={760}
        title="已导出"
        footer={
          <Button type="primary" onClick={closeDialog}>
            关闭
          </Button>
        }
        onCancel={closeDialog}
      >
        <ExportSummary path={done.path} report={done.report} />
      </Modal>
    );
  }
  return (
    <Modal
      open
      title="导出工作簿"
      okText="导出…"
      cancelText={job === null ? '取消' : '取消导出'}
      confirmLoading={job !== null}
      okButtonProps={{ disabled: way === 'template' && template === null }}
      onOk={() => void write()}
      onCancel={cancel}
    >
      <PublishCheckNote />
      <Radio.Group value={way} onChange={(event) => setWay(event.target.value as Way)}>
        <Flex vertical gap={12}>
          <Radio value="template">
            填入单位的模板（.xlsx）
            <div className="quiet">
              只写入数据，格式、公式、批注、打印设置都不变；金额单位按模板各表的说明
            </div>
          </Radio>
          {way === 'template' && (
            <Flex gap={8} align="center" className="export-choice">
              <Button onClick={() => void pickTemplate()}>选择模板…</Button>
              <span>{template === null ? '还没有选择' : fileName(template)}</span>
            </Flex>
          )}
          <Radio value="own">
            生成本程序的工作簿
            <div className="quiet">各张公开表，官方版式，可直接打印</div>
          </Radio>
          {way === 'own' && (
            <Flex vertical gap={6} className="export-choice">
              <Radio.Group value={scale} onChange={(event) => setScale(event.target.value as Scale)}>
                {usualScales(openSession().pack.scale).map((value) => (
                  <Radio key={value} value={value}>
                    {SCALE_NAMES[value]}
                  </Radio>
                ))}
              </Radio.Group>
              <Checkbox checked={formulas} onChange={(event) => setFormulas(event.target.checked)}>
                合计等计算的格写成 Excel 公式
              </Checkbox>
              {noteCount > 0 && (
                <Checkbox checked={notes} onChange={(event) => setNotes(event.target.checked)}>
                  写入批注（{noteCount} 条）<span className="quiet">，对外公开的文件不要写入</span>
                </Checkbox>
              )}
            </Flex>
          )}
          {(way === 'template' || scale === 'wanyuan') && (
            <Flex vertical gap={2} className="export-choice">
              <span>以万元列示的表：</span>
              <Radio.Group value={rounding} onChange={(event) => setRounding(event.target.value)}>
                <Radio value="each">各格四舍五入，尾差列出</Radio>
                <Radio value="balanced">调整末位，使分项之和等于合计</Radio>
              </Radio.Group>
            </Flex>
          )}
        </Flex>
      </Radio.Group>
      {job !== null && <JobProgress job={job} what="正在导出" />}
    </Modal>
  );
}
