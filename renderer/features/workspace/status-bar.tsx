import { Button } from 'antd';
import { isUnsaved, useProject, useSession } from '../../store/project-store';
import { toggleSidePanel, useView } from '../../store/view-store';
import { goToNextFailing } from '../findings/next-failing';
import { useSelectionSums } from './selection-sums';

/** Counts of findings, overrides and whether the project is on disk. */
export function StatusBar() {
  const session = useSession();
  const sums = useSelectionSums(session);
  const unsaved = useProject(isUnsaved);
  const findingsShown = useView((state) => state.sidePanel === 'findings');
  const path = useProject((state) => state.path);
  const { facts } = session.document();
  const findings = session.findings();
  const failing = findings.filter(({ state }) => state === 'fail');
  const errors = failing.filter(({ severity }) => severity === 'error').length;
  const warnings = failing.filter(({ severity }) => severity === 'warning').length;
  const { pass, rounding, notApplicable, notRun } = session.summary();
  return (
    <footer className="status-bar">
      <span>
        {facts.organisation || '（未填单位名称）'}　{facts.year}年度
      </span>
      <span className="status-gap" />
      {sums ?? <Legend />}
      <span className="status-gap" />
      <span className={errors > 0 ? 'is-error' : ''}>错误 {errors}</span>
      <span className={warnings > 0 ? 'is-warning' : ''}>警告 {warnings}</span>
      <span>通过 {pass}</span>
      {rounding > 0 && <span>尾差 {rounding}</span>}
      <span>不适用 {notApplicable}</span>
      <span>未执行 {notRun}</span>
      <Button size="small" type="text" disabled={errors + warnings === 0} onClick={() => goToNextFailing(1)}>
        下一处问题 F8
      </Button>
      <Button
        size="small"
        type="text"
        aria-pressed={findingsShown}
        onClick={() => toggleSidePanel('findings')}
      >
        {findingsShown ? '收起审核结果' : '展开审核结果'}
      </Button>
      <span role="status" className={unsaved ? 'is-warning' : 'quiet'}>
        {unsaved ? '未保存' : path === null ? '示例' : `已保存：${path}`}
      </span>
    </footer>
  );
}

/** What the colours of cells say. */
function Legend() {
  return (
    <span className="legend quiet">
      <i className="kind-input" />
      录入
      <i className="kind-derived" />
      计算
      <i className="kind-override" />
      改写
      <i className="kind-not-applicable" />
      不适用
    </span>
  );
}
