import type { ImportReport } from '#shared/import/import-report';
import { describeAnswer, usedAnswers } from '#shared/mapping/describe-answer';
import type { Pack } from '#shared/pack/pack';

/** What the remembered answers did to one workbook, and which of them no longer fit, as lines for the caller. */
export function rememberedNotes(pack: Pack, { workbook, mapping }: ImportReport): string[] {
  const used = usedAnswers(mapping).map((answer) => describeAnswer(pack, answer));
  const unfit = mapping.unfit.map((answer) => describeAnswer(pack, answer));
  return [
    ...(used.length > 0
      ? [`“${workbook}”用了记住的对应关系 ${used.length} 条（--no-remembered 可不用）：${used.join('；')}`]
      : []),
    ...(unfit.length > 0
      ? [`记住的对应关系有 ${unfit.length} 条与表样包不合，没有使用：${unfit.join('；')}`]
      : []),
  ];
}
