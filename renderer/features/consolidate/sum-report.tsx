import { Alert } from 'antd';
import type { HostResponse } from '#shared/host/contract';

type Read = HostResponse<'sum.read'>;

/** So many sentences of a kind are listed at first. */
const MOST = 50;

/** Who is in the sum and who is not, said before anything is summed: nobody is left out in silence. */
export function SumReport({ read }: { readonly read: Read }) {
  const { units, leftOut, failing, remarks, notes, unmatched, packTitle, year, differences } = read;
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
      <Told type="error" title="没有汇总的" sentences={leftOut.map(about)} />
      <Told type="warning" title="汇总了，但本身有问题的单位" sentences={failing.map(about)} />
      <Told type="warning" title="汇总了，但没有读全的单位" sentences={remarks.map(about)} />
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
        <summary>{`列出这 ${units.length} 个单位`}</summary>
        <ul>
          {units.map(({ file, organisation }) => (
            <li key={file}>{organisation === '' ? file : `${organisation}　${file}`}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

type ToldProps = {
  readonly type: 'error' | 'warning';
  readonly title: string;
  readonly sentences: readonly string[];
};

function Told({ type, title, sentences }: ToldProps) {
  if (sentences.length === 0) return null;
  return (
    <Alert
      type={type}
      showIcon
      title={`${title}（${sentences.length}）`}
      description={
        <ul>
          {sentences.slice(0, MOST).map((sentence, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike, and the list does not change
            <li key={at}>{sentence}</li>
          ))}
          {sentences.length > MOST && <li>{`还有 ${sentences.length - MOST} 条，汇总后列在审核结果里`}</li>}
        </ul>
      }
    />
  );
}
