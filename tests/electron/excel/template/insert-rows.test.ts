import { expect, test } from 'vitest';
import type { RowInsertion } from '#shared/workbook/template-plan';
import { patchWorkbook } from '../../../../electron/excel/template/patch-workbook';
import { partsOf, smallWorkbook } from '../fixtures';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const THREE: RowInsertion = { after: 4, count: 3, like: 4 };

/** Three lines put below row 5 of 甲; what becomes of one piece of its XML. */
async function moved(body: string, insertion: RowInsertion = THREE): Promise<string> {
  return (await inserted({ 甲: `<sheetData/>${body}` }, {}, insertion))['xl/worksheets/sheet1.xml']!.replace(
    /^<worksheet[^>]*><sheetData\/>|<\/worksheet>$/g,
    '',
  );
}

async function inserted(
  sheets: Readonly<Record<string, string>>,
  extra: Parameters<typeof smallWorkbook>[1] = {},
  insertion: RowInsertion = THREE,
): Promise<Readonly<Record<string, string>>> {
  const plan = { sheets: [{ sheet: '甲', insertions: [insertion], writes: [] }] };
  const result = await patchWorkbook(smallWorkbook(sheets, extra), plan);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return partsOf(result.value.bytes);
}

test.each<[string, string, string]>([
  [
    'merges move, grow, and repeat for the new lines',
    '<mergeCells count="3"><mergeCell ref="A5:B5"/><mergeCell ref="C4:C6"/><mergeCell ref="A9:F9"/></mergeCells>',
    '<mergeCells count="6"><mergeCell ref="A5:B5"/><mergeCell ref="C4:C9"/><mergeCell ref="A12:F12"/><mergeCell ref="A6:B6"/><mergeCell ref="A7:B7"/><mergeCell ref="A8:B8"/></mergeCells>',
  ],
  [
    'conditional formats take in the new lines',
    '<conditionalFormatting sqref="C5 E7:E8"><cfRule type="expression"><formula>AND(C5&lt;$C$9,C5&lt;&gt;"A9")</formula></cfRule></conditionalFormatting>',
    '<conditionalFormatting sqref="C5:C8 E10:E11"><cfRule type="expression"><formula>AND(C5&lt;$C$12,C5&lt;&gt;"A9")</formula></cfRule></conditionalFormatting>',
  ],
  [
    'validations too, formulas of the main and the extension list',
    '<dataValidations count="1"><dataValidation type="list" sqref="B5"><formula1>$H$6:$H$9</formula1></dataValidation></dataValidations><extLst><ext><x14:dataValidations xmlns:x14="u:x14" xmlns:xm="u:xm"><x14:dataValidation><x14:formula1><xm:f>甲!$H$6</xm:f></x14:formula1><xm:sqref>D5:D6</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>',
    '<dataValidations count="1"><dataValidation type="list" sqref="B5:B8"><formula1>$H$9:$H$12</formula1></dataValidation></dataValidations><extLst><ext><x14:dataValidations xmlns:x14="u:x14" xmlns:xm="u:xm"><x14:dataValidation><x14:formula1><xm:f>甲!$H$9</xm:f></x14:formula1><xm:sqref>D5:D9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>',
  ],
  [
    'x14 conditional formats and sparklines',
    '<extLst><ext><x14:conditionalFormatting xmlns:x14="u:x14" xmlns:xm="u:xm"><x14:cfRule><xm:f>乙!A9+A9</xm:f></x14:cfRule><xm:sqref>A7</xm:sqref></x14:conditionalFormatting><x14:sparkline xmlns:x14="u:x14" xmlns:xm="u:xm"><xm:f>甲!A1:A9</xm:f><xm:sqref>F9</xm:sqref></x14:sparkline></ext></extLst>',
    '<extLst><ext><x14:conditionalFormatting xmlns:x14="u:x14" xmlns:xm="u:xm"><x14:cfRule><xm:f>乙!A9+A12</xm:f></x14:cfRule><xm:sqref>A10</xm:sqref></x14:conditionalFormatting><x14:sparkline xmlns:x14="u:x14" xmlns:xm="u:xm"><xm:f>甲!A1:A12</xm:f><xm:sqref>F12</xm:sqref></x14:sparkline></ext></extLst>',
  ],
  [
    'a threshold that is a formula',
    '<conditionalFormatting sqref="A9"><cfRule><colorScale><cfvo type="formula" val="$B$9"/><cfvo type="num" val="9"/></colorScale></cfRule></conditionalFormatting>',
    '<conditionalFormatting sqref="A12"><cfRule><colorScale><cfvo type="formula" val="$B$12"/><cfvo type="num" val="9"/></colorScale></cfRule></conditionalFormatting>',
  ],
  [
    'links, filter, protected ranges, breaks',
    '<protectedRanges><protectedRange name="p" sqref="A4:B6 C9"/></protectedRanges><autoFilter ref="A3:F9"/><hyperlinks><hyperlink ref="A9" location="\'甲\'!B9"/></hyperlinks><rowBreaks count="2"><brk id="5" max="16383" man="1"/><brk id="4"/></rowBreaks><colBreaks><brk id="9"/></colBreaks><ignoredErrors><ignoredError sqref="A9"/></ignoredErrors>',
    '<protectedRanges><protectedRange name="p" sqref="A4:B9 C12"/></protectedRanges><autoFilter ref="A3:F12"/><hyperlinks><hyperlink ref="A12" location="\'甲\'!B12"/></hyperlinks><rowBreaks count="2"><brk id="8" max="16383" man="1"/><brk id="4"/></rowBreaks><colBreaks><brk id="9"/></colBreaks><ignoredErrors><ignoredError sqref="A12"/></ignoredErrors>',
  ],
  [
    'controls in the sheet',
    '<controls><control><controlPr linkedCell="$B$9"><anchor moveWithCells="1"><from><row>3</row></from><to><row>8</row></to></anchor></controlPr></control><control><controlPr><anchor moveWithCells="1" sizeWithCells="1"><from><row>6</row></from><to><row>8</row></to></anchor></controlPr></control></controls>',
    '<controls><control><controlPr linkedCell="$B$12"><anchor moveWithCells="1"><from><row>3</row></from><to><row>8</row></to></anchor></controlPr></control><control><controlPr><anchor moveWithCells="1" sizeWithCells="1"><from><row>9</row></from><to><row>11</row></to></anchor></controlPr></control></controls>',
  ],
  [
    'views: frozen rows stay frozen, the cursor goes with its cell',
    '<sheetViews><sheetView topLeftCell="A6"><pane ySplit="3" topLeftCell="A4" state="frozen"/><selection activeCell="B9" sqref="B9:C9 A:A"/></sheetView></sheetViews>',
    '<sheetViews><sheetView topLeftCell="A9"><pane ySplit="3" topLeftCell="A4" state="frozen"/><selection activeCell="B12" sqref="B12:C12 A:A"/></sheetView></sheetViews>',
  ],
])('%s', async (_, before, after) => {
  expect(await moved(before)).toBe(after);
});

