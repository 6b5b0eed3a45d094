import { Alert } from 'antd';

/** So many sentences of a kind are listed at first. */
const MOST = 50;

type Props = {
  readonly type: 'error' | 'warning';
  readonly title: string;
  readonly sentences: readonly string[];
};

/** What there is to know of units, a sentence each, under one heading; nothing where there is nothing. */
export function Told({ type, title, sentences }: Props) {
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
