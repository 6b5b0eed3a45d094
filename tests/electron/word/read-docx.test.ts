import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readDocx } from '../../../electron/word/read-docx';

const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';

/** A .docx written by hand, as Word and WPS write them. */
function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const related = Object.keys(parts).map(
    (type, at) => `<Relationship Id="r${at}" Type="${RELATIONSHIP}/${type}" Target="${type}.xml"/>`,
  );
  const relationships = (inner: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  return zipSync({
    '_rels/.rels': strToU8(
      relationships(
        `<Relationship Id="r" Type="${RELATIONSHIP}/officeDocument" Target="word/document.xml"/>`,
      ),
    ),
    'word/document.xml': strToU8(`<w:document ${WORD}><w:body>${body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': strToU8(relationships(related.join(''))),
    ...Object.fromEntries(
      Object.entries(parts).map(([type, inner]) => [
        `word/${type}.xml`,
        strToU8(`<w:${type} ${WORD}>${inner}</w:${type}>`),
      ]),
    ),
  });
}

function read(body: string, parts?: Readonly<Record<string, string>>) {
  const document = readDocx(docx(body, parts));
  if (!document.ok) throw new Error(document.problem.kind);
  return document.value;
}

function lines(body: string, parts?: Readonly<Record<string, string>>): string[] {
  return read(body, parts).blocks.map((block) => (block.kind === 'paragraph' ? block.text : '（表）'));
}

const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const paragraph = (inner: string): string => `<w:p>${inner}</w:p>`;

test.each([
  ['a sentence split over runs', paragraph(run('支出') + run('1,200.00') + run('元')), '支出1,200.00元'],
  [
    'the number of a simple field',
    paragraph(
      `${run('支出')}<w:fldSimple w:instr="DOCPROPERTY 支出">${run('85.04')}</w:fldSimple>${run('%')}`,
    ),
    '支出85.04%',
  ],
  [
    'the result of a field, not its code, also of one within it',
    paragraph(
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>' +
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
        `${run('9')}<w:r><w:fldChar w:fldCharType="end"/></w:r>` +
        `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('86.81%')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('。')}`,
    ),
    '86.81%。',
  ],
  [
    'what was inserted, not what was deleted',
    paragraph(
      `<w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins>${run('103.06')}</w:ins>${run('%')}`,
    ),
    '103.06%',
  ],
  [
    'a content control in a line',
    paragraph(`${run('单位：')}<w:sdt><w:sdtContent>${run('某局')}</w:sdtContent></w:sdt>`),
    '单位：某局',
  ],
  [
    'what can be seen only',
    paragraph(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r>${run('定稿')}`),
    '定稿',
  ],
])('reads %s', (_what, body, text) => {
  expect(lines(body)[0]).toBe(text);
});

test('a text box stands once, though it is written twice', () => {
  const box = (inner: string): string => `<w:txbxContent>${paragraph(run(inner))}</w:txbxContent>`;
  const both =
    `<mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:txbx>${box('监督索引号')}</wps:txbx></wps:wsp></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><v:shape><v:textbox>${box('监督索引号')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`;
  expect(lines(paragraph(`<w:r>${both}</w:r>`))).toEqual(['监督索引号']);
});

test('a block in a content control, and a table with one in its rows', () => {
  const cell = (text: string): string => `<w:tc>${paragraph(run(text))}</w:tc>`;
  const { blocks } = read(
    `<w:sdt><w:sdtContent>${paragraph(run('一、职责'))}</w:sdtContent></w:sdt>` +
      `<w:tbl><w:tr>${cell('项目')}${cell('金额')}</w:tr><w:sdt><w:sdtContent><w:tr>${cell('合计')}${cell('12.00')}</w:tr></w:sdtContent></w:sdt></w:tbl>`,
  );
  expect(blocks).toMatchObject([
    { kind: 'paragraph', text: '一、职责' },
    {
      kind: 'table',
      rows: [
        ['项目', '金额'],
        ['合计', '12.00'],
      ],
    },
  ]);
});

