import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlainXml, type XmlListener } from '../../../electron/package/plain-xml';
import { readPackage } from '../../../electron/package/read-package';
import { scanByLibrary, scanXml } from '../../../electron/package/scan-xml';

const WORKBOOKS = join(import.meta.dirname, '../../fixtures/workbooks');

type Scan = (bytes: Uint8Array, listener: XmlListener) => string | undefined;

/** All that a listener hears, and whether the part was read to its end. */
function heard(scan: Scan, bytes: Uint8Array): readonly unknown[] {
  const events: unknown[] = [];
  const trouble = scan(bytes, {
    open: (name, attributes, closesItself) => events.push(['open', name, { ...attributes }, closesItself]),
    text: (piece) => events.push(['text', piece]),
    close: (name) => events.push(['close', name]),
  });
  // What is wrong is wrong before any of it counts: how far each came, nobody asks.
  return trouble === undefined ? events : ['trouble'];
}

function expectAlike(xml: string | Uint8Array): void {
  const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml;
  expect(heard(scanXml, bytes)).toEqual(heard((part, listener) => scanByLibrary(part, listener), bytes));
}

test('hears of every part of the workbooks at hand what the library hears', () => {
  const names = readdirSync(WORKBOOKS).filter((name) => /\.(xlsx|ods)$/.test(name));
  let parts = 0;
  for (const name of names) {
    const read = readPackage(readFileSync(join(WORKBOOKS, name)));
    if (!read.ok) continue;
    for (const [part, { bytes }] of read.value) {
      if (!/\.(xml|rels|vml)$/.test(part)) continue;
      parts += 1;
      expectAlike(bytes);
    }
  }
  expect(parts).toBeGreaterThan(100);
});

const SHEET = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r
<worksheet xmlns="urn:x" xmlns:r="urn:r"><sheetData><row r="1" spans="1:2"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><f t="shared">A1&amp;"]"&#10;</f><v>-1.5</v></c></row>
</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><x:oddFooter>第 &lt;1&gt; 页</x:oddFooter></worksheet>
`;

test('reads what programs write without the library', () => {
  const plain = new PlainXml({ open: () => undefined, text: () => undefined, close: () => undefined });
  expect(plain.write(SHEET) && plain.end()).toBe(true);
  expectAlike(SHEET);
});

test.each([
  ['a comment in a number', '<a><v>12<!-- -->34</v><v>5</v></a>'],
  ['a section of plain characters', '<a><v>1<![CDATA[<77>]]>2</v></a>'],
  ['a document type', '<!DOCTYPE a><a/>'],
  ['an entity of its own', '<a>1&lol;2</a>'],
  ['an entity that is cut', '<a>1&amp2</a>'],
  ['a sign by its number', '<a b="&#65;&#10;">&#x41;&#49;&#0;</a>'],
  ['a surrogate by its number', '<a>&#55357;&#56832;</a>'],
  ['single quotes', '<a b=\'1\' c="2"/>'],
  ['spaces around the sign', '<a b = "1" ></a >'],
  ['lines within a value', '<a b="1\n2\t3"/>'],
  ['a less in a value', '<a b="<"/>'],
  ['a greater in a value', '<a b=">" c="/>">1</a>'],
  ['an attribute twice', '<a b="1" b="2"/>'],
  ['attributes not apart', '<a b="1"c="2"/>'],
  ['attributes called like those of objects', '<a constructor="1" __proto__="2" toString="3"/>'],
  ['names of other letters', '<表 行="1"/>'],
  ['a name that begins with a digit', '<1a/>'],
  ['brackets and a greater', '<a>[1]]>2</a>'],
  ['brackets apart', '<a>[1] ]&gt; >></a>'],
  ['returns', '<a>1\r\n2\r3</a>\r\n'],
  ['a control character', '<a>1\u00012</a>'],
  ['no character', '<a>1\uffff2</a>'],
  ['a sign beyond the first plane', '<a b="😀">𠀀</a>'],
  ['two roots', '<a/><b/>'],
  ['text behind the root', '<a/>1'],
  ['text before the root', '1<a/>'],
  ['an element that is not closed', '<a><b></a>'],
  ['an element closed as another', '<a><bc></b></a>'],
  ['a closing tag with a prefix', '<x:a></a>'],
  ['a tag that is cut', '<a><b c="1'],
  ['nothing', ''],
  ['no element', '<?xml version="1.0" encoding="UTF-8"?>'],
  ['an instruction', '<a><?x y?>1</a>'],
  ['a declaration behind a space', ' <?xml version="1.0"?><a/>'],
  ['another version', '<?xml version="1.1" encoding="UTF-8"?><a>\u0085</a>'],
])('hears what the library hears of %s', (_, xml) => {
  expectAlike(xml);
});

test('hears what the library hears whatever is done to a sheet', () => {
  const pieces = [
    '<',
    '>',
    '/',
    '"',
    '&',
    ';',
    ' ',
    '=',
    ']',
    ']]>',
    '<a>',
    '</a>',
    '<!--',
    '-->',
    '\r',
    '\n',
    "'",
    '1',
    ':',
    '?',
    '&#13;',
  ];
  const edit = fc.record({
    at: fc.nat(SHEET.length),
    cut: fc.nat(4),
    put: fc.constantFrom('', ...pieces),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      let xml = SHEET;
      for (const { at, cut, put } of edits) xml = xml.slice(0, at) + put + xml.slice(at + cut);
      expectAlike(xml);
    }),
    { numRuns: 3000 },
  );
});

test('hears the same wherever a part is cut into pieces', () => {
  fc.assert(
    fc.property(fc.nat(SHEET.length), fc.nat(SHEET.length), (one, other) => {
      const events: unknown[] = [];
      const plain = new PlainXml({
        open: (name) => events.push(name),
        text: (piece) => events.push(piece),
        close: (name) => events.push(name),
      });
      const [first, second] = [Math.min(one, other), Math.max(one, other)];
      for (const piece of [SHEET.slice(0, first), SHEET.slice(first, second), SHEET.slice(second)])
        expect(plain.write(piece)).toBe(true);
      expect(plain.end()).toBe(true);
      expect(events).toHaveLength(plain.told);
      expect(events.filter((event) => event === 'c')).toHaveLength(4);
    }),
  );
});
