import type { PackProblem } from '../kit/pack-problem';
import type { FormPlace } from '../pack/form-kind';
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
  const strange = (named: readonly FormPlace[]): readonly FormPlace[] =>
    named.filter(({ table: id, line: wanted, column }) => {
      const table = pack.tables.find((one) => one.id === id);
      const line = table && tableLines(table, []).find(({ key }) => key === wanted);
      return !line?.columns.includes(column);
    });
  const notThere = [
    ...strange(kind.links.map(({ from }) => from)).map((place) => ['links', place] as const),
    ...strange(kind.sums.map(({ cell }) => cell)).map((place) => ['sums', place] as const),
  ];
  return [
    ...(same.length > 1 ? [fault(`名称“${kind.name}”已是另一套表或自评表的名称`)] : []),
    ...notThere.map(([key, { table, line, column }]) =>
      fault(`${key}：表样包没有单元格 ${table}[${line},${column}]`),
    ),
    ...checkPack(formPack(pack, kind), {
      rulesFile: file,
      lineOf: (table, path) => ({ file, line: lineOf(table, path) }),
    }),
  ];
}