test('automatic numbers are written out as the page shows them', () => {
  const level = (at: number, format: string, pattern: string): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`;
  const styles =
    '<w:style w:styleId="Title2"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
  const at = (number: number, text: string): string =>
    paragraph(
      `<w:pPr><w:numPr><w:ilvl w:val="${number}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}`,
    );
  const styled = (text: string): string => paragraph(`<w:pPr><w:pStyle w:val="Title2"/></w:pPr>${run(text)}`);
  const body =
    at(0, '收入') + at(1, '其中') + at(2, '财政拨款') + at(2, '其他') + styled('另外') + at(0, '支出');
  expect(lines(body, { numbering, styles })).toEqual([
    '一、收入',
    '（一）其中',
    '1.财政拨款',
    '2.其他',
    '（二）另外',
    '二、支出',
  ]);
});

test('headers and notes are read apart from the text, notes after their paragraph', () => {
  const mark = '<w:r><w:footnoteReference w:id="2"/></w:r>';
  const { blocks, losses } = read(paragraph(run('正文') + mark) + paragraph(run('下文')), {
    header: paragraph(run('某局')),
    footer: paragraph(run('- 1 -')),
    footnotes: `<w:footnote w:type="separator" w:id="0">${paragraph(run('线'))}</w:footnote><w:footnote w:id="2">${paragraph(run('数据来源'))}</w:footnote>`,
  });
  expect(blocks).toEqual([
    { kind: 'paragraph', text: '正文' },
    { kind: 'paragraph', text: '数据来源', role: 'note' },
    { kind: 'paragraph', text: '下文' },
    { kind: 'paragraph', text: '某局', role: 'header' },
  ]);
  expect(losses).toEqual([]);
});

test('hidden text is marked, not lost and not in the text', () => {
  const { blocks } = read(paragraph(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r>${run('定稿')}`));
  expect(blocks).toEqual([
    { kind: 'paragraph', text: '定稿' },
    { kind: 'paragraph', text: '草稿', role: 'hidden' },
  ]);
});

test('cells stand where the grid puts them: before the first column, over columns, over rows', () => {
  const cell = (text: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;
  const { blocks } = read(
    `<w:tbl><w:tr>${cell('项目', '<w:vMerge w:val="restart"/>')}${cell('本年', '<w:gridSpan w:val="2"/>')}</w:tr>` +
      `<w:tr>${cell('', '<w:vMerge/>')}${cell('预算')}${cell('决算')}</w:tr>` +
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('1.00')}${cell('2.00')}</w:tr>` +
      `<w:tr><w:trPr><w:del/></w:trPr>${cell('删去')}</w:tr></w:tbl>`,
  );
  expect(blocks).toMatchObject([
    {
      cells: [
        { row: 0, column: 0, rowSpan: 2, text: '项目' },
        { row: 0, column: 1, columnSpan: 2, text: '本年' },
        { row: 1, column: 1, text: '预算' },
        { row: 1, column: 2, text: '决算' },
        { row: 2, column: 1, text: '1.00' },
        { row: 2, column: 2, text: '2.00' },
      ],
      rows: [
        ['项目', '本年'],
        ['预算', '决算'],
        ['1.00', '2.00'],
      ],
    },
  ]);
});

test('pages are told where Word kept them, levels and contents by their styles', () => {
  const turned = '<w:r><w:lastRenderedPageBreak/></w:r>';
  const styles =
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="own"><w:basedOn w:val="1"/></w:style>' +
    '<w:style w:styleId="T"><w:name w:val="toc 1"/></w:style><w:style w:styleId="out"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>';
  const styled = (id: string, text: string): string =>
    paragraph(`<w:pPr><w:pStyle w:val="${id}"/></w:pPr>${run(text)}`);
  const cell = (inner: string): string => `<w:tc>${paragraph(inner)}</w:tc>`;
  const body =
    styled('T', '第一部分 2') +
    styled('own', '第一部分') +
    paragraph(turned + run('第二页') + turned) +
    `<w:tbl><w:tr>${cell(run('三'))}</w:tr><w:tr>${cell(turned + run('四'))}</w:tr></w:tbl>${styled('out', '一、')}`;
  expect(read(body, { styles }).blocks).toMatchObject([
    { text: '第一部分 2', role: 'contents', page: 1 },
    { text: '第一部分', level: 1, page: 1 },
    { text: '第二页', page: 2 },
    { pages: [3, 4] },
    { text: '一、', level: 2, page: 4 },
  ]);
});

test('bytes that are no Word document are refused', () => {
  expect(readDocx(strToU8('PK\u0003\u0004 nothing')).ok).toBe(false);
  expect(readDocx(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })).ok).toBe(false);
});
