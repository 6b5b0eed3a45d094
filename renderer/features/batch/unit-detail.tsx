import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { changeText } from '#shared/batch/cause-words';
import type { UnitResult } from '#shared/batch/unit-result';
import { SEVERITY_NAMES } from '#shared/engine/finding';
import { callHost } from '../../host/call-host';
import { problemSentence } from '../../host/host-problem';
import { type BatchLine, useBatch } from '../../store/batch';
import { lineState } from './line-words';
import { openUnit } from './open-unit';

/** So many of each kind are listed; the opened unit has them all. */
const MOST = 30;

/** All that came of the file stood on, with what was not read and not run. */
export function UnitDetail() {
  const line = useBatch(({ lines, chosen }) => (chosen === null ? undefined : lines[chosen]));
  const run = useBatch(({ status }) => status?.run ?? 0);
  const { result, sentence } = useResult(run, line);
  if (!line)
    return (
      <p className="quiet batch-detail">
        选中一个文件，这里列出它的问题；双击或按 Enter 打开它，停在出错的格。
      </p>
    );
  return (
    <section className="batch-detail" aria-label="这个文件的结果">
      <h3>{line.row?.organisation || line.file}</h3>
      <p className="quiet">{line.file}</p>
      <p>
        {lineState(line)}
        {line.row && line.row.state !== 'unusable' && (
          <Button size="small" className="batch-open" onClick={() => void openUnit(line.at)}>
            打开（Enter）
          </Button>
        )}
      </p>
      {sentence !== null && <Alert type="error" title={sentence} />}
      {result && <Found result={result} />}
    </section>
  );
}

function Found({ result }: { readonly result: UnitResult }) {
  const { reason, causes, findings, more, questions, absent, notRun, notes } = result;
  return (
    <>
      {reason !== '' && <Alert type="error" showIcon title={reason} />}
      <Sentences
        title="最可能的错处"
        sentences={causes.map(({ cells, reason: why }) => `${cells.map(changeText).join('；')}　${why}`)}
      />
      <Sentences
        title="不通过"
        count={findings.length + more}
        sentences={findings.map(
          ({ rule, severity, message }) => `${SEVERITY_NAMES[severity]}　${rule}　${message}`,
        )}
      />
      <Sentences title="待回答（可以读成两样）" sentences={questions} />
      <Sentences title="缺少的表" sentences={absent} />
      <Sentences title="未执行（不等于通过）" sentences={notRun} />
      <Sentences title="没有读取的和其他说明" sentences={notes} />
    </>
  );
}

type SentencesProps = {
  readonly title: string;
  readonly sentences: readonly string[];
  /** How many there are, where they are not all given. */
  readonly count?: number;
};

function Sentences({ title, sentences, count = sentences.length }: SentencesProps) {
  if (count === 0) return null;
  const listed = sentences.slice(0, MOST);
  return (
    <section aria-label={title}>
      <h4>{`${title}　${count}`}</h4>
      <ul>
        {listed.map((sentence, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike, and the list is drawn anew as a whole
          <li key={at}>{sentence}</li>
        ))}
        {count > listed.length && (
          <li className="quiet">{`还有 ${count - listed.length} 条，打开文件后列出`}</li>
        )}
      </ul>
    </section>
  );
}

/** The whole result of a checked line, asked for when it is stood on. */
function useResult(run: number, line: BatchLine | undefined) {
  const [found, setFound] = useState<{ readonly at: number; readonly result: UnitResult } | null>(null);
  const [sentence, setSentence] = useState<string | null>(null);
  const at = line?.at;
  const isChecked = line !== undefined && line.row !== null;
  useEffect(() => {
    setSentence(null);
    if (at === undefined || !isChecked) return undefined;
    let wanted = true;
    callHost('batch.unit', { run, at })
      .then(({ result }) => wanted && setFound({ at, result }))
      .catch((error: unknown) => wanted && setSentence(problemSentence(error)));
    return () => {
      wanted = false;
    };
  }, [run, at, isChecked]);
  return { result: found && found.at === at && isChecked ? found.result : null, sentence };
}
