#!/usr/bin/env bash
# liquidjs 10.30.1: a filter behind the list of a `for` tag is passed over without a word, also an unknown one, and
# also with strictFilters. A template that lists only the items that are not 0 prints all of them. The filter works
# in an `assign` before the loop, and is refused there when unknown.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund liquidjs@10.30.1
cat >run.cjs <<'JS'
const { Liquid } = require('liquidjs');
const engine = new Liquid({ strictFilters: true, strictVariables: true });
engine.registerFilter('nonzero', (rows) => rows.filter((row) => row.amount !== '0.00'));
const rows = [{ name: '办公费', amount: '12.00' }, { name: '租赁费', amount: '0.00' }];
const say = (template) => {
  try {
    return engine.parseAndRenderSync(template, { rows });
  } catch (error) {
    return error.message.split(',')[0];
  }
};
console.log(say('{% for row in rows | nonzero %}{{ row.name }};{% endfor %}'));
console.log(say('{% for row in rows | no_such_filter %}{{ row.name }};{% endfor %}'));
console.log(say('{% assign kept = rows | nonzero %}{% for row in kept %}{{ row.name }};{% endfor %}'));
console.log(say('{% assign kept = rows | no_such_filter %}'));
JS
seen=$(node run.cjs)
wanted='办公费;租赁费;
办公费;租赁费;
办公费;
undefined filter: no_such_filter'
echo "$seen"
[ "$seen" = "$wanted" ] || { echo 'behaves otherwise now'; exit 1; }
