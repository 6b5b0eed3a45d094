import type { Finding } from '#shared/engine/finding';
import { lowestFirst } from '#shared/session/finding-filter';
import { openSession } from '../../store/project-store';
import { FindingItem } from './finding-item';

type Props = {
  readonly findings: readonly Finding[];
  /** What every line of a rule means, where all mean the same. */
  readonly meanings: ReadonlyMap<string, string>;
  /** By key, how many others differ by the same amount. */
  readonly alike?: ReadonlyMap<string, number>;
};

/** Findings below the rules they are of. */
export function FindingList({ findings, meanings, alike }: Props) {
  return [...groupByRule(findings)].map(([rule, group]) => (
    <section key={rule} aria-label={rule} className="finding-group">
      <h3>
        <span>{rule}</span>
        <span>{meanings.get(rule) ?? ''}</span>
        <span>{group.length} 条</span>
      </h3>
      {lowestFirst(openSession(), group).map((finding) => (
        <FindingItem
          key={`${finding.key} ${finding.state}`}
          finding={finding}
          explained={meanings.has(rule)}
          alike={alike?.get(finding.key) ?? 0}
        />
      ))}
    </section>
  ));
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
