import { expect, test } from 'vitest';
import { auditedBook } from '#shared/audit/audited-book';
import { documentSheets } from '#shared/audit/document-sheets';
import { type Figures, figuresOf } from '#shared/audit/figures';
import { likeNumber } from '#shared/audit/printed-figure';
import type { FinishedDocument } from '#shared/finished/finished-document';
import { readQuantity } from '#shared/narrative/quantity';
import { type SaidNumber, saidNumbers } from '#shared/text-check/said-number';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { shanghaiSession } from '../../support/shanghai-report';

function said(words: string): SaidNumber {
  const [number] = saidNumbers(words);
  if (!number) throw new Error(words);
  return number;
}

test.each([
  ['10.1234567万元', '10.123456万元'],
  ['101234.567元', '101234.56元'],
  ['10.12万元', '10.12万元'],
  ['10.1万元', '10.12万元'],
  ['0.00万元', '10.12万元'],
])('what should stand in the place of %s is never a hundred times it', (words, right) => {
  expect(likeNumber(10_123_456n, said(words))).toBe(right);
});

const session = shanghaiSession();
const made = finishedReport(writtenReport(session));

function figures(document: FinishedDocument, pack = session.pack): Figures {
  const book = auditedBook(pack, document, documentSheets(document));
  if (!book) throw new Error('no book');
  return figuresOf(book, document, [], undefined);
}

test.each([
  ['万元', 'wanyuan', 5_000n],
  ['千元', 'qianyuan', 500n],
  ['亿元', 'yiyuan', 50_000_000n],
] as const)('in a table in %s half its last digit is left open', (unit, scale, half) => {
  const blocks = made.blocks.map((block) =>
    block.kind === 'paragraph' && block.text.length < 20
      ? { ...block, text: block.text.replace('万元', unit) }
      : block,
  );
  const of = figures({ ...made, blocks }, { ...session.pack, scale });
  const quantity = readQuantity('03[合计,1]', session);
  if (!quantity.ok) throw new Error(quantity.problem);
  expect(of.ofCell(quantity.value)?.half).toBe(half);
});

test('a whole rate is itself, and a row’s number is none', () => {
  const rows = [
    ['行次', '名称', '完成率'],
    ['37', '某项', '100'],
    ['38', '另一项', '97.50%'],
  ];
  const { isSomeRate } = figures({ ...made, blocks: [...made.blocks, { kind: 'table', rows }] });
  expect(isSomeRate(said('100%'))).toBe(true);
  expect(isSomeRate(said('100.00%'))).toBe(true);
  expect(isSomeRate(said('97.5%'))).toBe(true);
  expect(isSomeRate(said('1%'))).toBe(false);
  expect(isSomeRate(said('38%'))).toBe(false);
});
