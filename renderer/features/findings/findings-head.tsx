import { Button, Empty, Segmented, Select } from 'antd';
import { memo } from 'react';
import {
  FILTER_NAMES,
  FILTERS,
  type FindingCounts,
  type FindingFilter,
} from '#shared/session/finding-filter';
import { showFindings } from '../../store/view-store';

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

type ApartProps = { readonly filter: 'not-run' | 'explained'; readonly count: number };

const APART_WORDS: Readonly<Record<ApartProps['filter'], string>> = {
  'not-run': '条未执行，不能算通过。',
  explained: '条已写出错说明，不再列为问题。',
};

/** What is counted apart from the problems, and the way to it. */
export const ApartNote = memo(function ApartNote({ filter, count }: ApartProps) {
  return (
    <p className="findings-apart">
      另有 {count} {APART_WORDS[filter]}
      <Button size="small" type="link" onClick={() => showFindings(filter)}>
        查看{FILTER_NAMES[filter]}
      </Button>
    </p>
  );
});

export const NoFindings = memo(function NoFindings({ words }: { readonly words: string }) {
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words} />;
});
