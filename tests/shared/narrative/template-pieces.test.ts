import { expect, test } from 'vitest';
import { splitTemplate } from '#shared/narrative/template-pieces';
import { loadShanghai, loadShanxi } from '../../support/reference';

test.each([
  ['paragraphs', '一\n\n二\n\n\n三', ['一\n\n', '二\n\n\n', '三']],
  ['a loop stays whole', '{% for 类 in 各类 %}\n甲\n\n乙\n{% endfor %}\n\n后', 2],
  [
    'a condition within a condition',
    '{% if a %}\n\n{% if b %}\n\n甲\n{% endif %}\n\n乙\n{% endif %}\n\n后',
    2,
  ],
  ['what is in a comment opens nothing', '{% comment %}{% if a %}{% endcomment %}\n\n后', 2],
  ['where white space is taken away nothing is cut', '{% assign 甲 = "01[1,1]" | 数 -%}\n\n后', 1],
  ['nor before such a tag', '前\n\n{%- if a %}乙{% endif %}', 1],
])('%s', (_what, text, pieces) => {
  const cut = splitTemplate(text);
  expect(typeof pieces === 'number' ? cut.length : cut).toEqual(pieces);
  expect(cut.join('')).toBe(text);
});

test('the templates of the packs come to many pieces', () => {
  for (const pack of [loadShanxi(), loadShanghai()]) {
    for (const text of pack.report?.templates.values() ?? []) {
      const cut = splitTemplate(text);
      expect(cut.join('').trim()).toBe(text.trim());
      if (text.length > 2_000) expect(cut.length).toBeGreaterThan(20);
    }
  }
});
