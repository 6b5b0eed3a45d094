import { parseAddress } from '#shared/document/address';
import { AMOUNT, COUNT } from '#shared/kind/kinds';
import { plainText, sameMeasure } from '#shared/kind/value-text';
import type { Pack } from '#shared/pack/pack';
import { sessionOver } from '#shared/session/create-session';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { numberCell, withCell } from './edit-sheet';
import { printedCells } from './printed-cells';
import { importFixture, sessionOf } from './reference';

type PrintedCell = ReturnType<typeof printedCells>[number];

/** The printed cells of a workbook that stand in an equality that holds. */
export function cellsInEqualities(pack: Pack, workbook: PlainWorkbook): readonly PrintedCell[] {
  const inEqualities = new Set(
    sessionOf(pack, importFixture(pack, workbook).document)
      .findings()
      .flatMap((finding) => {
        const equal = pack.rules.some(
          ({ id, statement }) =>
            id === finding.rule && statement.kind === 'comparison' && statement.relation === '=',
        );
        return equal && finding.state === 'pass' ? finding.cells : [];
      }),
  );
  return printedCells(pack, workbook).filter(({ address }) => inEqualities.has(address));
}

/** Which of the cells, printed so many 分 (or things) higher, are imported without a failing rule that names them. */
export function unnoticed(
  pack: Pack,
  workbook: PlainWorkbook,
  cells: readonly PrintedCell[],
  steps: (at: number) => readonly bigint[],
): readonly string[] {
  const session = sessionOf(pack, importFixture(pack, workbook).document);
  const found: string[] = [];
  for (const [at, { address, sheet, row, column, text }] of cells.entries()) {
    const type = session.cell(parseAddress(address)!)?.type ?? AMOUNT;
    const whole = sameMeasure(type, COUNT)
      ? text
      : text.replace(/^(-?\d+)\.?(\d{0,2})$/, (_, before, rest) => before + rest.padEnd(2, '0'));
    for (const step of steps(at)) {
      const changed = withCell(
        workbook,
        sheet,
        row,
        column,
        numberCell(plainText(BigInt(whole) + step, type)),
      );
      const { document, book } = importFixture(pack, changed);
      const noticed = sessionOver(pack, document, book.engine)
        .findings()
        .some((finding) => finding.state === 'fail' && finding.cells.includes(address));
      if (!noticed) found.push(`${address} ${step > 0n ? '+' : ''}${step}`);
    }
  }
  return found;
}
