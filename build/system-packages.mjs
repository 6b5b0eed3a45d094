import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { chromiumPath } from './chromium.mjs';
import { run } from './run.mjs';

/** What the tests use besides npm's packages. Nothing of it is needed to run the program. */
const WANTED = [
  { package: 'chromium-headless-shell', use: '浏览器测试', isHere: () => chromiumPath() !== undefined },
  // Where the shell is not packaged apart.
  { package: 'chromium', use: '浏览器测试', isHere: () => chromiumPath() !== undefined },
  { package: 'fonts-noto-cjk', use: '测试中的中文字体', isHere: hasChineseFont },
  {
    package: 'libreoffice-calc-nogui',
    use: '用 LibreOffice 核对导出的工作簿',
    isHere: () => onPath('soffice'),
  },
  {
    package: 'libreoffice-writer-nogui',
    use: '用 LibreOffice 核对导出的 Word 文档',
    isHere: hasWriter,
  },
  { package: 'poppler-utils', use: '核对打印的页面', isHere: () => onPath('pdftotext') },
];

/** What `npm run cluster` runs. */
const OF_CLUSTERS = [
  { package: 'clickhouse-server', use: '集群', isHere: () => onPath('clickhouse-server') },
  { package: 'clickhouse-client', use: '集群', isHere: () => onPath('clickhouse-client') },
  { package: 'postgresql', use: '核对 PostgreSQL 的语句', isHere: () => existsSync('/usr/lib/postgresql') },
];

/**
 * Installs what is missing for the tests with apt-get, where that exists and may be used without a password.
 *
 * @returns {Promise<readonly string[]>} one sentence for each thing that is still missing
 */
export const ensureSystemPackages = () => ensure(WANTED);

/** The same for `npm run cluster`. */
export const ensureClusterPackages = () => ensure(OF_CLUSTERS);

async function ensure(wanted) {
  const missing = await stillMissing(wanted);
  if (missing.length === 0) return [];
  const apt = await allowedApt();
  if (apt !== undefined) {
    for (const { package: name, use, isHere } of missing) {
      // What came before may have brought it.
      if (await isHere()) continue;
      console.log(`安装 ${name}（${use}）…`);
      const install = () => apt(['install', '-y', '--no-install-recommends', name]);
      // The package lists of a fresh system are empty or old; asked for only when the plain way fails.
      if ((await install()).code !== 0 && (await apt(['update'])).code === 0) await install();
    }
  }
  const why = apt === undefined ? '这里不能用 apt-get 安装' : '安装没有成功';
  const lacking = new Map((await stillMissing(wanted)).map(({ package: name, use }) => [use, name]));
  return [...lacking].map(([use, name]) => `缺少 ${name}（${use}），${why}。`);
}

async function stillMissing(wanted) {
  const here = await Promise.all(wanted.map(({ isHere }) => isHere()));
  return wanted.filter((_, index) => !here[index]);
}

/** apt-get as root or by sudo without a password; undefined where neither is possible. */
async function allowedApt() {
  if (!onPath('apt-get')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (process.getuid?.() === 0) return (args) => run('apt-get', args, { env, stdio: 'collect' });
  const sudo = onPath('sudo') && (await run('sudo', ['-n', 'true'], { stdio: 'collect' })).code === 0;
  const quiet = 'DEBIAN_FRONTEND=noninteractive';
  return sudo ? (args) => run('sudo', ['-n', quiet, 'apt-get', ...args], { stdio: 'collect' }) : undefined;
}

async function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  return (await run('fc-list', [':lang=zh-cn', 'file'], { stdio: 'collect' })).output.trim() !== '';
}

/** Debian installs the parts of LibreOffice apart; elsewhere they come together. */
function hasWriter() {
  const soffice = found('soffice');
  if (soffice === undefined || process.platform !== 'linux') return soffice !== undefined;
  return existsSync(join(dirname(realpathSync(soffice)), 'libswlo.so'));
}

function onPath(command) {
  return found(command) !== undefined;
}

function found(command) {
  const names = process.platform === 'win32' ? [`${command}.exe`, `${command}.com`] : [command];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}
