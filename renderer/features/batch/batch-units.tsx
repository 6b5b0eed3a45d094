import { Input, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { CLEARING } from '../../feedback/clearing';
import { useBatch } from '../../store/batch';
import { countByFilter, FILTERS, filterLabel, fits, type LineFilter } from './line-words';
import { UnitDetail } from './unit-detail';
import { UnitList } from './unit-list';

type Props = { readonly packTitles: ReadonlyMap<string, string> };

/** The list of files, narrowed by state and words, and beside it the one stood on. */
export function BatchUnits({ packTitles }: Props) {
  const lines = useBatch((state) => state.lines);
  const [filter, setFilter] = useState<LineFilter>('all');
  const [words, setWords] = useState('');
  const counts = useMemo(() => countByFilter(lines), [lines]);
  const shown = useMemo(() => {
    const wanted = words.trim();
    return lines.filter(
      (line) =>
        fits(line, filter) &&
        (wanted === '' || line.file.includes(wanted) || line.row?.organisation.includes(wanted)),
    );
  }, [lines, filter, words]);
  return (
    <>
      <div className="batch-filter">
        <Radio.Group
          size="small"
          optionType="button"
          aria-label="只看"
          value={filter}
          onChange={({ target }) => setFilter(target.value)}
          options={FILTERS.filter((each) => each === 'all' || each === filter || counts[each] > 0).map(
            (each) => ({
              value: each,
              label: filterLabel(each, counts[each]),
            }),
          )}
        />
        <Input
          size="small"
          allowClear={CLEARING}
          aria-label="查找单位"
          placeholder="按单位或文件名查找"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <div className="batch-room">
        <UnitList lines={shown} packTitles={packTitles} />
        <UnitDetail />
      </div>
    </>
  );
}
