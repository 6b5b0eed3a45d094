import type { PackageParts } from '../../package/read-package';
import { scanXml } from '../../package/scan-xml';
import { builtInFormat, type CellFormat, cellFormat } from '../number-format';

/** What each cell style shows numbers as, by the style's index; undefined when the part is broken. */
export function readCellFormats(
  parts: PackageParts,
  part: string | undefined,
): readonly CellFormat[] | undefined {
  const bytes = part === undefined ? undefined : parts.get(part)?.bytes;
  if (bytes === undefined) return [];
  const custom = new Map<number, CellFormat>();
  const styles: number[] = [];
  let inCellStyles = false;
  const trouble = scanXml(bytes, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCellStyles = true;
      // A differential format has a numFmt too; its id is the same thing, so it does no harm.
      if (name === 'numFmt') custom.set(Number(attributes.numFmtId), cellFormat(attributes.formatCode));
      if (name === 'xf' && inCellStyles) styles.push(Number(attributes.numFmtId ?? 0));
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  if (trouble !== undefined) return undefined;
  return styles.map((id) => custom.get(id) ?? builtInFormat(id));
}
