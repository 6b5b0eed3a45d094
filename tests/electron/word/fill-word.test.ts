import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { SlotText } from '../../../electron/word/fill-slots';
import { fillWord } from '../../../electron/word/fill-word';
import { readDocx } from '../../../electron/word/read-docx';
import { workbookPath } from '../../support/reference';

const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';

function docx(body: string, header = ''): Uint8Array {
  const relationships = (inner: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  return zipSync({
    '_rels/.rels': strToU8(
      relationships(
        `<Relationship Id="r" Type="${RELATIONSHIP}/officeDocument" Target="word/document.xml"/>`,
      ),
    ),
    'word/document.xml': strToU8(`<w:document ${WORD}><w:body>${body}</w:body></w:document>`),
    'word/header1.xml': strToU8(`<w:hdr ${WORD}>${header}</w:hdr>`),
    'word/theme.xml': strToU8('<theme>as it was</theme>'),
    'word/_rels/document.xml.rels': strToU8(
      relationships(`<Relationship Id="h" Type="${RELATIONSHIP}/header" Target="header1.xml"/>`),
    ),
  });
}

const TEXTS: Readonly<Record<string, SlotText>> = {
  单位名称: { text: '某局' },
  职责: { text: '一是审批；\n二是服务。' },
  机构设置: { reason: '没有填写“机构设置”' },
  '01[31,1]': { text: '55,923,963.72元 & <整>' },
};

async function filled(body: string, header?: string) {
  const made = await fillWord(docx(body, header), {
    textFor: (name) => TEXTS[name],
    planFor: () => undefined,
  });
  if (!made.ok) throw new Error(made.problem.kind);
  const parts = unzipSync(made.value.bytes);
  return {
    ...made.value,
    xml: strFromU8(parts['word/document.xml']!).replace(/^.*?<w:body>|<\/w:body>.*$/g, ''),
    header: strFromU8(parts['word/header1.xml']!),
    theme: strFromU8(parts['word/theme.xml']!),
  };
}

function lines(bytes: Uint8Array): string[] {
  const read = readDocx(bytes);
  if (!read.ok) throw new Error(read.problem.kind);
  return read.value.blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.rows.join('\n')));
}

const run = (text: string, look = ''): string => `<w:r>${look}<w:t>${text}</w:t></w:r>`;
const paragraph = (inner: string): string => `<w:p>${inner}</w:p>`;

test('a placeholder is filled in the look of its first character, also split over runs', async () => {
  const bold = '<w:rPr><w:b/></w:rPr>';
  const { xml, bytes } = await filled(
    paragraph(`${run('{{', bold)}${run('单位')}${run('名称}}2022年', bold)}${run('收入{{01[31,1]}}。')}`),
  );
  expect(lines(bytes)).toEqual(['某局2022年收入55,923,963.72元 & <整>。']);
  expect(xml).toContain(`<w:r>${bold}<w:t xml:space="preserve">某局</w:t></w:r>`);
  expect(xml).toContain('55,923,963.72元 &amp; &lt;整&gt;。');
});

test('content controls: in a line, around paragraphs, by tag or title', async () => {
  const control = (name: string, inner: string): string =>
    `<w:sdt><w:sdtPr>${name}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
  const { bytes, slots } = await filled(
    paragraph(run('单位：') + control('<w:alias w:val="单位名称"/>', run('点此填写'))) +
      control('<w:tag w:val="职责"/>', paragraph(run('第一段')) + paragraph(run('多余的一段'))) +
      control('<w:alias w:val="发布日期"/>', paragraph(run('选日期'))),
  );
  expect(lines(bytes)).toEqual(['单位：某局', '一是审批；', '二是服务。', '选日期']);
  expect(slots).toBe(2);
});

test('bookmarks: over words, and empty ones', async () => {
  const mark = (id: number, name: string, inner: string): string =>
    `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="${id}"/>`;
  const { bytes } = await filled(
    paragraph(mark(1, '单位名称', run('旧名')) + run('的职责：') + mark(2, '职责', '')) +
      paragraph(mark(3, '_Toc1', run('目录'))),
  );
  expect(lines(bytes)).toEqual(['某局的职责：一是审批；', '二是服务。', '目录']);
});

test('headers are filled; parts that hold nothing to fill keep their bytes', async () => {
  const { header, theme, xml } = await filled(paragraph(run('正文')), paragraph(run('{{单位名称}}')));
  expect(header).toContain('某局');
  expect(theme).toBe('<theme>as it was</theme>');
  expect(xml).toBe('<w:p><w:r><w:t>正文</w:t></w:r></w:p>');
});

test('what cannot be filled is left as it is and told with its reason', async () => {
  const { unfilled, bytes } = await filled(paragraph(run('{{机构设置}}，{{审批人}}，{{单位名称}}')));
  expect(lines(bytes)).toEqual(['{{机构设置}}，{{审批人}}，某局']);
  expect(unfilled).toEqual([
    '占位“机构设置”没有填写：没有填写“机构设置”',
    '占位“审批人”不是本项目的内容，没有填写',
  ]);
});

test('bytes that are no Word document are refused', async () => {
  const none = { textFor: () => undefined, planFor: () => undefined };
  expect((await fillWord(strToU8('text'), none)).ok).toBe(false);
  expect((await fillWord(readFileSync(workbookPath('filled')), none)).ok).toBe(false);
});
