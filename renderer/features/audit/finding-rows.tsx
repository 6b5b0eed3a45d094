import { Empty, Tag } from 'antd';
import { useEffect, useRef } from 'react';
import { placeWords } from '#shared/audit/finding-words';
import { shortened } from '#shared/kit/shortened';
import { classOf, type Listed } from './listed-findings';

const COLOURS: Readonly<Record<string, string>> = {
  错误: 'red',
  警告: 'gold',
  尾差: 'blue',
  未能核对: 'purple',
};

type Props = {
  readonly listed: readonly Listed[];
  readonly shown: number | null;
  readonly onShow: (at: number) => void;
};

/** The findings, each a button that leads to its place in the text. */
export function FindingRows({ listed, shown, onShow }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (shown !== null)
      list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  if (listed.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="这一类没有结果" />;
  return (
    <ol ref={list} className="audit-findings" aria-label="审核结果">
      {listed.map((each) => (
        <li key={each.at} className={`audit-finding is-${classOf(each)}`}>
          <button type="button" aria-current={each.at === shown} onClick={() => onShow(each.at)}>
            <FindingWords listed={each} />
          </button>
        </li>
      ))}
    </ol>
  );
}

function FindingWords({ listed: { finding, word } }: { readonly listed: Listed }) {
  const { rule, message, place, expected, correction, actual } = finding;
  const where = placeWords(place);
  const right = expected ?? correction ?? null;
  return (
    <>
      <span className="audit-finding-head">
        <Tag {...(COLOURS[word] === undefined ? {} : { color: COLOURS[word] })}>{word}</Tag>
        <span>{rule}</span>
        <span className="quiet">{where === '' ? '全文' : where}</span>
      </span>
      <span>{message}</span>
      {place.quote !== '' && <span className="quiet">原文：{shortened(place.quote, 80)}</span>}
      {(actual !== null || right !== null) && (
        <span className="audit-numbers">
          {actual !== null && <span>文中：{actual}</span>}
          {right !== null && <span>应为：{right}</span>}
        </span>
      )}
    </>
  );
}
