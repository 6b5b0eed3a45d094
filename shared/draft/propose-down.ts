import { isNumber, QUANTUM } from '../amount/amount';
import { compare } from '../amount/rounding';
import type { ProjectDocument } from '../document/document';
import type { FixedLine, Pack, Panel, Table } from '../pack/pack';
import { classificationOf } from '../pack/table-shape';
import type { RuleCandidate } from './candidate';
import { columnRange } from './formula-text';
import { ordinalManner, ownName } from './line-key';
import { addingStretches, amountsOf, listsCodes, panelFixedLines, TOTAL } from './table-words';

/** Sums down a column: by the hierarchy of codes, and of the lines above or below a 合计. */
export function proposeDown(pack: Pack, document: ProjectDocument): RuleCandidate[] {
  return pack.tables.flatMap((table) =>
    listsCodes(table)
      ? [...hierarchy(table), ...footers(table)]
      : table.panels.flatMap((panel) =>
          addingStretches(table, amountsOf(panel)).flatMap((columns) =>
            blocks(table, panel, columns, document),
          ),
        ),
  );
}

function hierarchy(table: Table): RuleCandidate[] {
  const list = classificationOf(table);
  const numbers = table.columns.map(({ number }) => number);
  return addingStretches(table, numbers).map((stretch) => {
    const columns = columnRange(stretch);
    return {
      table: table.id,
      formula: `${table.id}[上级,${columns}] = sum(${table.id}[下级,同栏])`,
      meaning: sumInWords(list),
      fills: true,
      group: `hierarchy ${table.id} ${columns}`,
    };
  });
}

function sumInWords(list: string | undefined): string {
  if (list === undefined) return '经济分类各类等于所属各款之和';
  if (list === 'functional' || list === 'economic') return '上级科目等于所属下级科目之和，合计等于各类之和';
  return `合计等于各${list}之和，上级等于所属下级之和`;
}

/** A line below lists of codes adds up the uppermost codes of the panels it reaches over. */
function footers(table: Table): RuleCandidate[] {
  return table.footer.flatMap(({ line, from, to }): RuleCandidate[] => {
    const upper = table.panels
      .slice(from, to + 1)
      .flatMap(panelFixedLines)
      .filter(({ key }) => /^\d{3}$/.test(key));
    const panel = table.panels[to];
    if (upper.length === 0 || !panel) return [];
    return addingStretches(table, amountsOf(panel)).map((stretch) => {
      const columns = columnRange(stretch);
      return {
        table: table.id,
        formula: `${table.id}[${line.key},${columns}] = ${upper.map(({ key }) => `${table.id}[${key},同栏]`).join(' + ')}`,
        meaning: `${line.label}等于${upper.map(({ key }) => key).join('、')}各类之和`,
        fills: true,
        group: `footer ${table.id} ${line.key} ${columns}`,
      };
    });
  });
}

function blocks(
  table: Table,
  panel: Panel,
  columns: readonly number[],
  document: ProjectDocument,
): RuleCandidate[] {
  const sections = sectionsOf(panel);
  return sections.flatMap((lines) => {
    const parts = new Set<string>();
    const found: RuleCandidate[] = [];
    const add = (total: FixedLine, block: readonly FixedLine[], order: number): void => {
      if (block.length < 2) return;
      found.push(candidateOf(table.id, total, block, lines, columns, order));
    };
    for (const [at, line] of lines.entries()) {
      if (TOTAL.test(line.label)) continue;
      const block = partsBelow(table.id, lines, at, columns, document);
      if (block.length === 0) continue;
      add(line, block, 0);
      for (const { key } of block) parts.add(key);
    }
    for (const [at, line] of lines.entries()) {
      if (!TOTAL.test(line.label)) continue;
      const before = lines.slice(0, at);
      const previous = before.findLastIndex(({ label }) => TOTAL.test(label));
      const from = before.slice(Math.max(previous, 0));
      const after = below(lines, at);
      add(
        line,
        from.filter(({ key }) => !parts.has(key)),
        0,
      );
      add(line, from, 1);
      add(line, before.slice(previous + 1), 2);
      add(line, after, 3);
    }
    return found;
  });
}

function candidateOf(
  table: string,
  total: FixedLine,
  block: readonly FixedLine[],
  lines: readonly FixedLine[],
  columns: readonly number[],
  order: number,
): RuleCandidate {
  const one = columns.length === 1 ? String(columns[0]) : '同栏';
  const [first] = block;
  const start = first ? lines.indexOf(first) : 0;
  const together = block.every((line, offset) => lines[start + offset] === line);
  const right = together
    ? `sum(${table}[${columnRange(block.map(({ key }) => key))},${one}])`
    : block.map(({ key }) => `${table}[${key},${one}]`).join(' + ');
  const names = block.map(({ label }) => ownName(label));
  const said = names.length > 4 ? `${names[0]}至${names.at(-1)}` : names.join('、');
  return {
    table,
    formula: `${table}[${total.key},${columnRange(columns)}] = ${right}`,
    meaning: `${ownName(total.label)}等于${said}之和`,
    fills: true,
    group: `down ${table} ${total.key} ${columnRange(columns)}`,
    // Of several blocks that fit equally well, the one nearest to how tables are printed.
    likeness: 1 - order / 10,
  };
}

/** The lines below that a line without the word 合计 adds up in the sample, with at least two figures. */
function partsBelow(
  table: string,
  lines: readonly FixedLine[],
  at: number,
  columns: readonly number[],
  document: ProjectDocument,
): readonly FixedLine[] {
  const content = document.tables.get(table);
  const [column = 0] = columns;
  const figure = (line: FixedLine | undefined): bigint => {
    const value = line && content?.entries.get(line.key)?.get(column)?.value;
    return typeof value === 'bigint' && isNumber(value) ? value : 0n;
  };
  const total = figure(lines[at]);
  if (total === 0n) return [];
  let best: readonly FixedLine[] = [];
  let sum = 0n;
  let terms = 0;
  const following = below(lines, at);
  for (const [offset, line] of following.entries()) {
    sum += figure(line);
    if (figure(line) !== 0n) terms += 1;
    const holds = compare(total, '=', sum, terms, QUANTUM[content?.scale ?? 'yuan']) !== 'fail';
    if (holds && terms > 1) best = following.slice(0, offset + 1);
  }
  return best;
}

/** The lines after one up to the next of its rank or the next 合计. */
function below(lines: readonly FixedLine[], at: number): readonly FixedLine[] {
  const manner = ordinalManner(lines[at]?.label ?? '');
  const following = lines.slice(at + 1);
  const end = following.findIndex(
    ({ label }) => TOTAL.test(label) || (manner !== 'none' && ordinalManner(label) === manner),
  );
  return end < 0 ? following : following.slice(0, end);
}

/** Lines between headings. */
function sectionsOf(panel: Panel): FixedLine[][] {
  const sections: FixedLine[][] = [[]];
  for (const item of panel.items) {
    if (item.kind === 'heading') sections.push([]);
    else if (item.kind === 'line') sections.at(-1)?.push(item.line);
  }
  return sections.filter((lines) => lines.length > 0);
}
