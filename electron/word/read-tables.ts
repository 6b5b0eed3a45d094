import type { DocumentLine, LooseLine } from '#shared/forms/loose-lines';
import { append } from '#shared/kit/lists';
import { failed, ok, type Result } from '#shared/kit/result';
import type { PlainWorkbook, ReadProblem } from '#shared/workbook/sheet';
import { partText } from '../package/read-package';
import { childNamed, descendantsNamed, parseXml, type XmlElement } from '../package/xml-document';
import { HOLDERS, segmentsOf } from './paragraph-text';
import { readWord } from './read-docx';
import { type WordSheet, wordSheets, workbookOf } from './word-sheets';

/** A .docx as the locator and whoever reads its text see it: every line is in `lines`, those above a table in its sheet too. */
export type WordTables = { readonly workbook: PlainWorkbook; readonly lines: readonly DocumentLine[] };

/** Parts beside the text of a document that say something to a reader, and what they are called. */
const BESIDE: readonly (readonly [RegExp, string])[] = [
  [/^word\/header\d*\.xml$/, '页眉'],
  [/^word\/footer\d*\.xml$/, '页脚'],
  [/^word\/footnotes\.xml$/, '脚注'],
  [/^word\/endnotes\.xml$/, '尾注'],
];

/** The tables of a .docx for the locator, each a sheet with the lines of text above it; and all text outside of them. */
export function readTables(bytes: Uint8Array): Result<WordTables, ReadProblem> {
  const read = readWord(bytes);
  if (!read.ok) return read;
  const { parts, main } = read.value;
  const root = parseXml(partText(parts, main) ?? '')?.root;
  const body = root && childNamed(root, 'body');
  if (!body) return failed({ kind: 'damaged', detail: 'no body' });
  const sheets = wordSheets(body);
  const lines = linesOf(body, sheets);
  for (const name of parts.keys()) {
    const place = BESIDE.find(([pattern]) => pattern.test(name))?.[1];
    const beside = place === undefined ? undefined : parseXml(partText(parts, name) ?? '')?.root;
    if (place === undefined || !beside) continue;
    for (const paragraph of descendantsNamed(beside, 'p')) {
      const text = textOf(paragraph);
      // A page's number says nothing of the form.
      if (/[^\d\s\-—–第页共/]/.test(text)) lines.push({ kind: 'line', place, text });
    }
  }
  return ok({ workbook: workbookOf(sheets), lines });
}

function linesOf(body: XmlElement, sheets: readonly WordSheet[]): DocumentLine[] {
  const lines: DocumentLine[] = [];
  const inSheets = new Map(
    sheets.flatMap(({ sheet, rows }) =>
      rows.flatMap((row, at) =>
        row.kind === 'line' ? [[row.paragraph, { sheet: sheet.name, row: at }] as const] : [],
      ),
    ),
  );
  let paragraphs = 0;
  let tables = 0;
  const say = (paragraph: XmlElement): void => {
    paragraphs += 1;
    const boxes: XmlElement[] = [];
    const text = textOf(paragraph, boxes);
    const at = inSheets.get(paragraph);
    const line: LooseLine = { kind: 'line', place: `第${paragraphs}段`, text, ...(at ? { at } : {}) };
    if (text.trim() !== '') lines.push(line);
    for (const each of boxes.flatMap((box) => descendantsNamed(box, 'p'))) {
      const boxed = textOf(each);
      if (boxed.trim() !== '')
        lines.push({ kind: 'line', place: `第${paragraphs}段旁的文本框`, text: boxed });
    }
  };
  const walk = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (child.name === 'p') say(child);
      else if (HOLDERS.has(child.name)) walk(child);
      else if (child.name === 'tbl') {
        const sheet = sheets[tables]?.sheet.name ?? '';
        tables += 1;
        lines.push({ kind: 'table', sheet });
        append(lines, nestedLines(child, `${sheet}的格中的表`));
      }
    }
  };
  walk(body);
  return lines;
}

/** What stands in tables within cells, which are no sheets. */
function nestedLines(table: XmlElement, place: string): readonly LooseLine[] {
  const cells = descendantsNamed(table, 'tc');
  return cells
    .flatMap((cell) => descendantsNamed(cell, 'tbl'))
    .filter((nested, at, all) => all.indexOf(nested) === at)
    .flatMap((nested) => descendantsNamed(nested, 'p').map((paragraph) => textOf(paragraph)))
    .filter((text) => text.trim() !== '')
    .map((text) => ({ kind: 'line', place, text }));
}

function textOf(paragraph: XmlElement, boxes: XmlElement[] = []): string {
  return segmentsOf(paragraph, (box) => boxes.push(box))
    .map(({ text }) => text)
    .join('');
}
