#!/usr/bin/env bash
# docx 9.15.2: one description of a document, made into a file twice in one process, gives two files, not only by their times.
# Bookmarks and drawings are numbered from counters of the module that no document begins anew (1, then 2), and a chart's
# relationship gets a random name each time (21 signs behind rId). Who compares files byte for byte, or goes on with a batch that
# was ended, sees another file though nothing in it changed; documents made in another order differ as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund docx@9.15.2 fflate@0.8.3
cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Bookmark, Document, Packer, Paragraph, TextRun } from 'docx';
import { ChartRun } from 'docx/charts';
import { strFromU8, unzipSync } from 'fflate';

async function made() {
  const heading = new Bookmark({ id: 'heading', children: [new TextRun('情况说明')] });
  const chart = new ChartRun({
    type: 'pie',
    transformation: { width: 300, height: 200 },
    categories: ['基本支出', '项目支出'],
    series: [{ name: '支出', values: [60, 40] }],
  });
  const children = [new Paragraph({ children: [heading] }), new Paragraph({ children: [chart] })];
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] }))));
  return Object.fromEntries(['word/document.xml', 'word/_rels/document.xml.rels'].map((name) => [name, strFromU8(parts[name])]));
}
const files = [await made(), await made()];
const of = (name, pattern) => files.map((file) => pattern.exec(file[name])?.[1]);
const names = of('word/_rels/document.xml.rels', /Id="(rId[^"]*)" Type="[^"]*\/chart"/);
console.log(JSON.parse(readFileSync('node_modules/docx/package.json', 'utf8')).version);
console.log('bookmark', ...of('word/document.xml', /<w:bookmarkStart[^>]*w:id="(\d+)"/));
console.log('drawing', ...of('word/document.xml', /<wp:docPr[^>]*? id="(\d+)"/));
console.log('chart', names[0] === names[1] ? 'same name' : 'another name', ...names.map((name) => name?.length));
JS
seen=$(node run.mjs)
echo "$seen"
wanted='9.15.2
bookmark 1 2
drawing 1 2
chart another name 24 24'
[ "$seen" = "$wanted" ] || { echo 'behaves otherwise now'; exit 1; }
