import type { HostResponse } from '#shared/host/contract';
import { isNumberColumn, millionthsOf } from './answer-numbers';

type Answer = HostResponse<'query.ask'>;

/** More bars than these are no picture. */
const MOST_BARS = 20;

/** The first number of each of the first rows as bars beside its words; nothing where an answer has no words and numbers. */
export function Bars({ answer: { columns, rows } }: { readonly answer: Answer }) {
  const number = columns.findIndex(isNumberColumn);
  const words = columns.findIndex((column) => !isNumberColumn(column));
  const title = columns[number]?.name;
  if (title === undefined || words < 0 || rows.length < 2) return null;
  const shown = rows.slice(0, MOST_BARS).map((row) => ({
    words: row[words] ?? '',
    text: row[number] ?? '',
    amount: millionthsOf(row[number] ?? null),
  }));
  // At least 1: nothing is divided by nothing.
  let most = 1n;
  for (const { amount } of shown) if (sizeOf(amount) > most) most = sizeOf(amount);
  return (
    <section className="batch-detail" aria-label={`${title}的图`}>
      <h4>{`${title}（前 ${shown.length} 行）`}</h4>
      {shown.map(({ words: label, text, amount }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows may read alike, and the answer does not change
        <div key={at} className="query-bar">
          <span>{label}</span>
          <span
            className={amount < 0n ? 'query-length is-less' : 'query-length'}
            style={{ width: `${Number((sizeOf(amount) * 1000n) / most) / 10}%` }}
          />
          <span className="quiet">{text}</span>
        </div>
      ))}
    </section>
  );
}

function sizeOf(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
