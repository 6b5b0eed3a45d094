import { readFileSync } from 'node:fs';

/** A table as the department published it: the text of its page, cells separated by tabs. */
export type PublishedTable = {
  /** `01` for 公开01表. */
  readonly id: string;
  readonly title: string;
  readonly number: string;
  /** 部门名称、年度、金额单位, as printed above the table. */
  readonly caption: readonly string[];
  /** One array of texts a printed row; `1.00` is how the page printed the whole number 1. */
  readonly rows: readonly (readonly string[])[];
  /** 注 and 说明 below the table. */
  readonly notes: readonly string[];
};

const FIXTURE = new URL('../fixtures/xinzhou-2022-tables.txt', import.meta.url);

/** The ten tables of the published disclosure, read from the fixture's text. */
export function publishedTables(): readonly PublishedTable[] {
  const lines = readFileSync(FIXTURE, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('第二部分'));
  const starts = lines.flatMap((line, at) => (/^公开\d\d表$/.test(line) ? [at - 1] : []));
  return starts.map((start, index) => readTable(lines.slice(start, starts[index + 1])));
}

function readTable([title = '', number = '', ...lines]: readonly string[]): PublishedTable {
  const isNote = (line: string): boolean => /^(注|说明)：/.test(line);
  const isCaption = (line: string): boolean => /^((部门|单位)名称：|\d{4}年度$|(金额)?单位：)/.test(line);
  return {
    id: number.slice(2, 4),
    title,
    number,
    caption: lines.filter(isCaption),
    rows: lines.filter((line) => !isNote(line) && !isCaption(line)).map((line) => line.split('\t')),
    notes: lines.filter(isNote),
  };
}
