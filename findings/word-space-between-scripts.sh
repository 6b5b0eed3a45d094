#!/usr/bin/env bash
# LibreOffice Writer 7.4.7: a .docx that turns off the space between Chinese and digits or Latin letters (w:autoSpaceDN and
# w:autoSpaceDE with val 0, as a document asks whose "2022年度" is to stand close) is set with that space all the same, so
# that its lines end elsewhere than in Word. Its own format knows the setting (style:text-autospace="none") and keeps to it.
# Written with docx 9.15.2, measured with poppler's pdftotext.
set -euo pipefail
command -v soffice >/dev/null && command -v pdftotext >/dev/null && fc-list :lang=zh | grep -q . || {
  echo 'needs libreoffice-writer, poppler-utils and a Chinese font'
  exit 3
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund docx@9.15.2 fflate@0.8.3 2>/dev/null
cat >run.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const { strFromU8, strToU8, unzipSync, zipSync } = require('fflate');
const { Document, Packer, Paragraph, TextRun } = require('docx');
const children = [new Paragraph({ children: [new TextRun({ text: '年2022年2022年2022年2022年', size: 32 })] })];
const off = '<w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr>';
Packer.toBuffer(new Document({ sections: [{ children }] })).then((bytes) => {
  const parts = unzipSync(new Uint8Array(bytes));
  const text = strFromU8(parts['word/document.xml']);
  writeFileSync('on.docx', bytes);
  parts['word/document.xml'] = strToU8(text.replace('<w:p>', `<w:p>${off}`));
  if (strFromU8(parts['word/document.xml']) === text) throw new Error('nothing was turned off');
  writeFileSync('off.docx', zipSync(parts));
});
JS
node run.cjs
office() { soffice "-env:UserInstallation=file://$folder/office" --headless --convert-to "$@" >/dev/null 2>&1; }
office pdf on.docx off.docx
office fodt on.docx
sed 's/style:text-autospace="ideograph-alpha"/style:text-autospace="none"/g' on.fodt >own.fodt
office pdf own.fodt
width() { pdftotext -bbox-layout "$1.pdf" - | sed -n 's/.*<line xMin="\([0-9]*\)[^"]*".*xMax="\([0-9]*\)[^"]*".*/\1 \2/p' | awk '{ print $2 - $1 }'; }
soffice --version
echo "space on: $(width on), off in .docx: $(width off), off in its own format: $(width own)"
[ "$(width on)" = "$(width off)" ] && [ "$(width own)" -lt "$(width on)" ] || { echo 'behaves otherwise now'; exit 1; }
