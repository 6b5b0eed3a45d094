import { Tag } from 'antd';
import type { RoundingGroup } from '#shared/engine/group-rounding';
import { FindingItem } from './finding-item';

/** 尾差, one hint a table; opened, it lists the identities. */
export function RoundingHints({ groups }: { readonly groups: readonly RoundingGroup[] }) {
  return groups.map(({ table, findings, sentence }) => (
    <details key={table} className="rounding-hint">
      <summary>
        <Tag color="blue">尾差</Tag>
        {sentence}
      </summary>
      {findings.map((finding) => (
        <FindingItem key={finding.key} finding={finding} explained={false} />
      ))}
    </details>
  ));
}
