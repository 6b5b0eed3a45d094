import { cellName } from '#shared/workbook/sheet';
import type { DrawnNote } from './drawn-sheet';
import { textXml } from './sheet-xml';

/** How large a comment's box is, in columns and rows, and where it stands beside its cell. */
const BOX = { columns: 2, rows: 4, inset: 15, gap: 10 } as const;

/** What goes into a sheet's part of comments. */
export function commentsXml(notes: readonly DrawnNote[]): string {
  const font = '<rPr><sz val="10"/><rFont val="宋体"/><family val="3"/><charset val="134"/></rPr>';
  const listed = notes.map(
    ({ row, column, text }) =>
      `<comment ref="${cellName(row, column)}" authorId="0"><text><r>${font}${textXml(text)}</r></text></comment>`,
  );
  return `<authors><author/></authors><commentList>${listed.join('')}</commentList>`;
}

/** The boxes of the comments, hidden until they are pointed at, as Excel draws them. */
export function notesDrawing(notes: readonly DrawnNote[]): string {
  const shapes = notes.map(({ row, column }, at) => {
    const anchor = [
      ...[column + 1, BOX.inset, Math.max(row - 1, 0), BOX.gap],
      ...[column + 1 + BOX.columns, BOX.inset, Math.max(row - 1, 0) + BOX.rows, BOX.gap],
    ];
    return `<v:shape id="_x0000_s${1025 + at}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor.join(', ')}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
  });
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`;
}
