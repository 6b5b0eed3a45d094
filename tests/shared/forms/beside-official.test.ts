import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { auditedBook } from '#shared/audit/audited-book';
import { documentForms } from '#shared/audit/document-forms';
import { documentSheets } from '#shared/audit/document-sheets';
import { finishedText } from '#shared/finished/finished-text';
import { present } from '#shared/kit/assert';
import { formReport } from '#shared/narrative/form-blocks';
import { reportText } from '#shared/report/plain-text';
import { SHANXI } from '../shanxi-pack';

/** The nine attachments of the published disclosure, read and printed again beside what was published. */
const PUBLISHED = readFileSync(new URL('../../fixtures/audit/xinzhou-2022.txt', import.meta.url), 'utf8');
/** The first two parts are the disclosure before them; a review in it ends with a line of its own, （附件2）. */
const OFFICIAL = PUBLISHED.split(/\n(?=[(（]附件 ?\d[)）]\n)/).slice(2);

/** What is published and not printed again, reviewed line by line: slips of the published form, and what is nobody's cell. */
const LEFT: Readonly<Record<number, readonly string[]>> = {
  // 经验做法 stands a second time in place of what the form asks for.
  5: ['六、项目主要经验做法'],
  8: ['五、项目主要经验做法', '六、项目主要经验做法'],
  // A contact, and the unit of people counted.
  9: ['联系人：(略)联系电话：(略)', '在编人员数(人)：114其他人员数(人)：0'],
};

function attachments() {
  const document = finishedText(PUBLISHED);
  const sheets = documentSheets(document);
  const { session } = present(auditedBook(SHANXI, document, sheets), 'the tables stand in it');
  session.run({ kind: 'set-facts', facts: { organisation: '忻州市行政审批服务管理局' } });
  const forms = present(documentForms(SHANXI, document, sheets, session), 'the forms stand in it');
  return forms.session.forms.figures().map((form, at) => ({
    at,
    text: reportText(formReport(forms.session, form, at + 1)),
    told: forms.forms[at]?.notes.join('\n') ?? '',
  }));
}

/** Without spaces, thousands and decimals that are nought; some say 自我评价 for 自评价, 项目 twice, 其中 before a part. */
function plain(text: string): string {
  return text
    .replace(/[\s,，]/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replace(/^其中[:：]/, '')
    .replace(/(\d+\.\d*?)0+(?!\d)/g, '$1')
    .replace(/(\d)\.(?!\d)/g, '$1')
    .replaceAll(':', '：')
    .replace(/["“”]/g, '"')
    .replaceAll('自我评价', '自评价')
    .replaceAll('项目项目', '项目');
}

test.each(attachments())('attachment %#: all that was published is printed again', ({ at, text, told }) => {
  const number = at + 1;
  const pieces = text.split(/[\n\t]/).map(plain);
  // The published form puts several facts on a line.
  const printed = [pieces.join('\n'), pieces.join('')];
  const left = (OFFICIAL[at] ?? '')
    .split(/[\n\t]/)
    .map(plain)
    .filter(
      (line) => line !== '' && line !== `(附件${number})` && !printed.some((one) => one.includes(line)),
    );
  expect(left).toEqual(LEFT[number] ?? []);
  // Whose numbers are read is not told of as left, however it says the rest (自我评价结果).
  expect(told).not.toMatch(/综合考虑|年 ?12 ?月”/);
});
