import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { keysAt } from '#shared/pack/allowed-keys';
import { formFile, readFormKind } from '#shared/pack/form-file';
import { packFile, tableFile } from '#shared/pack/table-schema';

const text = ['PACKS.md', 'FORMS.md']
  .map((name) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8'))
  .join('\n');

type Row = { readonly key: string; readonly example: string };

/** The rows of one table of keys. */
function rows(part: string): Row[] {
  const body = new RegExp(`<!-- keys: ${part} -->\\n([\\s\\S]*?)\\n<!-- /keys -->`).exec(text)?.[1] ?? '';
  return body.split('\n').flatMap((line) => {
    const [, key, , example = ''] = line.split(' | ').length === 3 ? ['', ...line.split(' | ')] : [];
    const name = /^\| `([^`]+)`$/.exec(key?.trimEnd() ?? '')?.[1];
    return name === undefined ? [] : [{ key: name, example: example.replace(/ *\|$/, '').trim() }];
  });
}

const line = keysAt(tableFile, ['panels', 0, 'items', 0]);

test.each([
  ['pack', keysAt(packFile, [])],
  ['table', keysAt(tableFile, [])],
  ['caption', keysAt(tableFile, ['caption'])],
  ['panel', keysAt(tableFile, ['panels', 0])],
  ['column', keysAt(tableFile, ['panels', 0, 'columns', 0])],
  ['item', line],
  ['form', keysAt(formFile, [])],
  // What a published table's file says too is told there.
  ['form-table', ['shortTitle', 'sheet', 'orientation', 'caption', 'supplementary']],
  ['footer', keysAt(tableFile, ['footer', 0]).filter((key) => !line.includes(key))],
])(
  'docs/PACKS.md and docs/FORMS.md tell every key of %s, each with an example that is YAML',
  (part, keys) => {
    const told = rows(part);
    expect(told.map(({ key }) => key).sort()).toEqual([...keys].sort());
    for (const { key, example } of told) {
      if (example === '见下') continue;
      expect(example, key).toContain(key);
      expect(parseDocument(example.replace(/^`|`$/g, '')).errors, example).toEqual([]);
    }
  },
);

test('the form of docs/FORMS.md is a form', () => {
  const [, form = ''] = /```yaml\n([\s\S]*?)```/.exec(text.slice(text.indexOf('# 绩效自评表的写法'))) ?? [];
  expect(readFormKind('forms/x.yaml', form)).toMatchObject({ ok: true });
});
