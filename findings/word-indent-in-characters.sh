#!/usr/bin/env bash
# LibreOffice Writer 7.4.7: a first-line indent that a .docx gives in characters alone (w:firstLineChars="200", as
# Chinese documents have it: two characters) is not drawn. With w:firstLine beside it, in twentieths of a point, the
# line is indented. A document meant for both says both. Written with docx 9.15.2, measured with poppler's pdftotext.
set -euo pipefail
command -v soffice >/dev/null && command -v pdftotext >/dev/null || {
  echo 'needs libreoffice-writer and poppler-utils'
  exit 3
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund docx@9.15.2 2>/dev/null
cat >run.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const { Document, Packer, Paragraph, TextRun } = require('docx');
const line = (text, indent) => new Paragraph({ indent, children: [new TextRun({ text, size: 32 })] });
const children = [
  line('none', {}),
  line('characters', { firstLineChars: 200 }),
  line('points', { firstLine: 640 }),
  line('both', { firstLine: 640, firstLineChars: 200 }),
];
Packer.toBuffer(new Document({ sections: [{ children }] })).then((bytes) => writeFileSync('a.docx', bytes));
JS
node run.cjs
soffice "-env:UserInstallation=file://$folder/office" --headless --convert-to pdf a.docx >/dev/null 2>&1
seen=$(pdftotext -bbox a.pdf - | sed -n 's/.*xMin="\([0-9]*\)\.[^>]*>\([a-z]*\)<.*/\2 \1/p')
wanted='none 72
characters 72
points 104
both 104'
soffice --version
echo "$seen"
[ "$seen" = "$wanted" ] || { echo 'behaves otherwise now'; exit 1; }
