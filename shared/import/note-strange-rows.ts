import type { Pack, Table } from '../pack/pack';
import { classificationOf, codeLevels } from '../pack/table-shape';
import { amountTexts, isZeroText } from '../workbook/amount-texts';
import type { StrangeRow, TableLocation } from '../workbook/location';
import { nearestName } from '../workbook/nearest-name';
import type { IssueList } from './issue-list';

/**
 * Rows that match no line are reported when amounts stand in them, or when their code is no code. Each message names
 * the line it was probably meant to be.
 */
export function noteStrangeRows(table: Table, location: TableLocation, pack: Pack, issues: IssueList): void {
  const sheet = location.sheet.name;
  for (const strange of location.strangeRows) {
    const { row, reason } = strange;
    const spoilt = reason === 'bad-code' || reason === 'duplicate';
    const amounts = amountTexts(location, strange);
    if (!spoilt && amounts.length === 0) continue;
    issues.add({
      rule: spoilt ? 'G-1' : 'I-1',
      // Software prints 0.00 everywhere: nothing is lost with it.
      severity: reason !== 'ignored' && (spoilt || !amounts.every(isZeroText)) ? 'error' : 'hint',
      message: `工作表“${sheet}”第 ${row + 1} 行（${table.name}）${messageOf(table, location, pack, strange)}`,
      cells: [],
      place: `${sheet}!${row + 1}`,
    });
  }
}

function messageOf(
  table: Table,
  location: TableLocation,
  pack: Pack,
  { label, panel, reason }: StrangeRow,
): string {
  const nearest = nearestName(label, candidates(table, location, pack, panel));
  const hint = nearest === undefined ? '' : `，最接近的是“${nearest}”`;
  switch (reason) {
    case 'unlabelled':
      return '没有项目名称却有数字，没有读取，请核对';
    case 'unknown':
      return `“${label}”不是表样中的行，没有读取${hint}，请核对名称或编码`;
    case 'bad-code':
      return `“${label}”的科目编码不是 ${(codeLevels(table) ?? []).join('、')} 位数字，没有读取${hint}，请改正编码`;
    case 'doubtful':
      return `“${label}”上面有一行的编码没有读出，看不出这一行是科目还是它下面的项目，没有读取，请改正上面的编码`;
    case 'ignored':
      return `“${label}”按您定的对应关系忽略，没有读取`;
    case 'duplicate':
    case 'repeated':
      return `“${label}”与前面的行重复，没有读取，请核对`;
  }
}

/** The panel's lines that were not found, then all its lines, then the codes the table may list. */
function candidates(table: Table, location: TableLocation, pack: Pack, panel: number): string[] {
  const items = table.panels[panel]?.items ?? [];
  const fixed = items.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
  const found = new Set(location.lines.filter((line) => line.panel === panel).map(({ key }) => key));
  const shown = ({ key, label }: { key: string; label: string }): string =>
    location.panels[panel]?.some(({ shows }) => shows === 'code') && /^\d+$/.test(key)
      ? `${key} ${label}`
      : label;
  const classification = classificationOf(table);
  const listed = pack.dictionary
    .filter((entry) => entry.classification === classification)
    .map(({ code, name }) => `${code} ${name}`);
  return [
    ...fixed.filter(({ key }) => !found.has(key)).map(shown),
    ...fixed.filter(({ key }) => found.has(key)).map(shown),
    ...listed,
  ].filter((name) => name !== '');
}
