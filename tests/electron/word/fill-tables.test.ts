import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx';
import { beforeAll, expect, test } from 'vitest';
import type { Sheet } from '#shared/workbook/sheet';
import { partText, readPackage } from '../../../electron/package/read-package';
import { childNamed, parseXml } from '../../../electron/package/xml-document';
import { fillReport } from '../../../electron/services/fill-report';
import { wordSheets, workbookOf } from '../../../electron/word/word-sheets';
import { readContent } from '../../support/read-content';
import { loadShanxi, readFixture } from '../../support/reference';
import { xinzhouSession } from '../../support/xinzhou-report';

/** The official forms as an office keeps them in its Word document: what stands above a table as lines of text. */
function wordTemplate(sheets: readonly Sheet[]): Promise<Buffer> {
  const children = sheets.flatMap((sheet) => {
    const captions = [...sheet.rows].filter(([, cells]) =>
      [...cells.values()].some(({ text }) => text.includes('单位：')),
    );
    const body = (captions[0]?.[0] ?? -1) + 1;
    const lines = [...sheet.rows].filter(([row]) => row < body);
    return [
      ...lines.map(([, cells]) => new Paragraph([...cells.values()].map(({ text }) => text).join('\t'))),
      tableOf(sheet, body),
    ];
  });
  return Packer.toBuffer(
    new Document({ sections: [{ children: [new Paragraph('{{单位名称}}'), ...children] }] }),
  );
}

function tableOf(sheet: Sheet, top: number): Table {
  const merges = [...sheet.merges, ...(sheet.blankMerges ?? [])];
  const rows = Array.from({ length: sheet.rowCount - top }, (_, at) => {
    const row = top + at;
    const cells: TableCell[] = [];
    for (let column = 0; column < sheet.columnCount; column += 1) {
      const merge = merges.find(
        (range) => range.top <= row && row <= range.bottom && range.left <= column && column <= range.right,
      );
      const text = sheet.rows.get(row)?.get(column)?.text ?? '';
      const span = merge ? merge.right - merge.left + 1 : 1;
      const isTall = merge !== undefined && merge.bottom > merge.top;
      cells.push(
        new TableCell({
          children: [new Paragraph(text)],
          ...(span > 1 ? { columnSpan: span } : {}),
          ...(isTall
            ? { verticalMerge: row === merge.top ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }
            : {}),
        }),
      );
      column += span - 1;
    }
    return new TableRow({ children: cells });
  });
  return new Table({ rows });
}

const session = xinzhouSession();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-word-'));
});

/** The tables of a .docx as a workbook. */
function tablesOf(bytes: Uint8Array) {
  const parts = readPackage(bytes);
  if (!parts.ok) throw new Error(parts.problem.kind);
  const root = parseXml(partText(parts.value, 'word/document.xml') ?? '')?.root;
  const body = root && childNamed(root, 'body');
  if (!body) throw new Error('There is no body');
  return workbookOf(wordSheets(body));
}

test('the ten tables in a Word document are filled, rows inserted, and read back as they are', async () => {
  const path = join(folder, 'template.docx');
  writeFileSync(path, await wordTemplate(readFixture('template').sheets));
  const made = await fillReport(session, path, []);
  if (!made.ok) throw new Error(made.problem.message);
  expect(made.value.unfilled).toEqual([]);
  expect(made.value.filled[0]).toBe('填写了 1 处文字、10 张表（template.docx）');
  const read = readContent(loadShanxi(), tablesOf(made.value.bytes));
  expect(read).toEqual(readContent(loadShanxi(), readFixture('filled')));
});

test('a document without places and tables is refused with how to mark them', async () => {
  const path = join(folder, 'plain.docx');
  writeFileSync(
    path,
    await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('通知')] }] })),
  );
  const made = await fillReport(session, path, []);
  expect(made).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('里没有可以填写的地方：在要填的地方写 {{职责}}') },
  });
});
