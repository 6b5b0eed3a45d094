import { Parser } from 'htmlparser2';
import { failed, ok, type Result } from '#shared/kit/result';
import { writtenNumberText } from '#shared/workbook/number-text';
import type { PlainWorkbook, ReadProblem, SheetCell, ShownNumber } from '#shared/workbook/sheet';
import { StyleFormats } from '#shared/workbook/style-formats';
import { TooManyCells, writtenCell } from '../cell-collector';
import { namedFormat, shownOnly } from '../named-format';
import { plainSheet } from '../plain-sheet';
import { shownPower } from '../shown-power';
import { HtmlGrid } from './html-grid';

type Attributes = Readonly<Record<string, string>>;

/** Elements before and behind which a new line begins. */
const BLOCKS: ReadonlySet<string> = new Set(
  'p div br h1 h2 h3 h4 h5 h6 li ul ol hr pre center form body caption title section header footer'.split(
    ' ',
  ),
);
/** What stands within them is not shown. */
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'head', 'noscript', 'template', 'xml']);

/**
 * Reads a web page as spreadsheets do: every table, one below the other on one sheet, with the texts between them in
 * rows of their own. Web systems name such pages .xls. Exact numbers come from `x:num` and `sdval` where a program wrote them.
 */
export function readHtml(text: string): Result<PlainWorkbook, ReadProblem> {
  const grid = new HtmlGrid();
  const formats = new StyleFormats();
  let unseen = 0;
  let style: string | undefined;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (name === 'style') style = '';
        if (UNSEEN.has(name)) unseen += 1;
        if (unseen > 0) return;
        if (name === 'table') grid.openTable();
        else if (name === 'tr') grid.openRow();
        else if (name === 'td' || name === 'th') grid.openCell(spanOf(name, attributes, formats));
        else if (BLOCKS.has(name)) grid.endLine();
      },
      ontext: (piece) => {
        if (style !== undefined) style += piece;
        else if (unseen === 0) grid.text(piece);
      },
      onclosetag: (name) => {
        if (name === 'style') {
          formats.read(style ?? '');
          style = undefined;
        }
        if (UNSEEN.has(name)) unseen = Math.max(0, unseen - 1);
        else if (unseen > 0) return;
        else if (name === 'table') grid.closeTable();
        else if (name === 'td' || name === 'th') grid.closeCell();
        else if (BLOCKS.has(name)) grid.endLine();
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  try {
    parser.end(text);
    grid.end();
  } catch (error) {
    if (error instanceof TooManyCells) return failed({ kind: 'too-large', detail: 'cells of a web page' });
    throw error;
  }
  const name = /<x:Name>([^<]{1,31})<\/x:Name>/i.exec(text)?.[1]?.trim() || '网页表格';
  const sheet = plainSheet(name, false, grid.cells);
  return sheet.ok ? ok({ format: 'html', sheets: [sheet.value] }) : sheet;
}

function spanOf(name: string, attributes: Attributes, formats: StyleFormats) {
  return {
    across: times(attributes.colspan),
    down: times(attributes.rowspan),
    // What is not displayed takes no column either.
    shown: !/display\s*:\s*none/i.test(attributes.style ?? ''),
    content: (text: string) => cellOf(text, name, attributes, formats),
  };
}

function times(written: string | undefined): number {
  return Math.min(65_536, Math.max(1, Number.parseInt(written ?? '1', 10) || 1));
}

function cellOf(
  text: string,
  name: string,
  attributes: Attributes,
  formats: StyleFormats,
): SheetCell | undefined {
  const format = namedFormat(formats.of(name, attributes.style ?? '', attributes.class ?? ''));
  const exact = attributes['x:num'] || attributes.sdval;
  const digits = exact ? writtenNumberText(exact.trim()) : undefined;
  if (digits !== undefined) {
    const stored = Number(exact);
    return { kind: 'number', text: digits, ...shownBeside(stored, text, format(stored)) };
  }
  if (text === '') return undefined;
  if ('x:str' in attributes) return { kind: 'text', text };
  const written = writtenCell(text);
  // What a format makes of a number is in the text already.
  return { ...written, ...shownOnly(format(Number(written.text.replace(/[^\d.-]/g, '')) || 0)) };
}

/** Styles of a page are written in many ways; what its text shows of a stored number is seen in any case. */
function shownBeside(stored: number, text: string, shown: ShownNumber): ShownNumber {
  if (shown.hidden !== undefined || shown.percent || shown.date) return shown;
  const beside = shownPower(stored, text);
  return beside === 'other' ? { ...shown, hidden: 'unclear' } : { ...shown, ...beside };
}
