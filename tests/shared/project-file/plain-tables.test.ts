import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openProject } from '#shared/project-file/open-project';
import { arePlainEntries, arePlainLines } from '#shared/project-file/stored-project';

const KEYS = ['1', '01', '1234', '12345', '2010101', '', '__proto__', '项', 'x'.repeat(1_001)];
const VALUES = [
  '1.00',
  '-3',
  '12.5%',
  '—',
  "'文",
  "'",
  '',
  '1.',
  ' 1.00',
  '1.00\n',
  '9'.repeat(25),
  7,
  null,
  [],
];

const keys = fc.constantFrom(...KEYS);
const values: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...VALUES),
  fc.constant({ value: '1.00', rounded: true }),
);
const objects = <Value>(of: fc.Arbitrary<Value>) =>
  fc.array(fc.tuple(keys, of), { maxLength: 3 }).map((pairs) => JSON.parse(written(pairs)) as unknown);
const entries = fc.oneof(objects(objects(values)), values);
const lines = fc.array(fc.oneof(objects(values), line()), { maxLength: 3 });

function line() {
  return fc.record({ code: fc.constantFrom('201', '20101', '2 01', ''), name: fc.constantFrom('甲', '', 3) });
}

/** Also keys that an object literal takes for something else. */
function written(pairs: readonly (readonly [string, unknown])[]): string {
  const last = new Map(pairs);
  return `{${[...last].map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',')}}`;
}

function isRefused(table: object): boolean {
  const read = openProject(
    JSON.stringify({
      format: 'juesuan-project',
      version: 5,
      pack: 'p',
      facts: { organisation: '', kind: '', year: 2022 },
      tables: { '01': { scale: 'yuan', lines: [], entries: {}, ...table } },
      books: {},
      explanations: {},
      textNotes: {},
      dismissals: {},
      notes: {},
      issues: [],
    }),
  );
  return !read.ok && read.problem.kind === 'invalid';
}

/** One value beside makes the schema itself look. */
const ODD_ENTRY = { '9': { '9': null } };
const ODD_LINE = { code: 'odd', name: 'x'.repeat(2_000) };

test('what is seen to be plain is right by the schema too', () => {
  fc.assert(
    fc.property(entries, (some) => {
      if (arePlainEntries(some))
        expect(isRefused({ entries: { ...(some as object), ...ODD_ENTRY } })).toBe(false);
    }),
  );
  fc.assert(
    fc.property(lines, (some) => {
      if (arePlainLines(some)) expect(isRefused({ lines: [...some, ODD_LINE] })).toBe(false);
    }),
  );
});

test('most of a project is plain, and what the schema alone can say is left to it', () => {
  expect(arePlainEntries({ '2010101': { '1': '1.00', '2': '—', '3': "'文" } })).toBe(true);
  expect(arePlainLines([{ code: '2010101', name: '行政运行' }])).toBe(true);
  expect(
    arePlainLines([
      { code: '201', name: '甲' },
      { code: '201', name: '乙' },
    ]),
  ).toBe(false);
  expect(arePlainEntries({ '1': { '1': { value: '1.00', rounded: true } } })).toBe(false);
  expect(isRefused({ entries: { '1': { '1': { value: '1.00', rounded: true } } } })).toBe(false);
  expect(isRefused({ entries: { '1': { '01': '1.00' } } })).toBe(true);
  expect(isRefused({ lines: undefined })).toBe(true);
  expect(isRefused({ entries: undefined })).toBe(true);
});
