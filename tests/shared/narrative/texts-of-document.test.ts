import { expect, test } from 'vitest';
import { alignText } from '#shared/finished/align-text';
import { finishedText } from '#shared/finished/finished-text';
import { askedTexts } from '#shared/narrative/asked-texts';
import { textsOfDocument } from '#shared/narrative/texts-of-document';
import { reportText } from '#shared/report/plain-text';
import { xinzhouReport, xinzhouSession } from '../../support/xinzhou-report';

/** A document in which every text that is asked for says whose it is; the sentences around are the pack's. */
function writtenDocument() {
  const session = xinzhouSession();
  const asked = askedTexts(xinzhouReport(session)).map(({ key }) => key);
  const textOf = (key: string) => `一是${key}的文字，共写了两句。二是为便于辨认，另有一句，金额12.30万元`;
  const steps = asked.map((key) => ({ kind: 'set-text', key, text: textOf(key) }) as const);
  const done = session.run({ kind: 'together', steps });
  if (!done.ok) throw new Error(done.problem.kind);
  return { report: xinzhouReport(session), asked, textOf };
}

const { report, asked, textOf } = writtenDocument();
/** Some templates put the point themselves, others complete the text by it. */
const withoutPoint = (text: string) => text.replace(/。$/, '');
const published = reportText(report);

/** The project of the year after asks for the same texts; its own are still to be written. */
const waiting = xinzhouReport(xinzhouSession());

test('every text of a document as the pack writes it comes back, and surely', () => {
  const { found, absent } = textsOfDocument(waiting, finishedText(published));
  expect(absent).toEqual([]);
  expect(found.map(({ key, text }) => [key, withoutPoint(text)])).toEqual(
    asked.map((key) => [key, textOf(key)]),
  );
  expect(asked.length).toBeGreaterThan(15);
});

test('sentences that an office words otherwise, with other numbers and another year, still give their texts', () => {
  const altered = published
    .replaceAll('2022', '2021')
    .replaceAll('主要原因是', '主要原因：')
    .replaceAll('与2020年相比', '和上年比较')
    .replaceAll(/([\d,]+\.\d\d)元/g, '$1')
    .replaceAll('占比', '占')
    .replaceAll('一、', '(一)');
  const { found, absent } = textsOfDocument(waiting, finishedText(altered));
  const right = found.filter(({ key, text }) => withoutPoint(text) === textOf(key));
  expect(right.length).toBeGreaterThanOrEqual(asked.length - 1);
  // What does not come back whole is told as unsure or absent.
  expect(found.filter((each) => !right.includes(each) && !each.isUnsure)).toEqual([]);
  expect(
    right.length + found.filter(({ isUnsure }) => isUnsure).length + absent.length,
  ).toBeGreaterThanOrEqual(asked.length);
});

test('a part that is not there, and a sentence of another kind, are told with their reason', () => {
  const lines = published.split('\n').filter((line) => !line.startsWith('一、本部门（单位）职责'));
  const { found, absent } = textsOfDocument(waiting, finishedText(lines.join('\n')));
  expect(absent).toContainEqual({ key: '职责', reason: '没有找到标题“一、本部门（单位）职责”' });
  expect(found.map(({ key }) => key)).not.toContain('职责');
});

test('the contents before the document do not pass for its parts', () => {
  const headings = report.blocks.flatMap((block) =>
    block.kind === 'heading' ? [block.content.map(({ text }) => text).join('')] : [],
  );
  const { found } = textsOfDocument(waiting, finishedText([...headings, published].join('\n')));
  expect(found.map(({ key, text }) => [key, withoutPoint(text)])).toEqual(
    asked.map((key) => [key, textOf(key)]),
  );
});

test('a document of something else gives nothing', () => {
  const { found, absent } = textsOfDocument(
    waiting,
    finishedText('关于召开会议的通知\n各科室：\n请准时参加。'),
  );
  expect(found).toEqual([]);
  expect(absent).toHaveLength(asked.length);
});

test('gaps are filled by what stands between the words that are known', () => {
  const pattern = ['支出', { free: false }, '元，主要原因是', { free: true }, '。'];
  expect(alignText(pattern, '支出1,200.00元，主要原因是新增设备。').map(({ text }) => text)).toEqual([
    '1,200.00',
    '新增设备',
  ]);
  const [, reason] = alignText(pattern, '全年支出为1,200.00元；原因是：新增设备、元器件。');
  expect(reason?.text).toBe('：新增设备、元器件');
});
