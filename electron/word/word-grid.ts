import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Grid } from '#shared/report/grid';
import type { Inline } from '#shared/report/inline';
import { wordFont } from './word-fonts';
import { BORDERS, TWIPS_PER_MILLIMETRE } from './word-table';

/** The width of a line of text: 公文格式 leaves 156 mm. */
const WIDTH = Math.round(156 * TWIPS_PER_MILLIMETRE);
const SIZE = 21;

const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

/**
 * A plain table of the document, its header repeated on every page, no row split; a small gap below it. `together`: all
 * of it stays on one page with what stands above.
 */
export function gridChildren(
  { header, shares, aligns, rows }: Grid,
  together = false,
): readonly (Table | Paragraph)[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((share / whole) * WIDTH));
  const cell = (
    content: readonly Inline[],
    at: number,
    { isHeader, isLast }: { readonly isHeader: boolean; readonly isLast: boolean },
  ) =>
    new TableCell({
      borders: BORDERS,
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: [
        new Paragraph({
          alignment: isHeader ? AlignmentType.CENTER : ALIGNMENTS[aligns[at] ?? 'left'],
          indent: { firstLine: 0 },
          spacing: { before: 20, after: 20, line: 280, lineRule: LineRuleType.AT_LEAST },
          keepNext: isHeader || (together && !isLast),
          run: { font: wordFont('table'), size: SIZE },
          children: content.map(
            ({ text }) => new TextRun({ text, font: wordFont('table'), size: SIZE, bold: isHeader }),
          ),
        }),
      ],
    });
  const row = (cells: readonly (readonly Inline[])[], isHeader: boolean, isLast: boolean) =>
    new TableRow({
      ...(isHeader ? { tableHeader: true } : {}),
      cantSplit: true,
      children: cells.map((content, at) => cell(content, at, { isHeader, isLast })),
    });
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      margins: { left: 60, right: 60 },
      rows: [
        row(
          header.map((text) => [{ kind: 'text', text }]),
          true,
          rows.length === 0,
        ),
        ...rows.map((cells, at) => row(cells, false, at === rows.length - 1)),
      ],
    }),
    new Paragraph({
      spacing: { before: 0, after: 0, line: 160, lineRule: LineRuleType.EXACT },
      children: [],
    }),
  ];
}