test('lines put above their model: formulas relative to the first line follow it up', async () => {
  const before =
    '<conditionalFormatting sqref="A6:A8"><cfRule><formula>A6&gt;B$1+C$9</formula></cfRule></conditionalFormatting>';
  expect(await moved(before, { after: 4, count: 3, like: 5 })).toBe(
    '<conditionalFormatting sqref="A6:A11"><cfRule><formula>A6&gt;B$1+C$12</formula></cfRule></conditionalFormatting>',
  );
});

/** A rule for these cells with this formula, and both after three lines like row 5 went in below it. */
test.each<[string, string, string, string]>([
  ['A6:A8', 'A5', 'A9:A11', 'A8'],
  ['A6:A8', 'A5+A$5+A$6+SUM(A$1:A4)', 'A9:A11', 'A8+A$5+A$9+SUM(A$1:A7)'],
  ['A5:A8', 'A5&lt;A6', 'A5:A11', 'A5&lt;A6'],
  ['A5', 'AND(A6&gt;0,$B5&gt;B$6)', 'A5:A8', 'AND(A6&gt;0,$B5&gt;B$9)'],
  ['A5:B5 D7', 'A6', 'A5:B8 D10', 'A6'],
  // All of the rule's rows and what they refer to lie on one side of the new lines each.
  ['A6:A8', 'B2', 'A9:A11', 'B2'],
  ['A1:A3', 'A6', 'A1:A3', 'A9'],
  ['A6', 'B5+B7', 'A9', 'B5+B10'],
  ['A6:A8', '乙!A6+A6', 'A9:A11', '乙!A6+A9'],
  ['A:A', 'A1&lt;A2', 'A:A', 'A1&lt;A2'],
])('a rule for %s with %s', async (cells, formula, newCells, newFormula) => {
  const format = (sqref: string, text: string) =>
    `<conditionalFormatting sqref="${sqref}"><cfRule><formula>${text}</formula></cfRule></conditionalFormatting>`;
  const list = (sqref: string, text: string) =>
    `<dataValidations><dataValidation sqref="${sqref}"><formula1>${text}</formula1></dataValidation></dataValidations>`;
  expect(await moved(format(cells, formula) + list(cells, formula))).toBe(
    format(newCells, newFormula) + list(newCells, newFormula),
  );
});

