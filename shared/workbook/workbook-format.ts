import type { WorkbookFormat } from './sheet';

/** What a file is by its content, for the clerk. */
export const FORMAT_NAMES: Readonly<Record<WorkbookFormat, string>> = {
  xlsx: 'Excel 工作簿',
  xls: 'Excel 97–2003 工作簿',
  ods: 'OpenDocument 电子表格',
  'xls-95': 'Excel 5.0/95 工作簿',
  'xml-2003': 'XML 电子表格 2003',
  html: '网页表格（HTML）',
  text: '文本表格（逗号或制表符分隔）',
};

/** Said of files that are something else than their names lead to expect; undefined: there is nothing to say. */
export function formatNote(format: WorkbookFormat): string | undefined {
  if (format === 'xlsx' || format === 'xls' || format === 'ods') return undefined;
  return `文件的内容是${FORMAT_NAMES[format]}，已按其中的表格读取`;
}
