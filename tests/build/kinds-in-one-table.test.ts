import { expect, test } from 'vitest';
import { KINDS } from '#shared/kind/kinds';
import { sourceFiles } from '../support/source-files';

const WORDS = Object.keys(KINDS).join('|');

/** How a layer might ask of which kind a value is, instead of asking the table of kinds what it wants to know. */
const QUESTIONS = [
  /\btype\??\.kind\b/,
  /\b(?:type|kindWord\([^)]*\)|kindName\([^)]*\)) *[!=]==? *'(?:amount|count|percentage|score|text|choice|date)'/,
  new RegExp(`'(?:${WORDS})' *[!=]==? *(?:\\w+\\.)?type\\b`),
];

function questions(text: string): readonly string[] {
  return text.split('\n').filter((line) => QUESTIONS.some((question) => question.test(line)));
}

test('nobody outside the table of kinds asks of which kind a value is', () => {
  const asking = sourceFiles('shared', 'electron', 'renderer')
    .filter(({ path }) => !path.startsWith('shared/kind/'))
    .flatMap(({ path, text }) => questions(text).map((line) => `${path}: ${line.trim()}`));
  // What a cell of a sheet, an identified file or an XML element is, is another question.
  expect(asking.filter((line) => !ALLOWED.some((allowed) => line.startsWith(allowed)))).toEqual([]);
});

const ALLOWED = [
  'electron/excel/plain-cell.ts',
  'electron/excel/template/',
  'electron/excel/xlsx/',
  'electron/package/',
];

test.each([
  "if (view.type.kind === 'count') return '0';",
  "const unit = type === 'count' ? '' : '元';",
  "if ('text' === cell.type) return;",
  'switch (type.kind) {',
  "kindWord(type) === 'amount'",
])('it would be seen: %s', (line) => expect(questions(line)).toEqual([line]));
