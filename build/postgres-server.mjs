import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { writtenStatements } from './written-statements.mjs';

const INSTALLED = '/usr/lib/postgresql';
/** PostgreSQL refuses to run as root; Debian's package brings this user. */
const USER = 'postgres';

/**
 * Starts Debian's PostgreSQL on a socket in a folder, with no port at all. undefined where it is not installed.
 *
 * @param {string} folder for its data; the user of the server must be able to reach it
 */
export async function startPostgres(folder) {
  const version = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort().at(-1) : undefined;
  if (version === undefined) return undefined;
  const program = (name) => join(INSTALLED, version, 'bin', name);
  const home = join(folder, 'postgresql');
  mkdirSync(home, { recursive: true });
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const id = await run('id', ['-u', USER], { stdio: 'collect' });
    chownSync(home, Number(id.output), -1);
  }
  const as = async (name, args, options = {}) => {
    const [command, words] = isRoot
      ? ['runuser', ['-u', USER, '--', program(name), ...args]]
      : [program(name), args];
    const done = await run(command, words, { cwd: home, stdio: 'collect', ...options });
    if (done.code !== 0) throw new Error(`PostgreSQL（${name}）：${done.output}`);
    return done.output;
  };
  const data = join(home, 'data');
  await as('initdb', ['-D', data, '--locale=C', '--encoding=UTF8', '-A', 'trust', '-U', USER]);
  const settings = `-c listen_addresses='' -c unix_socket_directories='${home}' -c fsync=off`;
  await as('pg_ctl', ['-D', data, '-w', '-l', join(home, 'log'), '-o', settings, 'start']);
  const psql = (args, options) =>
    as(
      'psql',
      ['-h', home, '-U', USER, '-d', 'postgres', '-X', '-q', '-v', 'ON_ERROR_STOP=1', ...args],
      options,
    );
  return {
    version: (await psql(['-At', '-c', 'SHOW server_version'])).trim(),
    load: async (from) => {
      const statements = writtenStatements('postgresql')
        .map(({ text }) => text)
        .join('\n');
      // Statements of psql's own (\copy) stand one a line: each line is given by itself, all in one session.
      await psql(
        statements
          .split('\n')
          .filter(Boolean)
          .flatMap((line) => ['-c', line]),
        { cwd: from },
      );
    },
    ask: (sql) => psql(['-c', `COPY (${sql}) TO STDOUT`]),
    bytes: async () =>
      Number(
        await psql([
          '-At',
          '-c',
          "SELECT sum(pg_total_relation_size(c)) FROM unnest(ARRAY['units','cells','findings']::regclass[]) AS c",
        ]),
      ),
    stop: async () => {
      await as('pg_ctl', ['-D', data, '-w', '-m', 'fast', 'stop']);
    },
  };
}