test('new lines take height and styles, no values; shared and array formulas are right in their new places', async () => {
  const rows =
    '<row r="5" ht="20" customHeight="1"><c r="A5" s="1" t="s"><v>0</v></c><c r="B5" s="2"><f t="shared" ref="B5:B7" si="0">A5*2</f><v>1</v></c></row>' +
    '<row r="6"><c r="B6"><f t="shared" si="0"/><v>1</v></c></row>' +
    '<row r="7"><c r="B7"><f t="shared" si="0"/></c><c r="C7"><f t="array" ref="C7:C8">A7:A8&amp;"&lt;"</f></c></row>';
  const sheet = (await inserted({ 甲: `<dimension ref="A5:C7"/><sheetData>${rows}</sheetData>` }))[
    'xl/worksheets/sheet1.xml'
  ];
  const model = (row: number) =>
    `<row r="${row}" ht="20" customHeight="1"><c r="A${row}" s="1"/><c r="B${row}" s="2"/></row>`;
  expect(sheet).toContain(
    '<dimension ref="A5:C10"/><sheetData><row r="5" ht="20" customHeight="1"><c r="A5" s="1" t="s"><v>0</v></c><c r="B5" s="2"><f>A5*2</f><v>1</v></c></row>' +
      `${model(6)}${model(7)}${model(8)}` +
      '<row r="9"><c r="B9"><f>A9*2</f><v>1</v></c></row>' +
      '<row r="10"><c r="B10"><f>A10*2</f></c><c r="C10"><f t="array" ref="C10:C11">A10:A11&amp;"&lt;"</f></c></row></sheetData>',
  );
});

test.each([
  ['hidden="1"', ''],
  ['ht="20" hidden="true" outlineLevel="2" collapsed="1" customHeight="1"', ' ht="20" customHeight="1"'],
  ['ht="0" customHeight="1" s="3" customFormat="1"', ' s="3" customFormat="1"'],
  ['hidden="0" outlineLevel="1"', ' outlineLevel="1"'],
])('new lines like a row with %s are seen', async (model, kept) => {
  const row = `<row r="5" ${model}><c r="A5" s="1"/></row>`;
  const sheet = await inserted({ 甲: `<sheetData>${row}</sheetData>` }, {}, { after: 4, count: 1, like: 4 });
  expect(sheet['xl/worksheets/sheet1.xml']).toContain(
    `<sheetData>${row}<row r="6"${kept}><c r="A6" s="1"/></row></sheetData>`,
  );
});

test('a merge over two rows that begins in the model row grows and is not repeated', async () => {
  expect(await moved('<mergeCells count="1"><mergeCell ref="A5:B6"/></mergeCells>')).toBe(
    '<mergeCells count="1"><mergeCell ref="A5:B9"/></mergeCells>',
  );
});

