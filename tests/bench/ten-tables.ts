import { HyperFormula } from 'hyperformula';
import type { Engine } from '#shared/engine/engine';
import type { Identity } from '#shared/engine/identity';
import type { Side } from '#shared/engine/side';

/**
 * The same project in a spreadsheet: every cell of its tables a cell, every derivation a formula, every identity a
 * formula that says what is left of it (left − right, and whether that is right). Nothing is simplified for or against
 * it: runs of cells are ranges, as a person would write them.
 */
export type Spreadsheet = {
  readonly engine: HyperFormula;
  readonly sheet: number;
  readonly size: { readonly cells: number; readonly formulas: number; readonly checks: number };
  /** Where a cell stands. */
  readonly at: (cell: number) => { readonly row: number; readonly col: number };
  readonly checks: number;
};

export function spreadsheetOf(engine: Engine): Spreadsheet {
  const { program, shown } = engine.model();
  const places = new Map<number, { readonly row: number; readonly col: number }>();
  const sheet: (string | number | null)[][] = [];
  let row = 0;
  let line = '';
  for (const { number, address } of engine.cells()) {
    const here = `${address.book ?? ''}${address.table}${address.line}`;
    if (here !== line) row = sheet.push([]) - 1;
    line = here;
    places.set(number, { row, col: sheet[row]?.length ?? 0 });
    const value = shown[number] ?? null;
    sheet[row]?.push(typeof value === 'bigint' ? Number(value) / 100 : null);
  }
  const at = (cell: number) => places.get(cell) ?? { row: 0, col: 0 };
  let formulas = 0;
  for (const [cell, identity] of program.derivations) {
    if (engine.kind(cell) !== 'derived') continue;
    const { row: r, col } = at(cell);
    const cells = sheet[r];
    if (cells) cells[col] = `=${sideOf(identity.right, at)}`;
    formulas += 1;
  }
  const checks = program.identities.map((identity) => [checkOf(identity, at, 'Tables')]);
  const built = HyperFormula.buildFromSheets(
    { Tables: sheet, Checks: checks },
    { licenseKey: 'gpl-v3', maxRows: 500_000 },
  );
  return {
    engine: built,
    sheet: built.getSheetId('Tables') ?? 0,
    size: { cells: places.size, formulas, checks: checks.length },
    at,
    checks: built.getSheetId('Checks') ?? 1,
  };
}

/** Whether every cell shows the same in both, and every identity is said to hold or not to hold alike. */
export function firstDifference(engine: Engine, peer: Spreadsheet): string | undefined {
  const { program, shown } = engine.model();
  for (const { number, text } of engine.cells()) {
    const ours = shown[number] ?? null;
    const theirs = peer.engine.getCellValue({ sheet: peer.sheet, ...peer.at(number) });
    const amount = typeof ours === 'bigint' ? Number(ours) / 100 : 0;
    // The peer gives its numbers to ten digits.
    const apart = Math.abs(amount - (typeof theirs === 'number' ? theirs : 0));
    if (apart > Math.abs(amount) * 1e-9) return `${text}: ${String(ours)} and ${String(theirs)}`;
  }
  for (const [row, identity] of program.identities.entries()) {
    const said = peer.engine.getCellValue({ sheet: peer.checks, row, col: 0 });
    if (identity.notRun === undefined && said !== 'pass' && said !== 'fail')
      return `identity ${identity.rule.id}: ${JSON.stringify(said)}`;
  }
  return undefined;
}

type At = Spreadsheet['at'];

function checkOf({ left, right, relation, notRun }: Identity, at: At, sheet: string): string {
  if (notRun !== undefined) return 'not run';
  return `=IF((${sideOf(left, at, `${sheet}!`)})-(${sideOf(right, at, `${sheet}!`)})${relation}0,"pass","fail")`;
}

/** `SUM(B2:B91)-C4+0`: cells below one another are a range. */
function sideOf({ cells, signs, constant }: Side, at: At, prefix = ''): string {
  const parts: string[] = [];
  for (let from = 0; from < cells.length; ) {
    const first = at(cells[from] ?? 0);
    let to = from;
    const isNext = (next: number): boolean => {
      const here = at(cells[next] ?? 0);
      const before = at(cells[next - 1] ?? 0);
      return signs[next] === signs[from] && here.col === before.col && here.row === before.row + 1;
    };
    while (to + 1 < cells.length && isNext(to + 1)) to += 1;
    const last = at(cells[to] ?? 0);
    const sign = signs[from] === -1 ? '-' : '+';
    const name = `${prefix}${nameOf(first)}`;
    parts.push(to === from ? `${sign}${name}` : `${sign}SUM(${name}:${nameOf(last)})`);
    from = to + 1;
  }
  if (constant !== 0n || parts.length === 0) parts.push(`+${Number(constant) / 100}`);
  return parts.join('').replace(/^\+/, '');
}

function nameOf({ row, col }: { readonly row: number; readonly col: number }): string {
  return `${String.fromCharCode(65 + col)}${row + 1}`;
}
