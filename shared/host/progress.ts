import { z } from 'zod';

/** What the machine does while it reads or makes a workbook or document, in the order in which it does it, as the clerk is told. */
export const STEP_WORDS = {
  reading: '读取工作簿',
  'reading-document': '读取文本',
  recognising: '识别表格',
  checking: '核对公式',
  auditing: '核对各表和文字',
  filling: '填写各表',
  copying: '制作副本',
  gathering: '逐个读取各单位',
  writing: '写入文件',
} as const;

export const jobStep = z.enum([
  'reading',
  'reading-document',
  'recognising',
  'checking',
  'auditing',
  'filling',
  'copying',
  'gathering',
  'writing',
]);
export type JobStep = z.infer<typeof jobStep>;

/** How far a job is: the step it is at, and which share of the whole is behind it (0 to 1). */
export const jobProgress = z.object({ step: jobStep, share: z.number().min(0).max(1) });
export type JobProgress = z.infer<typeof jobProgress>;

/** Takes the news of a job. Shares never fall. */
export type TellProgress = (step: JobStep, share: number) => void;
