import { Button } from 'antd';
import { shallow } from 'zustand/shallow';
import { useFollowed } from '../../store/follow';
import { isUnsaved, openSession, useProject } from '../../store/project-store';
import { useRecording } from '../../store/recording';
import { toggleSidePanel, useView } from '../../store/view-store';
import { goToNextFailing } from '../findings/next-failing';
import { SelectionSums } from './selection-sums';
import './status-bar.css';

/** What is selected, how the findings stand, and whether the project is on disk. */
export function StatusBar() {
  const { organisation, year } = useFollowed(() => openSession().document().facts);
  return (
    <footer className="status-bar">
      <span>
        {organisation || '（未填单位名称）'}　{year}年度
      </span>
      <span className="status-gap" />
      <SelectionSums otherwise={<Legend />} />
      <span className="status-gap" />
      <Counts />
      <Saved />
    </footer>
  );
}

/** How many findings stand how, and the ways to them. */
function Counts() {
  const { errors, warnings, pass, rounding, notApplicable, notRun } = useFollowed(countNow, shallow);
  const findingsShown = useView((state) => state.sidePanel === 'findings');
  return (
    <>
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
    </>
  );
}

function Saved() {
  const unsaved = useProject(isUnsaved);
  const path = useProject((state) => state.file?.path ?? null);
  const trouble = useRecording((state) => state.trouble);
  if (unsaved && trouble !== null) {
    return (
      <span role="status" className="is-error" title={trouble}>
        未保存，也没有留底
      </span>
    );
  }
  return (
    <span role="status" className={unsaved ? 'is-warning' : 'quiet'}>
      {unsaved ? '未保存' : path === null ? '示例' : `已保存：${path}`}
    </span>
  );
}

function countNow() {
  const session = openSession();
  const failing = session.findings().filter(({ state }) => state === 'fail');
  const errors = failing.filter(({ severity }) => severity === 'error').length;
  const warnings = failing.filter(({ severity }) => severity === 'warning').length;
  return { ...session.summary(), errors, warnings };
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
