#!/usr/bin/env bash
# piscina 5.3.2: `maxQueue` bounds only jobs that are run without an `AbortSignal`. Those that can be ended wait elsewhere
# (`skipQueue`), which nothing bounds: with one thread and a queue of two, all of 40 imports at once are taken and none
# is refused. Without a signal, three of 40 are taken. Whoever relies on the bound for memory has none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund piscina@5.3.2
cat >job.cjs <<'JS'
module.exports = () => new Promise((resolve) => setTimeout(resolve, 20));
JS
cat >run.cjs <<'JS'
const { Piscina, version } = require('piscina');
const { join } = require('node:path');
const taken = async (signal) => {
  const pool = new Piscina({ filename: join(__dirname, 'job.cjs'), minThreads: 1, maxThreads: 1, maxQueue: 2 });
  await pool.run(null);
  const jobs = Array.from({ length: 40 }, () => pool.run(null, signal ? { signal: new AbortController().signal } : {}));
  const done = await Promise.allSettled(jobs);
  await pool.destroy();
  return done.filter(({ status }) => status === 'fulfilled').length;
};
(async () => {
  console.log(version);
  console.log(`without a signal: ${await taken(false)} of 40 taken`);
  console.log(`with a signal: ${await taken(true)} of 40 taken`);
})();
JS
seen=$(node run.cjs)
echo "$seen"
wanted='5.3.2
without a signal: 3 of 40 taken
with a signal: 40 of 40 taken'
[ "$seen" = "$wanted" ] || { echo 'behaves otherwise now'; exit 1; }
