import { chromiumPath } from './chromium.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { ROOT } from './root.mjs';
import { npm } from './run.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * `npm test`: brings everything the tests need, then runs all of them, also after a failure, so that one run tells
 * all that is wrong. Ends with a summary and how long it took; exit code 1 when any part failed.
 */
const results = [];
const began = Date.now();

const secondsSince = (time) => ((Date.now() - time) / 1000).toFixed(1);

async function part(name, work) {
  console.log(`\n──── ${name}`);
  const partBegan = Date.now();
  const outcome = await work();
  results.push({ name, ...outcome, seconds: secondsSince(partBegan) });
  return outcome.state === 'pass';
}

const script =
  (name, ...args) =>
  async () => {
    const { code } = await npm(['run', '--silent', name, ...args], { cwd: ROOT });
    return { state: code === 0 ? 'pass' : 'fail' };
  };

async function install() {
  try {
    await ensureInstalled();
  } catch (error) {
    return { state: 'fail', note: error.message };
  }
  const missing = await ensureSystemPackages();
  for (const sentence of missing) console.log(sentence);
  return { state: 'pass', note: missing.join('') };
}

if (await part('安装', install)) {
  await part('规则、类型、层次、篇幅', script('check'));
  const isBuilt = await part('构建', script('build'));
  await part('单元测试', script('unit'));
  await part('浏览器测试', async () => {
    if (!isBuilt) return { state: 'skip', note: '构建没有成功' };
    if (chromiumPath() === undefined)
      return { state: 'skip', note: '没有 Chromium（可用 JUESUAN_CHROMIUM 指定）' };
    return script('e2e')();
  });
}

const WORDS = { pass: '通过', fail: '失败', skip: '跳过' };
console.log('\n──── 小结');
for (const { name, state, note, seconds } of results) {
  console.log(`${WORDS[state]}  ${name}（${seconds} 秒）${note ? `：${note}` : ''}`);
}
console.log(`共 ${secondsSince(began)} 秒`);
process.exitCode = results.some(({ state }) => state === 'fail') ? 1 : 0;
