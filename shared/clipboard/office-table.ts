/** Copied cells as the table that Excel, WPS and LibreOffice take: `rows` are `<tr>` elements, `attributes` the table's own. */
export function officeTable(rows: readonly string[], attributes = ''): string {
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table${attributes} border="1">\n${rows.join('\n')}\n</table></body></html>`;
}

/** A cell that stays a text wherever it is pasted, so that codes keep their zeros. */
export function textCell(text: string, attributes = ''): string {
  return `<td${attributes} style="mso-number-format:'\\@'" sdnum="2052;0;@">${escapeHtml(text)}</td>`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
