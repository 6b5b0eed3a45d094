import { useMemo, useState } from 'react';
import type { Finding } from '#shared/engine/finding';
import { groupRounding } from '#shared/engine/group-rounding';
import type { Rule } from '#shared/rule/rule';
import { useSession } from '../../store/follow';
import { useView } from '../../store/view-store';
import { FindingItem } from './finding-item';
import { FindingsHead, NoFindings, NotRunNote, type Reach } from './findings-head';
import { RoundingHints } from './rounding-hints';

import './findings.css';

/** What is shown at once; a project in trouble is mended from the top. */
const MOST_SHOWN = 200;

/** Findings of the shown table or of all, grouped by rule; only problems unless asked. */
export function FindingsPanel() {
  const session = useSession();
  const table = useView((state) => state.table);
  const [reach, setReach] = useState<Reach>('all');
  const [onlyProblems, setOnlyProblems] = useState(true);
  const findings = session.findings();
  const reached = useMemo(
    () => findings.filter((finding) => reach === 'all' || touches(finding, table)),
    [findings, reach, table],
  );
  const shown = useMemo(
    () => reached.filter(({ state }) => (onlyProblems ? state === 'fail' : state !== 'rounding')),
    [reached, onlyProblems],
  );
  const rounding = useMemo(() => groupRounding(session.pack, reached), [session, reached]);
  const notRun = reached.filter(({ state }) => state === 'not-run').length;
  const meanings = useMemo(() => commonMeanings(session.pack.rules), [session]);
  const groups = useMemo(() => groupByRule(shown.slice(0, MOST_SHOWN)), [shown]);
  return (
    <div className="findings">
      <FindingsHead
        reach={reach}
        onReach={setReach}
        onlyProblems={onlyProblems}
        onOnlyProblems={setOnlyProblems}
      />
      <div className="findings-list">
        {shown.length === 0 && <NoFindings words={onlyProblems ? '没有不通过的公式' : '没有审核结果'} />}
        {onlyProblems && notRun > 0 && <NotRunNote count={notRun} onOnlyProblems={setOnlyProblems} />}
        {[...groups].map(([rule, group]) => (
          <section key={rule} aria-label={rule} className="finding-group">
            <h3>
              <span>{rule}</span>
              <span>{meanings.get(rule) ?? ''}</span>
              <span>{group.length} 条</span>
            </h3>
            {group.map((finding) => (
              <FindingItem
                key={`${finding.key} ${finding.state}`}
                finding={finding}
                explained={meanings.has(rule)}
              />
            ))}
          </section>
        ))}
        <RoundingHints groups={rounding} />
        {shown.length > MOST_SHOWN && (
          <p className="quiet">还有 {shown.length - MOST_SHOWN} 条，改正上面的后显示</p>
        )}
      </div>
    </div>
  );
}

function touches({ cells }: Finding, table: string): boolean {
  return cells.some((cell) => cell.startsWith(`${table}[`));
}

function groupByRule(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group) group.push(finding);
    else groups.set(finding.rule, [finding]);
  }
  return groups;
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