test('lines behind the last row', async () => {
  const sheet = await inserted({
    甲: '<dimension ref="A5"/><sheetData><row r="5"><c r="A5" s="1"/></row></sheetData>',
  });
  expect(sheet['xl/worksheets/sheet1.xml']).toContain('<dimension ref="A5:A8"/>');
  expect(sheet['xl/worksheets/sheet1.xml']).toContain('<row r="8"><c r="A8" s="1"/></row></sheetData>');
});

test('several insertions in one sheet', async () => {
  const rows = [1, 2, 3].map((row) => `<row r="${row}"><c r="A${row}" s="${row}"/></row>`).join('');
  const insertions = [
    { after: 0, count: 1, like: 0 },
    { after: 1, count: 2, like: 2 },
  ];
  const plan = { sheets: [{ sheet: '甲', insertions, writes: [] }] };
  const result = await patchWorkbook(smallWorkbook({ 甲: `<sheetData>${rows}</sheetData>` }), plan);
  const xml = result.ok ? partsOf(result.value.bytes)['xl/worksheets/sheet1.xml']! : '';
  expect([...xml.matchAll(/r="A(\d)" s="(\d)"/g)].map((match) => `${match[1]}:${match[2]}`)).toEqual([
    '1:1',
    '2:1',
    '3:2',
    '4:3',
    '5:3',
    '6:3',
  ]);
});

test('formulas in other sheets, names, print areas; a shared formula that points here is written out', async () => {
  const other =
    '<sheetData><row r="9"><c r="A9"><f>甲!A9+A9+SUM(甲!A4:A6)</f></c><c r="B9"><f t="shared" ref="B9:C9" si="0">甲!A9</f></c><c r="C9"><f t="shared" si="0"/></c><c r="D9"><f t="shared" ref="D9:D10" si="1">A9</f></c></row></sheetData><hyperlinks><hyperlink ref="A9" location="甲!A9"/></hyperlinks>';
  const names =
    '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">甲!$A$1:$F$9</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">甲!$A:$B,甲!$1:$6</definedName><definedName name="n">乙!$A$9&amp;甲!$A$9</definedName></definedNames>';
  const parts = await inserted({ 甲: '<sheetData/>', 乙: other, 丙: '<sheetData/>' }, { names });
  expect(parts['xl/worksheets/sheet2.xml']).toContain(
    '<sheetData><row r="9"><c r="A9"><f>甲!A12+A9+SUM(甲!A4:A9)</f></c><c r="B9"><f>甲!A12</f></c><c r="C9"><f>甲!B12</f></c><c r="D9"><f t="shared" ref="D9:D10" si="1">A9</f></c></row></sheetData><hyperlinks><hyperlink ref="A9" location="甲!A12"/></hyperlinks>',
  );
  expect(parts['xl/workbook.xml']).toContain(
    '<definedName name="_xlnm.Print_Area" localSheetId="0">甲!$A$1:$F$12</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">甲!$A:$B,甲!$1:$9</definedName><definedName name="n">乙!$A$9&amp;甲!$A$12</definedName>',
  );
});

