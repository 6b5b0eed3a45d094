import type { AddressText } from '#shared/document/address';
import { explainRefusal } from '#shared/document/explain-refusal';
import type { CodedLine } from '#shared/pack/table-shape';
import { codeLevels } from '#shared/pack/table-shape';
import { say } from '../../feedback/say';
import { viewAt } from '../../grid/cell-text';
import { openSession } from '../../store/project-store';
import { closeDialog, goToCell, openDialog, useView } from '../../store/view-store';

/** Whether the table's lines are 科目 that can be added and taken away. */
export function takesLines(table: string): boolean {
  const shape = openSession().pack.tables.find(({ id }) => id === table);
  return shape !== undefined && codeLevels(shape) !== undefined;
}

/** Opens the picker for the shown table, near the line the clerk stands on. */
export function askForLine(): void {
  const { table, selection } = useView.getState();
  openDialog({ kind: 'insert-line', table, near: selection?.code ?? '', query: '' });
}

/** Adds a 科目 with the parents it lacks; asks before a parent's amounts move to it. Then stands on the new line. */
export async function insertLine(
  table: string,
  line: CodedLine,
  names: Readonly<Record<string, string>>,
): Promise<void> {
  const session = openSession();
  const command = { kind: 'insert-lines', table, lines: [line], names, moveAmounts: false } as const;
  let answer = session.run(command);
  if (!answer.ok && answer.problem.kind === 'parent-has-amounts') {
    const move = await say().modal.confirm({
      title: `把 ${answer.problem.parent} 的金额移到 ${line.code}？`,
      content: `${answer.problem.parent} 已有金额；有了下级以后，它的金额由下级汇总。`,
      okText: '移过去',
      cancelText: '不插入',
    });
    if (!move) return;
    answer = session.run({ ...command, moveAmounts: true });
  }
  if (!answer.ok) {
    say().message.warning(explainRefusal(answer.problem), 6);
    return;
  }
  closeDialog();
  const place = whereToType(table, line.code);
  if (place) goToCell(place);
}

/** On a new line one types in the column one came from, or in the first that takes an amount. */
function whereToType(table: string, code: string): AddressText | undefined {
  const session = openSession();
  const cells = session.addresses().filter((address) => address.startsWith(`${table}[${code},`));
  const typed = cells.filter((address) => viewAt(session, address)?.kind === 'input');
  const column = /,\d+\]$/.exec(useView.getState().selection?.address ?? '')?.[0];
  return typed.find((address) => column !== undefined && address.endsWith(column)) ?? typed[0] ?? cells[0];
}
