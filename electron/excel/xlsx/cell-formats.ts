import type { PackageParts } from '../../package/read-package';
import { scanXml } from '../../package/scan-xml';
import { builtInFormat, type CellFormat, cellFormat } from '../number-format';

/** What styles show numbers as, each by its index. */
export type CellFormats = {
  readonly ofCells: readonly CellFormat[];
  /** Those that take over under a condition; undefined: one that says nothing of numbers. */
  readonly conditional: readonly (CellFormat | undefined)[];
};

/** The formats of a workbook's styles; undefined when the part is broken. */
export function readCellFormats(parts: PackageParts, part: string | undefined): CellFormats | undefined {
  const bytes = part === undefined ? undefined : parts.get(part)?.bytes;
  if (bytes === undefined) return { ofCells: [], conditional: [] };
  const custom = new Map<number, CellFormat>();
  const styles: number[] = [];
  const conditional: (CellFormat | undefined)[] = [];
  let inCellStyles = false;
  let inConditional = false;
  const trouble = scanXml(bytes, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'dxfs') inConditional = true;
      if (name === 'dxf') conditional.push(undefined);
      // The id of a conditional format's own may be that of another one among the cells'.
      if (name === 'numFmt' && inConditional)
        conditional[conditional.length - 1] = cellFormat(attributes.formatCode);
      else if (name === 'numFmt') custom.set(Number(attributes.numFmtId), cellFormat(attributes.formatCode));
      if (name === 'xf' && inCellStyles) styles.push(Number(attributes.numFmtId ?? 0));
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
      if (name === 'dxfs') inConditional = false;
    },
  });
  if (trouble !== undefined) return undefined;
  return { ofCells: styles.map((id) => custom.get(id) ?? builtInFormat(id)), conditional };
}
