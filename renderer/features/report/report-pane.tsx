import { Alert, Button, Checkbox, Popover } from 'antd';
import { useMemo } from 'react';
import { fillFacts } from '#shared/pack/facts';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { useView } from '../../store/view-store';
import { useWheelZoom } from '../zoom/use-wheel-zoom';
import { DoubtfulTexts } from './doubtful-texts';
import { useDocument } from './follow-document';
import { ReportPages } from './report-pages';
import { TextList } from './text-list';
import { useReportExport } from './use-report-export';
import { whatIsAsked } from './what-is-missing';

/** 情况说明: on the left the texts to write, on the right the document as it will be printed. */
export function ReportPane() {
  const blocks = useDocument();
  return (
    <main className="report-pane">
      {blocks.ok ? (
        <Document blocks={blocks.value} />
      ) : (
        <Alert type="warning" showIcon title={blocks.problem} />
      )}
    </main>
  );
}

type Blocks = Extract<ReturnType<typeof useDocument>, { ok: true }>['value'];

function Document({ blocks }: { readonly blocks: Blocks }) {
  const content = useFollowed(() => openSession().document());
  const { writing, write } = useReportExport();
  const zooming = useWheelZoom();
  // biome-ignore lint/correctness/useExhaustiveDependencies: numbers of typed texts are held against the tables
  const { texts, numbers } = useMemo(() => whatIsAsked(openSession(), blocks), [blocks, content]);
  const marksOf = useMemo(() => new Map(texts.map(({ name, marks }) => [name, marks])), [texts]);
  const unwritten = texts.filter(({ written }) => !written).length;
  const doubtful = texts.reduce((count, { marks }) => count + marks.length, 0);
  return (
    <>
      <header className="report-head">
        <h1>情况说明</h1>
        <span role="status">{standing(unwritten, numbers.length, doubtful)}</span>
        <AppendChoice />
        <Button
          size="small"
          disabled={writing !== null}
          loading={writing === 'pdf'}
          onClick={() => write('pdf')}
        >
          导出 PDF…
        </Button>
        <Button
          size="small"
          type="primary"
          disabled={writing !== null}
          loading={writing === 'docx'}
          onClick={() => write('docx')}
        >
          导出 Word…
        </Button>
      </header>
      <div ref={zooming} className="report-middle">
        <TextList texts={texts} numbers={numbers} />
        <DoubtfulTexts value={marksOf}>
          <ReportPages blocks={blocks} />
        </DoubtfulTexts>
      </div>
    </>
  );
}

/** Which of the parts that are printed on request follow the document, here, on paper and in the exports. */
function AppendChoice() {
  const appended = useView((state) => state.appended);
  const { pack, document } = openSession();
  const facts = useFollowed(() => document().facts);
  const options = (pack.report?.parts ?? []).flatMap(({ onRequest, heading }) =>
    onRequest && heading !== undefined ? [{ value: heading, label: fillFacts(heading, facts) }] : [],
  );
  if (options.length === 0) return null;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="report-append"
          options={options}
          value={[...appended]}
          // In the order of the pack, whatever was ticked first.
          onChange={(chosen) =>
            useView.setState({
              appended: options.flatMap(({ value }) => (chosen.includes(value) ? [value] : [])),
            })
          }
        />
      }
    >
      <Button size="small" title="不属于公开的文本，随文本一起预览、打印和导出">
        {appended.length === 0 ? '附表…' : `附表（${appended.length}）…`}
      </Button>
    </Popover>
  );
}

function standing(unwritten: number, numbers: number, doubtful: number): string {
  const parts = [
    ...(unwritten > 0 ? [`${unwritten} 段文字没有写`] : []),
    ...(numbers > 0 ? [`缺 ${numbers} 个数`] : []),
    ...(doubtful > 0 ? [`${doubtful} 处请核对`] : []),
  ];
  return parts.length === 0 ? '没有空缺' : `${parts.join('，')}；空缺在文中用【】标出`;
}
