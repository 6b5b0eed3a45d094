import type { Reference } from '../rule/rule';
import { columnsOf } from './select-cells';
import type { Structure } from './structure';

/** The first of the references that reaches nothing, in words; an absent table leaves its rules unrun. */
export function missingInput(references: readonly Reference[], structure: Structure): string | undefined {
  for (const reference of references) {
    const tables = reference.prior ? structure.prior : structure.tables;
    if (!tables) return '没有导入上年数';
    const lacking = reference.prior ? lackingIn(reference, structure) : undefined;
    if (lacking !== undefined) return lacking;
    const names =
      reference.line.kind === 'codes-of' ? [reference.table, ...reference.line.tables] : [reference.table];
    for (const name of names) {
      const cells = tables.get(name);
      if (!cells || cells.content.absent) {
        const words = structure.tables.get(name)?.table.name ?? `表 ${name}`;
        return reference.prior ? `上年数中没有${words}` : `缺少${words}`;
      }
    }
  }
  return undefined;
}

/** What of a reference to last year has no counterpart in last year's pack, in the words printed above or beside it. */
function lackingIn({ table: id, line, column }: Reference, structure: Structure): string | undefined {
  const lack = structure.lacks.find((candidate) => candidate.table === id);
  const cells = structure.tables.get(id);
  if (!lack || !cells) return undefined;
  const { name, columns } = cells.table;
  const numbers = column.kind === 'same' ? [] : columnsOf(column, undefined);
  const lacked = numbers.find((number) => lack.columns.includes(number));
  if (lacked !== undefined) {
    const path = columns.find(({ number }) => number === lacked)?.path ?? [];
    return `上年的表样中没有${name}的“${path.join('·')}”栏`;
  }
  if (line.kind !== 'key' || !lack.lines.includes(line.key)) return undefined;
  return `上年的表样中没有${name}的“${cells.byKey.get(line.key)?.line.label ?? line.key}”行`;
}
