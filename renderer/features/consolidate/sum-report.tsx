import { Checkbox } from 'antd';
import type { HostResponse } from '#shared/host/contract';
import { RosterTold } from '../batch/roster-told';
import { Told } from './told';

type Read = HostResponse<'sum.read'>;

type Props = {
  readonly read: Read;
  /** Units, by their files, that are not to be in the sum. */
  readonly unticked: ReadonlySet<string>;
  readonly onUntick: (unticked: ReadonlySet<string>) => void;
};

/** Who is in the sum and who is not, said before anything is summed: nobody is left out in silence. */
export function SumReport({ read, unticked, onUntick }: Props) {
  const { units, leftOut, failing, remarks, notes, unmatched, packTitle, year, differences, expected } = read;
  const toggle = (file: string) => {
    const next = new Set(unticked);
    if (!next.delete(file)) next.add(file);
    onUntick(next);
  };
  const about = ({ file, organisation, reason }: Read['leftOut'][number]) =>
    `${[organisation, file].filter((word) => word !== '').join('　')}${file === '' && organisation === '' ? '' : '：'}${reason}`;
  return (
    <section aria-label="汇总前核对" className="sum-report">
      <p>
        <strong>{`将汇总 ${units.length} 个单位`}</strong>
        <span className="quiet">{`　${packTitle}，${year} 年度`}</span>
        {differences !== null && (
          <span className={differences > 0 ? 'is-warning' : 'quiet'}>
            {differences > 0
              ? `　部门所填与各单位之和有 ${differences} 格不同`
              : '　部门所填与各单位之和相同'}
          </span>
        )}
      </p>
      {expected !== null && <RosterTold held={expected} />}
      <Told type="error" title="没有汇总的" sentences={leftOut.map(about)} />
      <Told type="warning" title="汇总了，但本身有问题的单位" sentences={failing.map(about)} />
      <Told type="warning" title="汇总了，但要核对的单位" sentences={remarks.map(about)} />
      <Told type="warning" title="请核对" sentences={notes} />
      <Told
        type="warning"
        title="没有对方的往来（不抵销）"
        sentences={unmatched.map(
          ({ title, side, of }) =>
            `${title}：${of.organisation || of.file} ${side === 'income' ? '收到' : '支出'} ${of.amount} 元（${of.cell}）`,
        )}
      />
      <details>
        <summary>{`列出这 ${units.length} 个单位（去掉勾选的不汇总）`}</summary>
        <ul>
          {units.map(({ file, organisation }) => (
            <li key={file}>
              <Checkbox checked={!unticked.has(file)} onChange={() => toggle(file)}>
                {organisation === '' ? file : `${organisation}　${file}`}
              </Checkbox>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
