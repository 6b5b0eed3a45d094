import type { Pack } from '../pack/pack';
import type { Answer } from './answer';
import type { MappingReport } from './mapping-report';
import { targetName } from './options';

export const SUBJECT_NAMES: Readonly<Record<Answer['of'], string>> = {
  title: '表名',
  sheet: '工作表',
  line: '行',
  column: '栏',
  scale: '金额单位',
  group: '栏组',
  reading: '数的读法',
  body: '数据的第一行',
  year: '年度',
  form: '自评表的种类',
};

/** An answer as one phrase: `公开01表的行“一般公共预算拨款”＝一、一般公共预算财政拨款收入`. */
export function describeAnswer(pack: Pack, answer: Answer): string {
  const subject = SUBJECT_NAMES[answer.of];
  if (answer.of === 'year' || answer.of === 'form')
    return `${subject}“${answer.words}”＝${targetName(pack, answer)}`;
  const table = pack.tables.find(({ id }) => id === answer.table)?.name ?? `表 ${answer.table ?? ''}`;
  if (answer.of === 'scale') return `${table}没有印金额单位时＝${targetName(pack, answer)}`;
  if (answer.of === 'body') return `${table}的${subject}＝${targetName(pack, answer)}`;
  if (answer.of === 'reading') return `${table}的${subject}＝${targetName(pack, answer)}`;
  const where = answer.of === 'line' || answer.of === 'column' || answer.of === 'group' ? `${table}的` : '';
  const again = 'nth' in answer && answer.nth > 0 ? `（第 ${answer.nth + 1} 处）` : '';
  return `${where}${subject}“${answer.words}”${again}＝${targetName(pack, answer)}`;
}

/** The answers by which something in the workbook was read. */
export function usedAnswers({ entries }: MappingReport): Answer[] {
  return entries.filter(({ by }) => by === 'clerk').map(({ asked }) => asked);
}
