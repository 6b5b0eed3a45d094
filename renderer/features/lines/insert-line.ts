import { type AddressText, writeAddress } from '#shared/document/address';
import { explainRefusal } from '#shared/document/explain-refusal';
import { hasRows } from '#shared/pack/row-keys';
import type { CodedLine } from '#shared/pack/table-shape';
import { codeLevels } from '#shared/pack/table-shape';
import type { TableId } from '#shared/rule/rule';
import { askWhether } from '../../feedback/ask';
import { say } from '../../feedback/say';
import { openSession } from '../../store/project-store';
import { shownShape } from '../../store/shown-table';
import { closeDialog, goToCell, openDialog, useView } from '../../store/view-store';

/** Whether the shown table's lines are 科目 that can be added and taken away. */
export function takesLines(): boolean {
  const shape = shownShape();
  return shape !== undefined && codeLevels(shape) !== undefined && !hasRows(shape);
}

/** Opens the picker for the shown table, near the line the clerk stands on. */
export function askForLine(): void {
  const { table, selection } = useView.getState();
  openDialog({ kind: 'insert-line', table, near: selection?.code ?? '', query: '' });
}

/**
 * Adds a 科目 to the tables with the parents it lacks there, as one step; asks before a parent's amounts move to it. Then
 * stands on the new line of the first table, which is the one it was asked for in.
 */
export async function insertLine(
  tables: readonly string[],
  line: CodedLine,
  names: Readonly<Record<string, string>>,
): Promise<void> {
  const session = openSession();
  const insert = (moveAmounts: boolean) =>
    session.run({
      kind: 'together',
      steps: tables.map((table) => ({ kind: 'insert-lines', table, lines: [line], names, moveAmounts })),
    });
  let answer = insert(false);
  if (!answer.ok && answer.problem.kind === 'parent-has-amounts') {
    const { parent, table } = answer.problem;
    const move = await askWhether(
      `把 ${parent} 的金额移到 ${line.code}？`,
      `表 ${table} 的 ${parent} 已有金额；有了下级以后，它的金额由下级汇总。`,
      '不插入',
      '移过去',
    );
    if (!move) return;
    answer = insert(true);
  }
  if (!answer.ok) {
    say().message.warning(explainRefusal(answer.problem), 6);
    return;
  }
  closeDialog();
  if (tables.length > 1) {
    say().message.info({
      content: `已在 ${tables.join('、')} 各表插入 ${line.code} ${line.name}，可一次撤销（Ctrl+Z）`,
      key: 'lines',
    });
  }
  const [table] = tables;
  const place = table === undefined ? undefined : whereToType(table, line.code);
  if (place) goToCell(place);
}

/** On a new line one types in the column one came from, or in the first that takes an amount. */
export function whereToType(table: TableId, code: string): AddressText | undefined {
  const session = openSession();
  const columns = session.pack.tables.find(({ id }) => id === table)?.columns ?? [];
  const cells = columns
    .map(({ number }) => writeAddress({ table, line: code, column: number }))
    .filter((address) => session.cell(address) !== undefined);
  const typed = cells.filter((address) => session.cell(address)?.kind === 'input');
  const column = /,\d+\]$/.exec(useView.getState().selection?.address ?? '')?.[0];
  return typed.find((address) => column !== undefined && address.endsWith(column)) ?? typed[0] ?? cells[0];
}
