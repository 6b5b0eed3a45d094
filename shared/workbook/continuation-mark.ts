/** What is left of a name when 续表, 续1 or a page's number is taken off. */
export type UnmarkedName = {
  readonly name: string;
  /** The part is a later page of its table. */
  readonly continued: boolean;
};

const COUNT = '[\\d一二三四五六七八九十]*';
const ALONE = new RegExp(`^\\(?(续表|续上表|续前表|接上表|接上页)${COUNT}\\)?$`);
const BEHIND = new RegExp(`^(.+?)[-:]?\\(?(续表|续上表|续前表|接上表|接上页|续)${COUNT}\\)?$`);
const IN_FRONT = /^\(?(续表|续上表|续)\)?[-:]?(.+)$/;
const PAGE = /^(.+?)[-:]?\(?(?:第?(\d{1,2})页?[/,，]?共\d{1,2}页|第(\d{1,2})页|(\d{1,2})\/\d{1,2})\)?$/;

/** 续表 and the like, alone in a cell: the table above goes on. Takes a normalised text. */
export function isContinuationMark(text: string): boolean {
  return ALONE.test(text);
}

/** A table's name with a mark that it is continued, or `undefined` where there is none. Takes a normalised text. */
export function withoutContinuationMark(text: string): UnmarkedName | undefined {
  const behind = BEHIND.exec(text)?.[1] ?? IN_FRONT.exec(text)?.[2];
  if (behind !== undefined) return { name: behind, continued: true };
  const page = PAGE.exec(text);
  if (!page) return undefined;
  return { name: page[1] ?? '', continued: Number(page[2] ?? page[3] ?? page[4]) > 1 };
}
