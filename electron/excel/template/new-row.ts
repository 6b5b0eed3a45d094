import { cellName } from '#shared/workbook/sheet';
import type { CellWrite, WrittenValue } from '#shared/workbook/template-plan';
import { escapeAttribute } from '../../package/text-edits';
import type { XmlElement } from '../../package/xml-document';
import { newCellXml } from './cell-xml';
import type { NewBlock, TargetGrid } from './target-grid';

/** Writes the rows of a block one after the other; `lines` has what is written, by row and
 * column, `shown` what of a value a cell of a style says. */
export function blockXml(
  grid: TargetGrid,
  { top, bottom, model }: NewBlock,
  lines: ReadonlyMap<number, ReadonlyMap<number, CellWrite>>,
  shown: (value: WrittenValue, style: string | undefined) => WrittenValue,
): string {
  const { element, cells } = model;
  const prefix = element.tag.slice(0, element.tag.length - element.name.length);
  const attributes = keptAttributes(element);
  const withSpans = attributesXml(attributes);
  // A hint about the row's columns that a reader may do without, but not find wrong.
  const withoutSpans = attributesXml(attributes.filter(([name]) => name !== 'spans'));
  const own = new Map(
    cells.map(
      ({
        column,
        element: {
          attributes: { s: style },
        },
      }) => [column, style],
    ),
  );
  const columns = [...own.keys()];
  const pieces: string[] = [];
  for (let row = top; row <= bottom; row += 1) {
    const values = lines.get(row);
    const more = values === undefined ? [] : [...values.keys()].filter((column) => !own.has(column));
    const all = more.length === 0 ? columns : [...columns, ...more].sort((one, other) => one - other);
    let xml = `<${element.tag} r="${row + 1}"${more.length === 0 ? withSpans : withoutSpans}>`;
    for (const column of all) {
      const value = values?.get(column)?.value;
      const style = own.has(column) ? own.get(column) : grid.style(row, column);
      xml +=
        value === undefined
          ? `<${prefix}c r="${cellName(row, column)}"${style === undefined ? '' : ` s="${style}"`}/>`
          : newCellXml(prefix, row, column, style, shown(value, style));
    }
    pieces.push(`${xml}</${element.tag}>`);
  }
  return pieces.join('');
}

function attributesXml(attributes: readonly (readonly [string, string])[]): string {
  return attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
}

/**
 * Without its number, what hides it, and the mark that a group is folded below it: a new line is there to be written and
 * seen, even when the spare row it takes after is folded away.
 */
function keptAttributes({ attributes }: XmlElement): readonly (readonly [string, string])[] {
  const { hidden, ht } = attributes;
  const folded = hidden === '1' || hidden === 'true';
  const flat = ht !== undefined && Number(ht) === 0;
  const dropped = new Set([
    ...['r', 'hidden', 'collapsed'],
    // In an open group the new line belongs to the group; in a folded one it would vanish with it.
    ...(folded ? ['outlineLevel'] : []),
    ...(flat ? ['ht', 'customHeight'] : []),
  ]);
  return Object.entries(attributes).filter(([name]) => !dropped.has(name));
}
