import { present } from '../kit/assert';
import type { ImportReport } from './import-report';

type UnreadNumber = ImportReport['unread'][number];

/** The numbers that were not read as lines for the clerk: those of one sheet and one reason together, every place named. */
export function unreadLines(unread: readonly UnreadNumber[]): string[] {
  const groups = new Map<string, UnreadNumber[]>();
  for (const number of unread) {
    const key = `${number.sheet}\n${number.why}`;
    const group = groups.get(key);
    if (group) group.push(number);
    else groups.set(key, [number]);
  }
  return [...groups.values()].map((group) => {
    const { sheet, why } = present(group[0], 'a group has a member');
    const cells = group.map(({ cell, text }) => `${cell}（${text}）`).join('、');
    return `工作表“${sheet}”：${cells}　${why}`;
  });
}
