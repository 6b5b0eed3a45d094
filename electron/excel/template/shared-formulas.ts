import { childNamed, type XmlElement } from '../../package/xml-document';
import { translateFormula } from '../formula/move-references';
import type { GridRow } from './sheet-grid';

/**
 * The formula of every formula cell of a sheet, written out. Excel keeps a copied formula once and lets the other
 * cells point to it; each of those reads like the first one copied to its place.
 */
export function writtenOutFormulas(grid: readonly GridRow[]): ReadonlyMap<XmlElement, string> {
  const formulas = new Map<XmlElement, string>();
  const masters = new Map<string, { readonly text: string; readonly row: number; readonly column: number }>();
  for (const { row, cells } of grid) {
    for (const { column, element } of cells) {
      const formula = childNamed(element, 'f');
      if (formula === undefined) continue;
      const { t: type, si: group = '' } = formula.attributes;
      if (type !== 'shared' || formula.content !== '') formulas.set(element, formula.content);
      if (type !== 'shared') continue;
      if (formula.content !== '') masters.set(group, { text: formula.content, row, column });
      const master = masters.get(group);
      if (formula.content === '' && master !== undefined) {
        formulas.set(element, translateFormula(master.text, row - master.row, column - master.column));
      }
    }
  }
  return formulas;
}
