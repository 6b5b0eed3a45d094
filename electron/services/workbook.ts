import type { HostAnswer, HostHandlers } from '#shared/host/contract';
import { failed } from '#shared/kit/result';

/** Where the reading and writing of workbooks joins the host. */
export function workbookHandlers(
  _packsFolder: string,
): Pick<HostHandlers, 'workbook.import' | 'workbook.export'> {
  const notYet = async (): Promise<HostAnswer<'workbook.import'> & HostAnswer<'workbook.export'>> =>
    failed({ kind: 'bad-request', message: '这一版还不能读写工作簿，请先在表中录入。' });
  return { 'workbook.import': notYet, 'workbook.export': notYet };
}
