#!/usr/bin/env bash
# hyperformula 3.5.0: a number that was only typed in comes back rounded. Cell values are exported with `precisionRounding`,
# told to be 10 significant digits and in truth one more: 2,905,569,858.83 元 is answered as …858.8, and no 分 is left from
# ten milliards on, after ROUND(…,2) too. The same cell joined to a text keeps its 分, so the number and its own text differ, and
# comparisons inside still see them. `precisionRounding: 14` gives both numbers back.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund hyperformula@3.5.0
cat >run.cjs <<'JS'
const { HyperFormula } = require('hyperformula');
console.log(HyperFormula.version);
for (const options of [{}, { precisionRounding: 14 }]) {
  const sheet = [[290556985.83], [2905569858.83], [29055698588.83], ['=ROUND(A2,2)'], ['=A2&""'], ['=A2=2905569858.8']];
  const book = HyperFormula.buildFromArray(sheet, { licenseKey: 'gpl-v3', ...options });
  console.log(book.getSheetValues(0).flat().join(' | '));
}
JS
seen=$(node run.cjs)
wanted='3.5.0
290556985.83 | 2905569858.8 | 29055698589 | 2905569858.8 | 2905569858.83 | false
290556985.83 | 2905569858.83 | 29055698588.83 | 2905569858.83 | 2905569858.83 | false'
echo "$seen"
[ "$seen" = "$wanted" ] || { echo 'behaves otherwise now'; exit 1; }
