import { Empty, Segmented, Select } from 'antd';
import { memo } from 'react';
import {
  FILTER_NAMES,
  FILTERS,
  type FindingCounts,
  type FindingFilter,
} from '#shared/session/finding-filter';

/** Findings of the shown table, or of all. */
export type Reach = 'table' | 'all';

type HeadProps = {
  readonly reach: Reach;
  readonly onReach: (reach: Reach) => void;
  readonly filter: FindingFilter;
  readonly onFilter: (filter: FindingFilter) => void;
  /** How many each filter shows. */
  readonly counts: FindingCounts;
};

/** Which findings are listed. */
export const FindingsHead = memo(function FindingsHead({
  reach,
  onReach,
  filter,
  onFilter,
  counts,
}: HeadProps) {
  return (
    <div className="findings-head">
      <Segmented<Reach>
        size="small"
        value={reach}
        options={[
          { label: '全部', value: 'all' },
          { label: '本表', value: 'table' },
        ]}
        onChange={onReach}
      />
      <Select<FindingFilter>
        size="small"
        aria-label="列出哪些审核结果"
        value={filter}
        popupMatchSelectWidth={false}
        options={FILTERS.map((value) => ({ value, label: `${FILTER_NAMES[value]} ${counts[value]}` }))}
        onChange={onFilter}
      />
    </div>
  );
});

export const NoFindings = memo(function NoFindings({ words }: { readonly words: string }) {
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words} />;
});
