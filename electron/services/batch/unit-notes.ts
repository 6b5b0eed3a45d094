import { reportImport } from '#shared/import/report-import';
import { unreadLines } from '#shared/import/unread-lines';
import type { ImportedInput } from '../open-input';

const MOST = 20;

/** What of a workbook was not taken, a sentence each: sheets nobody knows, numbers that stand nowhere. */
export function checkText(imported: ImportedInput | undefined): readonly string[] {
  if (!imported) return [];
  const { book, name, recognition } = imported;
  const report = reportImport(book, name);
  const unread = unreadLines(report.unread);
  const [best] = recognition.candidates;
  return [
    ...(recognition.certainty === 'sure' || !best
      ? []
      : [`表样不能确定，按最接近的“${best.title}”读取，请核对`]),
    ...(report.otherSheets.length === 0 ? [] : [`没有识别的工作表：${report.otherSheets.join('、')}`]),
    ...unread.slice(0, MOST).map((line) => `没有读取的数：${line}`),
    ...(unread.length > MOST ? [`没有读取的数还有 ${unread.length - MOST} 个`] : []),
  ];
}
