import { Alert, Radio } from 'antd';
import type { RecognitionReport } from '#shared/host/reports';

type Props = {
  readonly recognition: RecognitionReport;
  /** The pack it was read with. */
  readonly packId: string;
  /** The clerk has said which pack it is. */
  readonly isChosen: boolean;
  readonly onChoose: (packId: string) => void;
};

/** Whether the clerk must say which pack a workbook is of before it is taken. */
export function asksForPack({ certainty }: RecognitionReport): boolean {
  return certainty !== 'sure';
}

/** Which pack the workbook was taken to be of and how surely; a close call asks. */
export function RecognitionNote({ recognition, packId, isChosen, onChoose }: Props) {
  const { certainty, candidates } = recognition;
  if (candidates.length < 2 && certainty !== 'poor') return null;
  const read = candidates.find((candidate) => candidate.packId === packId);
  if (!asksForPack(recognition)) {
    return (
      <p className="quiet">
        按表号、栏目和行名识别：{candidates.map(({ title, score }) => `${title} ${score}%`).join('，')}
      </p>
    );
  }
  return (
    <Alert
      type={isChosen ? 'info' : 'warning'}
      title={
        certainty === 'close'
          ? '几套表样都像，请选定这个工作簿是按哪一套编制的'
          : '这个工作簿与已有的表样都不大吻合，请选定按哪一套读取，或取消'
      }
      description={
        <Radio.Group
          aria-label="按哪套表样读取"
          value={isChosen ? read?.packId : null}
          onChange={(event) => onChoose(String(event.target.value))}
          options={candidates.map((candidate) => ({
            value: candidate.packId,
            label: `${candidate.title}（吻合 ${candidate.score}%，找到 ${candidate.tablesFound} 张表）`,
          }))}
        />
      }
    />
  );
}
