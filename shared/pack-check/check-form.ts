import { compile } from '../engine/program';
import { numberedCell } from '../engine/structure';
import { isOfType, measures, sameMeasure } from '../kind/value-text';
import type { PackProblem } from '../kit/pack-problem';
import { fixedCellType } from '../pack/fixed-cell';
import { formPlaceText } from '../pack/form-kind';
import { formPack } from '../pack/form-pack';
import type { FormKind, Pack } from '../pack/pack';
import { checkPack, type KnownFaults, NO_FAULTS } from './check-pack';
import { withoutTables } from './sound-part';
import { trialDocument } from './trial-document';

/**
 * What is wrong with a kind of forms: all that could be wrong with a pack, and names and cells that are not there. Nothing
 * is said of cells of published tables that are `known` to be unread.
 */
export function checkForm(
  pack: Pack,
  kind: FormKind,
  file: string,
  lineOf: (table: string, path: readonly PropertyKey[]) => number,
  known: KnownFaults = NO_FAULTS,
): readonly PackProblem[] {
  const fault = (reason: string): PackProblem => ({ file, line: 1, reason });
  const same = [...pack.books, ...pack.forms].filter(({ name }) => name === kind.name);
  const own = formPack(pack, kind);
  return [
    ...(same.length > 1 ? [fault(`名称“${kind.name}”已是另一套表或自评表的名称`)] : []),
    ...[...linkFaults(pack, kind, known), ...sumFaults(pack, kind, known)].map(fault),
    ...checkPack(
      own,
      { rulesFile: file, lineOf: (table, path) => ({ file, line: lineOf(table, path) }) },
      { ...NO_FAULTS, lists: known.lists },
    ),
  ];
}

/** A linked cell shows a number of the same measure, and no formula of the form gives it. */
function linkFaults(pack: Pack, kind: FormKind, { unread }: KnownFaults): readonly string[] {
  const summed = pack.forms.flatMap(({ sums }) => sums.map(({ cell }) => formPlaceText(cell)));
  const derived = derivedIn(formPack(pack, kind));
  return kind.links.flatMap(({ cell, from }) => {
    if (unread.has(from.table)) return [];
    const [type, shown] = [fixedCellType(kind.tables, cell), fixedCellType(pack.tables, from)];
    const place = formPlaceText(cell);
    if (!shown) return [`links：表样包没有单元格 ${formPlaceText(from)}`];
    return [
      ...(type && !sameMeasure(type, shown)
        ? [`links：${formPlaceText(from)} 与 ${place} 填的不是同一种数`]
        : []),
      ...(derived.has(place) ? [`links：${place} 已由公式得出，不能再取自决算表`] : []),
      ...(summed.includes(formPlaceText(from))
        ? [`links：${formPlaceText(from)} 是各份自评表的合计，不能再取回自评表`]
        : []),
    ];
  });
}

/** A sum stands in a cell that takes it, once, and no formula of the published tables gives it. */
function sumFaults(pack: Pack, kind: FormKind, { unread, faulty }: KnownFaults): readonly string[] {
  if (kind.sums.length === 0) return [];
  const derived = derivedIn(withoutTables(pack, new Set([...unread, ...faulty])));
  return kind.sums.flatMap(({ cell, of }) => {
    if (unread.has(cell.table)) return [];
    const type = fixedCellType(pack.tables, cell);
    const place = formPlaceText(cell);
    if (!type) return [`sums：表样包没有单元格 ${place}`];
    const fits = of === 'count' ? isOfType(type, 'count') : measures(type) === 'money';
    const other = pack.forms.find(
      (one) => one !== kind && one.sums.some((sum) => formPlaceText(sum.cell) === place),
    );
    return [
      ...(fits ? [] : [`sums：${place} 填的不是${of === 'count' ? '个数' : '金额'}`]),
      ...(derived.has(place) ? [`sums：${place} 已由公式得出，不能再取自自评表`] : []),
      ...(other ? [`sums：${place} 已是“${other.name}”的合计，一格只能有一个来源`] : []),
    ];
  });
}

/** The cells that formulas give, in every project; none where the rules do not compile, which is told of them. */
function derivedIn(pack: Pack): ReadonlySet<string> {
  const compiled = compile(pack, trialDocument(pack));
  if (!compiled.ok) return new Set();
  const { derivations, structure } = compiled.value;
  return new Set([...derivations.keys()].map((cell) => numberedCell(structure, cell).text));
}
