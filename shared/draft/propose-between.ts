import { type AddressText, addressText } from '../document/address';
import type { ProjectDocument } from '../document/document';
import type { Pack, Panel, Table } from '../pack/pack';
import { classificationOf, totalKey } from '../pack/table-shape';
import type { RuleCandidate } from './candidate';
import { columnRange, runs } from './formula-text';
import { figureAt } from './judge-candidates';
import { likeness } from './likeness';
import { ownName } from './line-key';
import { amountsOf, listsCodes, panelFixedLines, TOTAL } from './table-words';

/** Equalities between tables, and between the two sides of one. */
export function proposeBetween(pack: Pack, document: ProjectDocument): RuleCandidate[] {
  return [...bothSides(pack), ...classLines(pack), ...equalCells(pack, document)];
}

/** 收入总计 = 支出总计: the last total of each of two panels. */
function bothSides(pack: Pack): RuleCandidate[] {
  return pack.tables.flatMap((table): RuleCandidate[] => {
    if (listsCodes(table)) return [];
    const ends = table.panels.flatMap((panel) => {
      const line = panelFixedLines(panel).findLast(({ label }) => /总\s*计$/.test(label));
      const [column] = amountsOf(panel);
      return line && column !== undefined ? [{ panel, cell: `${table.id}[${line.key},${column}]` }] : [];
    });
    const [left, right] = ends;
    if (!left || !right || ends.length > 2) return [];
    return [
      {
        table: table.id,
        formula: `${left.cell} = ${right.cell}`,
        meaning: `${left.panel.title ?? ''}总计等于${right.panel.title ?? ''}总计`,
        fills: false,
        group: `sides ${table.id}`,
      },
    ];
  });
}

/** A line of each 类 in one table, the same 类 in the list of codes of another. */
function classLines(pack: Pack): RuleCandidate[] {
  const detailed = pack.tables.filter((table) => classificationOf(table) === 'functional');
  return pack.tables.flatMap((table) =>
    table.panels.flatMap((panel) =>
      runs(panelFixedLines(panel), (line) => line.class !== undefined)
        .filter(({ kind, items }) => kind && items.length > 1)
        .flatMap(({ items }) =>
          ownColumns(table, panel).flatMap((column) =>
            detailed.flatMap((other) =>
              other.columns.map(
                ({ number, path }): RuleCandidate => ({
                  table: undefined,
                  formula: `${table.id}[${columnRange(items.map(({ key }) => key))},${column}] = ${other.id}[同类,${number}]`,
                  meaning: `${table.shortTitle}${columnName(table, column)}各类等于${other.shortTitle}同类的${path.at(-1) ?? ''}`,
                  fills: true,
                  group: `class ${table.id} ${column}`,
                  likeness:
                    likenessOf(
                      [`${columnName(table, column)}${panel.title ?? ''}`, table.title],
                      [path.join(''), other.title],
                    ) + (TOTAL.test(path.at(-1) ?? '') ? WHOLE : 0),
                }),
              ),
            ),
          ),
        ),
    ),
  );
}

/** A total of the panel's other columns follows them, not another table. */
function ownColumns(table: Table, panel: Panel): number[] {
  const columns = amountsOf(panel);
  return columns.length === 1 ? columns : columns.filter((column) => !TOTAL.test(columnName(table, column)));
}

/** Names with the titles of their tables around them; the names themselves weigh again. */
function likenessOf(one: readonly [string, string], other: readonly [string, string]): number {
  return 0.8 * likeness(one.join(''), other.join('')) + 0.2 * likeness(one[0], other[0]);
}

/** A 类 as a whole is rather the column of totals than one of its parts. */
const WHOLE = 0.1;

type Named = {
  readonly table: Table;
  readonly cell: AddressText;
  readonly figure: string | undefined;
  readonly name: string;
  /** The name with the words around it. */
  readonly full: string;
  readonly isDetail: boolean;
};

/** Single cells of different tables with the same figure and the most alike names, each the other's best. */
function equalCells(pack: Pack, document: ProjectDocument): RuleCandidate[] {
  const cells = pack.tables.flatMap((table) => namedCells(table, document));
  const rank = (one: Named, other: Named): number =>
    one.table === other.table ||
    (one.figure ?? '') !== (other.figure ?? '') ||
    (one.isDetail && other.isDetail && one.figure === undefined)
      ? 0
      : Math.max(likeness(one.full, other.full), one.name === other.name ? 0.9 : 0);
  const bestOf = (one: Named): Named | undefined => {
    const ranked = cells.map((other) => ({ other, mark: rank(one, other) })).filter(({ mark }) => mark > 0);
    return ranked.reduce<(typeof ranked)[number] | undefined>(
      (best, next) => (!best || next.mark > best.mark ? next : best),
      undefined,
    )?.other;
  };
  const best = new Map(cells.map((cell) => [cell, bestOf(cell)]));
  return cells.flatMap((one, at): RuleCandidate[] => {
    const other = best.get(one);
    if (!other || best.get(other) !== one || cells.indexOf(other) < at) return [];
    // What is summed from details is on the right; the summary on the left follows it.
    const [left, right] = one.isDetail && !other.isDetail ? [other, one] : [one, other];
    return [
      {
        table: undefined,
        formula: `${left.cell} = ${right.cell}`,
        meaning: `${left.table.shortTitle}${left.name}等于${right.table.shortTitle}${right.name}`,
        fills: !left.isDetail && right.isDetail && !TOTAL.test(left.name),
        group: `equal ${left.cell}`,
        likeness: rank(one, other),
        ...(one.name === other.name || one.figure === undefined
          ? {}
          : { sameFigure: cells.filter(({ figure }) => figure === one.figure).length }),
      },
    ];
  });
}

function namedCells(table: Table, document: ProjectDocument): Named[] {
  const total = totalKey(table);
  const named = (key: string, column: number, name: string, isDetail: boolean, around: string): Named => {
    const cell = addressText(table.id, key, column);
    return {
      table,
      cell,
      figure: figureAt(cell, document),
      name,
      full: `${name}${around}${table.title}`,
      isDetail,
    };
  };
  if (listsCodes(table)) {
    if (total === undefined) return [];
    return table.columns.map(({ number, path }) => {
      const own = path.filter((word) => !/^(合|小)\s*计$/.test(word)).join('');
      return named(total, number, own === '' ? '合计' : own, true, '');
    });
  }
  return table.panels.flatMap((panel) => {
    const columns = amountsOf(panel);
    return panelFixedLines(panel)
      .filter((line) => line.class === undefined && line.label !== '')
      .flatMap((line) =>
        columns.map((column) =>
          named(
            line.key,
            column,
            columns.length > 1 ? `${ownName(line.label)}${columnName(table, column)}` : ownName(line.label),
            false,
            panel.title ?? '',
          ),
        ),
      );
  });
}

function columnName(table: Table, number: number): string {
  return table.columns.find((column) => column.number === number)?.path.at(-1) ?? '';
}
