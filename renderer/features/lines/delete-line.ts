import type { TableId } from '#shared/rule/rule';
import { linesLeaving } from '#shared/session/lines-leaving';
import { askWhether } from '../../feedback/ask';
import { say } from '../../feedback/say';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';

const MOST_NAMED = 12;

/** Deletes a 科目 with all that goes with it, which is named and asked for first. Can be undone like any edit. */
export async function deleteLine(table: TableId, code: string): Promise<void> {
  const { lines, amounts, notes } = linesLeaving(openSession(), table, code);
  const name = lines.find((line) => line.code === code)?.name ?? '';
  const others = lines.filter((line) => line.code !== code);
  const sure =
    others.length === 0 ||
    (await askWhether(
      `删除 ${code} ${name}，连同以下 ${others.length} 个科目？`,
      `${listOf(others.map((line) => `${line.code} ${line.name}${why(line.code, code)}`))}。${withThem(amounts, notes)}可以撤销。`,
      '不删除',
      '删除',
    ));
  if (!sure || !runCommand({ kind: 'delete-lines', table, codes: [code] })) return;
  const more = others.length > 0 ? `和 ${listOf(others.map((line) => line.code))}` : '';
  say().message.info({
    content: `已删除 ${code} ${name}${more}，${withThem(amounts, notes)}可撤销（Ctrl+Z）`,
    key: 'delete-line',
  });
}

function why(code: string, deleted: string): string {
  return code.startsWith(deleted) ? '（下级）' : '（已没有下级的上级）';
}

function listOf(words: readonly string[]): string {
  const more = words.length > MOST_NAMED ? ` 等 ${words.length} 个` : '';
  return `${words.slice(0, MOST_NAMED).join('、')}${more}`;
}

function withThem(amounts: number, notes: number): string {
  const parts = [...(amounts > 0 ? [`金额 ${amounts} 个`] : []), ...(notes > 0 ? [`批注 ${notes} 条`] : [])];
  return parts.length === 0 ? '' : `其中${parts.join('、')}一并删除，`;
}
