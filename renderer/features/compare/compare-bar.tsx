import { Button, InputNumber, Select } from 'antd';
import { PRIOR_BOOK } from '#shared/pack/book';
import type { Table } from '#shared/pack/pack';
import { useSession } from '../../store/follow';
import { useView } from '../../store/view-store';
import { carryOut } from '../menu/deeds';
import { exportComparison } from './export-comparison';

type Props = {
  readonly table: Table;
  /** The 栏次 compared now. */
  readonly columns: readonly number[];
};

/** Above a table that is compared with last year: which columns, and from which change on it is marked. */
export function CompareBar({ table, columns }: Props) {
  const session = useSession();
  const threshold = useView((state) => state.threshold);
  const prior = session.document().books.get(PRIOR_BOOK);
  if (!prior) {
    return (
      <section className="compare-bar" aria-label="与上年比较">
        <span className="is-warning">项目里还没有上年数，无法比较。</span>
        <Button size="small" onClick={() => carryOut('import-prior')}>
          导入上年数
        </Button>
      </section>
    );
  }
  const value = columns.length === table.columns.length ? 'all' : (columns[0] ?? 'all');
  return (
    <section className="compare-bar" aria-label="与上年比较">
      <span>与 {prior.facts.year} 年度比较</span>
      {table.columns.length > 1 && (
        <Select<number | 'all'>
          size="small"
          aria-label="比较的栏"
          popupMatchSelectWidth={false}
          value={value}
          options={[
            { label: '各栏', value: 'all' },
            ...table.columns.map(({ number, path }) => ({
              label: `${number}　${path.join('·')}`,
              value: number,
            })),
          ]}
          onChange={(column) => useView.setState({ comparedColumn: column })}
        />
      )}
      <span>增减超过</span>
      <InputNumber
        size="small"
        aria-label="增减着色的百分比"
        min={0}
        max={1000}
        precision={0}
        value={threshold}
        onChange={(percent) => percent !== null && useView.setState({ threshold: percent })}
      />
      <span>% 或上年没有的，加粗着色</span>
      <Button size="small" onClick={() => void exportComparison()}>
        导出比较表…
      </Button>
    </section>
  );
}
