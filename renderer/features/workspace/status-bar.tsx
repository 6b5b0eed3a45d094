import { Button } from 'antd';
import { shallow } from 'zustand/shallow';
import { countAllFindings, FILTER_NAMES, type FindingFilter } from '#shared/session/finding-filter';
import { useFollowed } from '../../store/follow';
import { useJudged } from '../../store/judging';
import { isUnsaved, openSession, useProject } from '../../store/project-store';
import { useRecording } from '../../store/recording';
import { showFindings, toggleSidePanel, useView } from '../../store/view-store';
import { goToNextFailing } from '../findings/next-failing';
import { SelectionSums } from './selection-sums';

/** What is selected, how the findings stand, and whether the project is on disk. */
export function StatusBar() {
  const { organisation, year } = useFollowed(() => openSession().document().facts);
  return (
    <footer className="status-bar">
      <span className="is-minor">
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

/** Counts in the bar; a click lists what was counted. */
const COUNTED: readonly FindingFilter[] = [
  'error',
  'warning',
  'explained',
  'pass',
  'rounding',
  'not-applicable',
  'not-run',
];
/** Counted also when there is none. */
const ALWAYS_COUNTED: ReadonlySet<FindingFilter> = new Set([
  'error',
  'warning',
  'pass',
  'not-applicable',
  'not-run',
]);
const MARKS: Readonly<Partial<Record<FindingFilter, string>>> = {
  error: ' is-error',
  warning: ' is-warning',
};

/** How many findings stand how, and the ways to them. */
function Counts() {
  return useJudged() ? <KnownCounts /> : <output className="quiet">正在核对…</output>;
}

function KnownCounts() {
  const counts = useFollowed(() => countAllFindings(openSession()), shallow);
  const findingsShown = useView((state) => state.sidePanel === 'findings');
  return (
    <>
      {COUNTED.filter((filter) => counts[filter] > 0 || ALWAYS_COUNTED.has(filter)).map((filter) => (
        <button
          key={filter}
          type="button"
          className={`status-count${counts[filter] > 0 ? (MARKS[filter] ?? '') : ' is-minor'}`}
          title={`列出${FILTER_NAMES[filter]}的审核结果`}
          onClick={() => showFindings(filter)}
        >
          {FILTER_NAMES[filter]} {counts[filter]}
        </button>
      ))}
      <Button
        size="small"
        type="text"
        disabled={counts.error + counts.warning === 0}
        onClick={() => goToNextFailing(1)}
      >
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

const SAVING = '保存情况';

function Saved() {
  const unsaved = useProject(isUnsaved);
  const path = useProject((state) => state.file?.path ?? null);
  const trouble = useRecording((state) => state.trouble);
  if (unsaved && trouble !== null) {
    return (
      <span role="status" aria-label={SAVING} className="is-error" title={trouble}>
        未保存，也没有留底
      </span>
    );
  }
  return (
    <span role="status" aria-label={SAVING} className={unsaved ? 'is-warning' : 'quiet'}>
      {unsaved ? '未保存' : path === null ? '示例' : `已保存：${path}`}
    </span>
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
