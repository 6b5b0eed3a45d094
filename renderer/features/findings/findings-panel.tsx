import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { ownTable } from '#shared/document/address';
import type { Finding } from '#shared/engine/finding';
import { groupRounding } from '#shared/engine/group-rounding';
import type { Rule, TableId } from '#shared/rule/rule';
import {
  alikeByDifference,
  countAllFindings,
  countFindings,
  type FindingFilter,
  passesFilter,
} from '#shared/session/finding-filter';
import { groupNotRun } from '#shared/session/not-run';
import { useCauses } from '../../store/cause-search';
import { useSession } from '../../store/follow';
import { useJudged } from '../../store/judging';
import { showFindings, useView } from '../../store/view-store';
import { Causes } from './causes';
import { FindingList } from './finding-list';
import { ApartNote, FindingsHead, NoFindings, type Reach } from './findings-head';
import { NotRunGroups } from './not-run-groups';
import { RoundingHints } from './rounding-hints';

/** What is drawn at once; more on request. */
const DRAWN_AT_ONCE = 200;

/** The findings, as soon as they are known. */
export function FindingsPanel() {
  return useJudged() ? (
    <KnownFindings />
  ) : (
    <div className="findings">
      <output className="findings-apart">正在核对…</output>
    </div>
  );
}

/** What shows only findings that are told without being asked for; it need not have all in words. */
const OUTSTANDING: ReadonlySet<FindingFilter> = new Set<FindingFilter>([
  'problems',
  'error',
  'warning',
  'hint',
  'explained',
  'not-run',
  'rounding',
]);

/** Causes first, then the findings that the filter shows, of the shown table or of all, grouped by rule. */
function KnownFindings() {
  const session = useSession();
  const [reach, setReach] = useState<Reach>('all');
  // Those of all tables are not looked through again when another table is shown.
  const table = useView((state) => (reach === 'all' ? null : state.table));
  const scale = useView((state) => state.scale);
  const filter = useView((state) => state.findingFilter);
  const [drawn, setDrawn] = useState(DRAWN_AT_ONCE);
  const findings = reach === 'all' && OUTSTANDING.has(filter) ? session.outstanding() : session.findings();
  const { explanations } = session.document();
  const reached = useMemo(
    () => (table === null ? findings : findings.filter((finding) => touches(finding, table))),
    [findings, table],
  );
  const looksForCauses = filter === 'problems' || filter === 'error';
  const { diagnosis, isSearching } = useCauses();
  const { groups } = diagnosis;
  const caused = useMemo(
    () => new Set(looksForCauses ? groups.flatMap((group) => group.findings) : []),
    [looksForCauses, groups],
  );
  const listed = useMemo(
    // An explanation moves a finding from one filter to another.
    () =>
      explanations &&
      reached.filter((finding) => passesFilter(finding, filter, session) && !caused.has(finding.key)),
    [reached, filter, session, explanations, caused],
  );
  const alike = useMemo(() => alikeByDifference(listed), [listed]);
  const counts = reach === 'all' ? countAllFindings(session) : countFindings(session, reached);
  const meanings = useMemo(() => commonMeanings(session.pack.rules), [session]);
  return (
    <div className="findings">
      <FindingsHead
        reach={reach}
        onReach={setReach}
        filter={filter}
        onFilter={showFindings}
        counts={counts}
      />
      <div className="findings-list">
        {filter === 'problems' &&
          APART.map(
            (apart) => counts[apart] > 0 && <ApartNote key={apart} filter={apart} count={counts[apart]} />,
          )}
        {looksForCauses && isSearching && <p className="findings-apart">正在找原因…</p>}
        {looksForCauses && (
          <Causes diagnosis={diagnosis} findings={findings} meanings={meanings} reached={reached} />
        )}
        {listed.length === 0 && caused.size === 0 && (
          <NoFindings words={EMPTY_WORDS[filter] ?? '没有这样的审核结果'} />
        )}
        {filter === 'not-run' ? (
          <NotRunGroups groups={groupNotRun(session, listed)} />
        ) : filter === 'rounding' ? (
          <RoundingHints groups={groupRounding(session.pack, listed, scale)} />
        ) : (
          <FindingList findings={listed.slice(0, drawn)} meanings={meanings} alike={alike} />
        )}
        {filter === 'problems' && <RoundingHints groups={groupRounding(session.pack, reached, scale)} />}
        {filter !== 'not-run' && filter !== 'rounding' && listed.length > drawn && (
          <Button type="link" onClick={() => setDrawn(drawn + DRAWN_AT_ONCE)}>
            再列出 {Math.min(DRAWN_AT_ONCE, listed.length - drawn)} 条（共 {listed.length} 条）
          </Button>
        )}
      </div>
    </div>
  );
}

/** Neither passed nor an open problem: always told of. */
const APART = ['not-run', 'explained'] as const;

const EMPTY_WORDS: Readonly<Record<string, string>> = {
  problems: '没有不通过的公式',
  error: '没有错误',
  warning: '没有警告',
  'not-run': '没有未执行的公式',
};

function touches({ cells }: Finding, table: TableId): boolean {
  return cells.some((cell) => ownTable(cell) === table);
}

/** Rule ids whose every line says the same, and what: the heading over their findings. */
function commonMeanings(rules: readonly Rule[]): ReadonlyMap<string, string> {
  const meanings = new Map<string, string>();
  const differing = new Set<string>();
  for (const { id, meaning } of rules) {
    if (meanings.has(id) && meanings.get(id) !== meaning) differing.add(id);
    meanings.set(id, meaning);
  }
  for (const id of differing) meanings.delete(id);
  return meanings;
}
