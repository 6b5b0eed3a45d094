#!/usr/bin/env bash
# Typst 0.14 (@myriaddreamin/typst-ts-node-compiler 0.7.0): what is a block inside a paragraph (`layout`, `block`) is
# left out of the document. Compiling succeeds, also for PDF/A; only a warning tells, which nobody sees who asks for the
# PDF alone. Outside a paragraph the same words are printed. Needs pdftotext (poppler-utils).
set -euo pipefail
command -v pdftotext >/dev/null || { echo 'pdftotext is not installed'; exit 3; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @myriaddreamin/typst-ts-node-compiler@0.7.0
cat >run.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const compiler = NodeCompiler.create();
const set = (name, source) => {
  const compiled = compiler.compile({ mainFileContent: `#set document(title: "t")\n${source}\n\nafter` });
  const warnings = compiled.takeWarnings();
  if (warnings) console.log(compiler.fetchDiagnostics(warnings).map(({ message }) => message).join('; '));
  writeFileSync(name, compiler.pdf(compiled.result, { creationTimestamp: 1, pdfStandard: 'a-2u', pdfTags: false }));
};
set('inside.pdf', '#par(layout(size => [Title]))');
set('outside.pdf', '#layout(size => par[Title])');
JS
seen="$(node run.cjs)
$(pdftotext inside.pdf - | tr -s '\n\f' '  ')
$(pdftotext outside.pdf - | tr -s '\n\f' '  ')"
wanted='block may not occur inside of a paragraph and was ignored
after 
Title after '
echo "$seen"
[ "$(echo "$seen" | tr -s ' ' | sed 's/ *$//')" = "$(echo "$wanted" | sed 's/ *$//')" ] || { echo 'behaves otherwise now'; exit 1; }
