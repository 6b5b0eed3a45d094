import type { PackProblem } from '../kit/pack-problem';
import { formPack } from '../pack/form-pack';
import type { FormKind, Pack } from '../pack/pack';
import { tableLines } from '../pack/table-shape';
import { checkPack } from './check-pack';

/** What is wrong with a kind of forms: all that could be wrong with a pack, and names and cells that are not there. */
export function checkForm(
  pack: Pack,
  kind: FormKind,
  file: string,
  lineOf: (table: string, path: readonly PropertyKey[]) => number,
): readonly PackProblem[] {
  const fault = (reason: string): PackProblem => ({ file, line: 1, reason });
  const same = [...pack.books, ...pack.forms].filter(({ name }) => name === kind.name);
  const strange = kind.links.filter(({ from }) => {
    const table = pack.tables.find(({ id }) => id === from.table);
    const line = table && tableLines(table, []).find(({ key }) => key === from.line);
    return !line?.columns.includes(from.column);
  });
  return [
    ...(same.length > 1 ? [fault(`名称“${kind.name}”已是另一套表或自评表的名称`)] : []),
    ...strange.map(({ from }) => fault(`links：表样包没有单元格 ${from.table}[${from.line},${from.column}]`)),
    ...checkPack(formPack(pack, kind), {
      rulesFile: file,
      lineOf: (table, path) => ({ file, line: lineOf(table, path) }),
    }),
  ];
}
