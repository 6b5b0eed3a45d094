import { Select } from 'antd';
import { useState } from 'react';
import type { HostResponse } from '#shared/host/contract';
import { isNumberColumn, millionthsOf, shownNumber } from './answer-numbers';

type Answer = HostResponse<'query.ask'>;

/** More bars than these are no picture. */
const MOST_BARS = 20;

/** A number of each of the first rows, the first column of them unless another is chosen, as bars beside its words; nothing where an answer has no words and numbers. */
export function Bars({ answer: { columns, rows } }: { readonly answer: Answer }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const numbers = columns.flatMap((column, at) => (isNumberColumn(column) ? [{ column, at }] : []));
  const drawn = numbers.find(({ at }) => at === chosen) ?? numbers[0];
  const words = columns.findIndex((column) => !isNumberColumn(column));
  if (!drawn || words < 0 || rows.length < 2) return null;
  const { column, at: number } = drawn;
  const title = column.name;
  const shown = rows.slice(0, MOST_BARS).map((row) => ({
    words: row[words] ?? '',
    text: shownNumber(row[number] ?? '', column),
    amount: millionthsOf(row[number] ?? null),
  }));
  // At least 1: nothing is divided by nothing.
  let most = 1n;
  for (const { amount } of shown) if (sizeOf(amount) > most) most = sizeOf(amount);
  return (
    <section className="batch-detail" aria-label={`${title}的图`}>
      <h4>
        {numbers.length > 1 ? (
          <Select
            size="small"
            aria-label="画哪一栏"
            popupMatchSelectWidth={false}
            value={number}
            onChange={setChosen}
            options={numbers.map(({ column: { name }, at }) => ({ value: at, label: name }))}
          />
        ) : (
          title
        )}
        {`（前 ${shown.length} 行）`}
      </h4>
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
