import { say } from '../../feedback/say';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';

/** Deletes a 科目 with all below it; asks when more than the line itself goes. Can be undone like any edit. */
export async function deleteLine(table: string, code: string): Promise<void> {
  const lines = openSession().document().tables.get(table)?.lines ?? [];
  const below = lines.filter((line) => line.code !== code && line.code.startsWith(code)).length;
  const name = lines.find((line) => line.code === code)?.name ?? '';
  const sure =
    below === 0 ||
    (await say().modal.confirm({
      title: `删除 ${code} ${name} 及其下级 ${below} 个科目？`,
      content: '这些科目的金额一并删除，可以撤销。',
      okText: '删除',
      cancelText: '不删除',
    }));
  if (!sure || !runCommand({ kind: 'delete-lines', table, codes: [code] })) return;
  const more = below > 0 ? `及其下级 ${below} 个科目` : '';
  say().message.info({ content: `已删除 ${code} ${name}${more}，可撤销（Ctrl+Z）`, key: 'delete-line' });
}
