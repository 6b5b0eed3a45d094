import type { FilePurpose } from '#shared/host/calls/files';

type Words = {
  readonly title: string;
  readonly confirm: string;
  readonly kinds: string;
  readonly saves: boolean;
};

/** How the chooser speaks about each purpose. */
export const PURPOSE_WORDS: Readonly<Record<FilePurpose, Words>> = {
  'open-project': { title: '打开项目文件', confirm: '打开', kinds: '项目文件（.juesuan）', saves: false },
  'save-project': { title: '保存项目文件', confirm: '保存', kinds: '项目文件（.juesuan）', saves: true },
  'open-workbook': {
    title: '选择工作簿',
    confirm: '选择',
    kinds: '工作簿（.xlsx、.xls、.et、.ods）或导出的表格（.csv、.html 等）',
    saves: false,
  },
  'open-prior': {
    title: '选择上年的工作簿或项目',
    confirm: '选择',
    kinds: '工作簿（.xlsx、.xls、.et、.ods）、导出的表格（.csv、.html 等）或项目（.juesuan）',
    saves: false,
  },
  'open-template': {
    title: '选择本单位的公开表模板',
    confirm: '选择',
    kinds: '工作簿（.xlsx）',
    saves: false,
  },
  'open-report': {
    title: '选择上年的决算公开文本',
    confirm: '选择',
    kinds: 'Word 文档（.docx）、PDF 或纯文本（.txt）',
    saves: false,
  },
  'open-audited': {
    title: '选择要审核的公开文本',
    confirm: '审核',
    kinds: 'Word 文档（.docx）、PDF 或纯文本（.txt）',
    saves: false,
  },
  'open-report-template': {
    title: '选择本单位的 Word 模板',
    confirm: '选择',
    kinds: 'Word 文档（.docx）',
    saves: false,
  },
  'open-forms': {
    title: '选择绩效自评表',
    confirm: '读取',
    kinds: '工作簿（.xlsx、.xls、.et、.ods）或 Word 文档（.docx）',
    saves: false,
  },
  'open-forms-folder': {
    title: '选择文件夹中的任一份自评表，将读取整个文件夹',
    confirm: '读取整个文件夹',
    kinds: '工作簿（.xlsx、.xls、.et、.ods）或 Word 文档（.docx）',
    saves: false,
  },
  'open-last-forms': {
    title: '选择上年的项目或绩效自评表',
    confirm: '读取',
    kinds: '项目文件（.juesuan）、工作簿（.xlsx、.xls、.et、.ods）或 Word 文档（.docx）',
    saves: false,
  },
  'open-form-template': {
    title: '选择单位自己的绩效自评表',
    confirm: '选择',
    kinds: '工作簿（.xlsx）',
    saves: false,
  },
  'save-workbook': { title: '导出工作簿', confirm: '导出', kinds: '工作簿（.xlsx）', saves: true },
  'save-report': {
    title: '导出决算公开文本',
    confirm: '导出',
    kinds: '文本（.docx、.pdf、.html、.txt）',
    saves: true,
  },
  'save-audited-docx': {
    title: '另存审核后的 Word 副本',
    confirm: '保存',
    kinds: 'Word 文档（.docx）',
    saves: true,
  },
  'save-audited-pdf': { title: '另存加批注的 PDF 副本', confirm: '保存', kinds: 'PDF（.pdf）', saves: true },
  'open-pack': {
    title: '选择表样包',
    confirm: '选择',
    kinds: '表样包（.zip，或文件夹中的 pack.yaml）',
    saves: false,
  },
  'open-units': {
    title: '选择放着各单位文件的文件夹',
    confirm: '选这个文件夹',
    kinds: '其中和下级文件夹中的所有文件',
    saves: false,
  },
  'open-unit': {
    title: '选择一个单位的工作簿或项目',
    confirm: '选择',
    kinds: '工作簿、导出的表格或项目（.juesuan）',
    saves: false,
  },
  'results-folder': {
    title: '选择存放检查结果的文件夹',
    confirm: '选这个文件夹',
    kinds: '空的、新的，或上次的结果文件夹',
    saves: true,
  },
  'open-roster': {
    title: '选择应报单位名单，或上年的汇总项目',
    confirm: '选择',
    kinds: '工作簿、文本（一行一个单位）或汇总项目（.juesuan）',
    saves: false,
  },
  'open-roster-folder': {
    title: '选择上年批量检查的结果文件夹',
    confirm: '选这个文件夹',
    kinds: '放着 results.jsonl 和检查结果.xlsx 的文件夹',
    saves: false,
  },
  'save-answer': {
    title: '导出查询结果',
    confirm: '导出',
    kinds: '工作簿（.xlsx）或 CSV（.csv）',
    saves: true,
  },
  'forms-folder': {
    title: '选择存放绩效自评表的文件夹',
    confirm: '选这个文件夹',
    kinds: '已有的或新的文件夹',
    saves: true,
  },
  'save-pack': { title: '导出表样包', confirm: '导出', kinds: '表样包（.zip）', saves: true },
};
