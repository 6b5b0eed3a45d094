import { Alert, Button } from 'antd';
import { useState } from 'react';
import { explainRefusal } from '#shared/document/explain-refusal';
import { explainOpenProblem, openProject } from '#shared/project-file/open-project';
import { renewSum, type UnitNews, unitNews } from '#shared/units/renew-sum';
import { say } from '../../feedback/say';
import { callHost } from '../../host/call-host';
import { SentenceError } from '../../host/host-problem';
import { reporting } from '../../host/reporting';
import { useDialogWork } from '../../store/dialog-work';
import { openSession } from '../../store/project-store';
import { closeDialog } from '../../store/view-store';
import { PlacesField } from '../batch/places-field';
import { ReadUnits, SumDialog } from './sum-dialog';
import { Told } from './told';
import { type SumRead, useSumReading } from './use-sum-reading';

/** 更新汇总: the open sum's units are read again, and it follows those that say something else. All else that was done in it stays. */
export function RenewSumDialog() {
  const [places, setPlaces] = useState<readonly string[]>([]);
  const reading = useSumReading();
  const { read, job, begin, again } = reading;
  const [news, setNews] = useState<UnitNews | null>(null);
  useDialogWork(news !== null || job !== null);
  const start = async () => {
    const { pack } = openSession();
    const answer = await begin({ places: [...places], name: '', packId: pack.id });
    if (answer) setNews((await reporting(() => newsOf(answer))) ?? null);
  };
  const renew = (of: UnitNews) => {
    const done = renewSum(openSession(), of.changed);
    if (!done.ok) {
      say().message.warning(explainRefusal(done.problem), 6);
      return;
    }
    const { unsettled, transfers } = done.value;
    const more = [
      ...(unsettled.length > 0
        ? [`有 ${unsettled.length} 格不是相加得来的，没有更新：${unsettled.slice(0, 5).join('、')}`]
        : []),
      ...(transfers ? ['单位之间的往来变了，抵销没有跟着变，请重新汇总后核对'] : []),
    ];
    closeDialog();
    if (more.length === 0) say().message.success(`已按 ${of.changed.length} 个单位的文件更新，可以撤销`);
    else say().message.warning(`已更新。${more.join('；')}`, 10);
  };
  return (
    <SumDialog
      title="按各单位的文件更新汇总"
      reading={reading}
      what="正在读取"
      failed="没有更新"
      back={
        news
          ? () => {
              setNews(null);
              again();
            }
          : undefined
      }
      main={
        news ? (
          <Button type="primary" disabled={news.changed.length === 0} onClick={() => renew(news)}>
            {`更新 ${news.changed.length} 个单位`}
          </Button>
        ) : (
          <ReadUnits places={places} reading={reading} onRead={() => void start()} />
        )
      }
    >
      {news && read ? (
        <News news={news} read={read} />
      ) : (
        <dl className="batch-setup" inert={job !== null}>
          <dt>各单位的文件</dt>
          <dd>
            <PlacesField
              places={places}
              onChange={setPlaces}
              name="各单位的文件夹和文件"
              hint="汇总时所选的文件夹和文件。按文件名找各单位，改过的才更新；在汇总项目中填写、说明、改写过的都保留。"
            />
          </dd>
        </dl>
      )}
    </SumDialog>
  );
}

function News({
  news: { changed, same, come, gone, priorDiffers },
  read,
}: {
  readonly news: UnitNews;
  readonly read: SumRead;
}) {
  return (
    <section aria-label="各单位的变化" className="sum-report">
      <p>
        <strong>{`改过 ${changed.length} 个单位，没有变化 ${same} 个`}</strong>
      </p>
      <ul>
        {changed.map(({ book, organisation, file, cells }) => (
          <li key={book}>{`${organisation || file}：${cells} 格不同`}</li>
        ))}
      </ul>
      <Told type="warning" title="汇总时没有的单位（要重新汇总才会算入）" sentences={come} />
      <Told type="warning" title="这次没有读到的单位（汇总数中仍有它们）" sentences={gone} />
      <Told
        type="warning"
        title="没有读取的"
        sentences={read.leftOut.map(({ file, organisation, reason }) =>
          [organisation, file]
            .filter((word) => word !== '')
            .join('　')
            .concat('：', reason),
        )}
      />
      {priorDiffers && (
        <Alert type="warning" showIcon title="各单位的上年数也与汇总时不同；上年数不随之更新，要重新汇总" />
      )}
    </section>
  );
}

async function newsOf({ sum }: SumRead): Promise<UnitNews> {
  const session = openSession();
  const { project } = await callHost('sum.take', { sum, left: [] });
  const opened = openProject(project);
  const fresh = opened.ok ? opened.value.withPack(session.pack) : opened;
  if (!fresh.ok) throw new SentenceError(`各单位：${explainOpenProblem(fresh.problem)}`);
  return unitNews(session.document(), fresh.value);
}
