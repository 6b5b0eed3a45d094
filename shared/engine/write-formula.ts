import { rationalText } from '../amount/rational';
import type { CellNumber } from './cell-numbers';
import type { ConcreteFormula, TypedCell } from './formula';
import { numberedCell, type Structure } from './structure';

/** A formula in the notation of rules, with the addresses of its cells; brackets where the order needs them. */
export function writeFormula(formula: ConcreteFormula, structure: Structure): string {
  const write = (of: ConcreteFormula): string => writeFormula(of, structure);
  switch (formula.kind) {
    case 'number':
      return `${rationalText(formula.written.value)}${formula.written.unit ?? ''}`;
    case 'cells':
      return cellsText(formula.cells, structure);
    case 'add':
      return formula.terms
        .map(
          ({ sign, of }, at) =>
            `${sign === -1 ? (at === 0 ? '-' : ' - ') : at === 0 ? '' : ' + '}${bracketed(of, write, sign === -1)}`,
        )
        .join('');
    case 'product':
      return formula.factors
        .map(
          ({ inverse, of }, at) => `${at === 0 ? '' : inverse ? ' / ' : ' * '}${bracketed(of, write, true)}`,
        )
        .join('');
    case 'lookup': {
      const entries = formula.entries.map(
        ({ word, value }) => `${word} ${rationalText(value.value)}${value.unit ?? ''}`,
      );
      return `对应(${oneCellText(formula.of, structure)}：${entries.join('，')})`;
    }
    case 'reading':
      return `${formula.name}(${formula.of.map((of) => oneCellText(of, structure)).join(', ')})`;
    case 'call':
      return `${formula.name === 'first' ? '首个' : formula.name}(${formula.of.map(write).join(', ')})`;
    case 'round':
      return `round(${write(formula.of)}, ${formula.decimals})`;
  }
}

function bracketed(of: ConcreteFormula, write: (of: ConcreteFormula) => string, needed: boolean): string {
  return needed && of.kind === 'add' ? `(${write(of)})` : write(of);
}

/** A cell that the form does not have says nothing, and has no address. */
function oneCellText({ cell }: TypedCell, structure: Structure): string {
  return structure.cells.get(cell)?.text ?? '（没有这一格）';
}

function cellsText(cells: readonly CellNumber[], structure: Structure): string {
  const texts = cells.map((cell) => numberedCell(structure, cell).text);
  const [first = '0', ...others] = texts;
  if (others.length === 0) return first;
  return texts.length > 3
    ? `sum(${first} 至 ${others.at(-1)} 共 ${texts.length} 格)`
    : `sum(${texts.join(', ')})`;
}
