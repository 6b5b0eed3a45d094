import { isNumber, sameValue } from '../amount/amount';
import { compare } from '../amount/rounding';
import type { Book, Entry, ProjectDocument, TableContent } from '../document/document';
import { Engine } from '../engine/engine';
import { quantumOf } from '../kind/value-text';
import { formPack } from '../pack/form-pack';
import type { FormKind, Pack } from '../pack/pack';
import { formDocument } from './form-document';

/**
 * A form as it was printed, every cell entered: formulas take over wherever they give what is printed, and what differs
 * stays as 改写. The same as an import does with the published tables (`settleDerived`).
 */
export function settleForm(pack: Pack, document: ProjectDocument, printed: Book, kind: FormKind): Book {
  const given = formDocument(document, printed, kind, () => null);
  const started = Engine.start(formPack(pack, kind), given);
  if (!started.ok) throw new Error(`The rules of ${kind.name} do not fit a form: ${started.problem.kind}`);
  const engine = started.value;
  const entries = new Map<string, Map<string, Map<number, Entry>>>();
  for (const [id, content] of printed.tables)
    entries.set(id, new Map([...content.entries].map(([line, columns]) => [line, new Map(columns)])));
  for (const { number, address, type } of engine.cells()) {
    const derivation = engine.derivation(number);
    const columns = entries.get(address.table)?.get(address.line);
    const entry = columns?.get(address.column);
    if (!derivation || !columns || !entry) continue;
    const computed = engine.computed(number) ?? null;
    if (entry.value === null || sameValue(entry.value, computed)) {
      columns.delete(address.column);
      continue;
    }
    const terms = Math.max(1, derivation.right.cells.filter((cell) => isNumber(engine.shown(cell))).length);
    const step = quantumOf(type, printed.tables.get(address.table)?.scale ?? 'yuan');
    const isClose =
      step > 1n &&
      isNumber(entry.value) &&
      compare(entry.value, '=', isNumber(computed) ? computed : 0n, terms, step) !== 'fail';
    if (isClose) columns.set(address.column, { value: entry.value, rounded: true });
  }
  const tables = [...printed.tables].map(([id, content]): [string, TableContent] => [
    id,
    { ...content, entries: new Map([...(entries.get(id) ?? [])].filter(([, columns]) => columns.size > 0)) },
  ]);
  return { ...printed, tables: new Map(tables) };
}
