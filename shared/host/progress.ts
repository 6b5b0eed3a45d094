import { z } from 'zod';

/** What the machine does while it reads or makes a workbook, in the order in which it does it, as the clerk is told. */
export const STEP_WORDS = {
  reading: '读取工作簿',
  recognising: '识别表格',
  checking: '核对公式',
  filling: '填写各表',
  writing: '写入文件',
} as const;

export const jobStep = z.enum(['reading', 'recognising', 'checking', 'filling', 'writing']);
export type JobStep = z.infer<typeof jobStep>;

/** How far a job is: the step it is at, and which share of the whole is behind it (0 to 1). */
export const jobProgress = z.object({ step: jobStep, share: z.number().min(0).max(1) });
export type JobProgress = z.infer<typeof jobProgress>;

/** Takes the news of a job. Shares never fall. */
export type TellProgress = (step: JobStep, share: number) => void;