test('tables, pictures, comment boxes, charts and pivot sources', async () => {
  const links = [
    ['table', '../tables/table1.xml'],
    ['drawing', '../drawings/drawing1.xml'],
    ['vmlDrawing', '../drawings/vml1.vml'],
  ].map(
    ([type, target], index) =>
      `<Relationship Id="rId${index}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  const anchor = (edit: string, from: number, to: number, offset = 7) =>
    `<twoCellAnchor${edit}><from><row>${from}</row></from><to><row>${to}</row><rowOff>${offset}</rowOff></to></twoCellAnchor>`;
  const note = (row: string, anchorText: string) =>
    `<x:ClientData ObjectType="Note"><x:Anchor>${anchorText}</x:Anchor>${row}<br></x:ClientData>`;
  const before = {
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    'xl/tables/table1.xml':
      '<table ref="A4:C9"><autoFilter ref="A4:C8"/><tableColumn><calculatedColumnFormula>甲!A9</calculatedColumnFormula></tableColumn></table>',
    'xl/drawings/drawing1.xml': `<wsDr>${anchor('', 3, 6)}${anchor(' editAs="oneCell"', 3, 6)}${anchor(' editAs="absolute"', 6, 9)}${anchor('', 6, 9)}${anchor('', 3, 5, 0)}</wsDr>`,
    'xl/drawings/vml1.vml': `<xml>${note('<x:Row>8</x:Row>', '1, 15, 3, 2, 3, 15, 7, 16')}${note('', '1, 15, 3, 2, 3, 15, 7, 16')}</xml>`,
    'xl/charts/chart1.xml':
      '<c:chartSpace xmlns:c="u:c"><c:f>甲!$A$4:$A$9</c:f><c:f>乙!$A$9</c:f></c:chartSpace>',
    'xl/pivotCache/pivotCacheDefinition1.xml': '<p><worksheetSource ref="A4:B9" sheet="甲"/></p>',
  };
  const parts = await inserted({ 甲: '<sheetData/>' }, { parts: before });
  const pick = Object.fromEntries(Object.keys(before).map((name) => [name, parts[name]]));
  expect(pick).toEqual({
    ...before,
    'xl/tables/table1.xml':
      '<table ref="A4:C12"><autoFilter ref="A4:C11"/><tableColumn><calculatedColumnFormula>甲!A12</calculatedColumnFormula></tableColumn></table>',
    'xl/drawings/drawing1.xml': `<wsDr>${anchor('', 3, 9)}${anchor(' editAs="oneCell"', 3, 6)}${anchor(' editAs="absolute"', 6, 9)}${anchor('', 9, 12)}${anchor('', 3, 5, 0)}</wsDr>`,
    'xl/drawings/vml1.vml': `<xml>${note('<x:Row>11</x:Row>', '1, 15, 6, 2, 3, 15, 10, 16')}${note('', '1, 15, 3, 2, 3, 15, 10, 16')}</xml>`,
    'xl/charts/chart1.xml':
      '<c:chartSpace xmlns:c="u:c"><c:f>甲!$A$4:$A$12</c:f><c:f>乙!$A$9</c:f></c:chartSpace>',
    'xl/pivotCache/pivotCacheDefinition1.xml': '<p><worksheetSource ref="A4:B12" sheet="甲"/></p>',
  });
});

test.each<[string, number, number, string, number, number]>([
  // The new lines lie between rows 5 and 6; rows are counted from nought here.
  ['', 4, 5, '', 4, 8],
  ['', 4, 5, '<x:rowOff>1</x:rowOff>', 4, 8],
  ['', 4, 5, '<x:rowOff>0</x:rowOff>', 4, 5],
  ['', 4, 6, '<x:rowOff>0</x:rowOff>', 4, 9],
  ['', 5, 9, '', 8, 12],
  [' editAs="twoCell"', 4, 5, '', 4, 8],
  [' editAs="oneCell"', 4, 5, '', 4, 5],
  [' editAs="oneCell"', 5, 9, '', 8, 12],
  [' editAs="absolute"', 5, 9, '', 5, 9],
])('a picture%s from row %d to %d%s', async (keeps, from, to, offset, newFrom, newTo) => {
  const drawing = (top: number, bottom: number) => {
    const anchor = `<x:twoCellAnchor${keeps}><x:from><x:row>${top}</x:row></x:from><x:to><x:row>${bottom}</x:row>${offset}</x:to></x:twoCellAnchor>`;
    const either = `<mc:AlternateContent xmlns:mc="u:mc"><mc:Choice Requires="a14">${anchor}</mc:Choice><mc:Fallback>${anchor}</mc:Fallback></mc:AlternateContent>`;
    return `<x:wsDr xmlns:x="u:x">${anchor}${either}</x:wsDr>`;
  };
  const name = 'xl/drawings/drawing1.xml';
  const link = `<Relationship Id="rId1" Type="${RELATIONS}/drawing" Target="../drawings/drawing1.xml"/>`;
  const parts = {
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${link}</Relationships>`,
    [name]: drawing(from, to),
  };
  expect((await inserted({ 甲: '<sheetData/>' }, { parts }))[name]).toBe(drawing(newFrom, newTo));
});
