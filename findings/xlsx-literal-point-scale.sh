#!/usr/bin/env bash
# @e965/xlsx 0.20.3 beside LibreOffice: formats in which offices hide the last four digits of 元, a point written as plain text
# before the digits that are left and a comma behind them. 55,923,963.72 元 under `0"."0,"万元"` is shown as 5592.4万元; the
# library's text of the cell (`w`) says 559.24万元, ten times too small, and under `0\.0,` as well: it puts the point before the
# last two digits. Under `0"."0000`, without the comma, both agree. Who reads the shown text instead of the number is wrong.
set -euo pipefail
command -v soffice >/dev/null || { echo 'needs LibreOffice (soffice)'; exit 3; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @e965/xlsx@0.20.3 fflate@0.8.3
cat >run.cjs <<'JS'
const { read, version, writeFile } = require('@e965/xlsx');
const { readFileSync } = require('node:fs');
const { execFileSync } = require('node:child_process');
const { strFromU8, unzipSync } = require('fflate');
const formats = ['0"."0,"万元"', '0\\.0,', '0"."0000'];
const cells = Object.fromEntries(formats.map((z, row) => [`A${row + 1}`, { t: 'n', v: 55923963.72, z }]));
writeFile({ SheetNames: ['1'], Sheets: { 1: { '!ref': `A1:A${formats.length}`, ...cells } } }, 'amounts.xlsx');
execFileSync('soffice', [`-env:UserInstallation=file://${process.cwd()}/profile`, '--headless', '--convert-to', 'ods', 'amounts.xlsx'], { stdio: 'ignore' });
const content = strFromU8(unzipSync(readFileSync('amounts.ods'))['content.xml']);
const shown = [...content.matchAll(/<text:p>([^<]*)<\/text:p>/g)].map(([, text]) => text);
const sheet = read(readFileSync('amounts.xlsx')).Sheets[1];
console.log(version);
formats.forEach((format, row) => console.log(`${format}  library ${sheet[`A${row + 1}`].w}  LibreOffice ${shown[row]}`));
JS
seen=$(node run.cjs)
wanted='0.20.3
0"."0,"万元"  library 559.24万元  LibreOffice 5592.4万元
0\.0,  library 559.24  LibreOffice 5592.4
0"."0000  library 5592.3964  LibreOffice 5592.3964'
echo "$seen"
[ "$seen" = "$wanted" ] || { echo 'behaves otherwise now'; exit 1; }
