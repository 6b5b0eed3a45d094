#!/usr/bin/env bash
# @e965/xlsx 0.20.3: an empty shared text, written `<si/>` (every part of an item is optional in the format), swallows the
# text behind it: 卫生健康支出 is gone, 住房保障支出 stands in its place, and so on for every text that follows, without a
# word. Written `<si><t/></si>` it is read as what it is. LibreOffice reads both alike.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @e965/xlsx@0.20.3 fflate@0.8.3
cat >run.cjs <<'JS'
const { read, version } = require('@e965/xlsx');
const { strToU8, zipSync } = require('fflate');
const office = 'http://schemas.openxmlformats.org';
const main = `${office}/spreadsheetml/2006/main`;
const relations = (list) =>
  `<Relationships xmlns="${office}/package/2006/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`;
const type = (part, kind) =>
  `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
const workbook = (empty) => {
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/worksheets/sheet1.xml', 'worksheet')}${type('/xl/sharedStrings.xml', 'sharedStrings')}</Types>`,
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relations([['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'sharedStrings', 'sharedStrings.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}" count="4" uniqueCount="4"><si><t>教育支出</t></si>${empty}<si><t>卫生健康支出</t></si><si><t>住房保障支出</t></si></sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row></sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
};
console.log(version);
for (const empty of ['<si/>', '<si><t/></si>']) {
  const { Sheets } = read(workbook(empty), { type: 'array' });
  console.log(['A1', 'B1', 'C1', 'D1'].map((cell) => Sheets['1'][cell]?.v ?? '').join('|'));
}
JS
seen=$(node run.cjs)
wanted='0.20.3
教育支出||住房保障支出|
教育支出||卫生健康支出|住房保障支出'
echo "$seen"
[ "$seen" = "$wanted" ] || { echo 'behaves otherwise now'; exit 1; }
