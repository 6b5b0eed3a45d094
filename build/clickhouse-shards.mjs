import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePorts } from './free-ports.mjs';
import { run } from './run.mjs';
import { statementLines } from './written-statements.mjs';

const SHARDS = 2;
const START_SECONDS = 60;

/**
 * Starts Debian's clickhouse-server as two shards on loopback, each with a folder of its own, and makes the tables that
 * docs/SCALE.md writes on both.
 *
 * @param {string} folder for their data
 * @returns {Promise<{ version: string, load: (folder: string) => Promise<void>, ask: (sql: string) => Promise<string>, bytes: () => Promise<number>, rows: () => Promise<string[]>, stop: () => Promise<void> }>}
 */
export async function startShards(folder) {
  const ports = await freePorts(2 * SHARDS);
  const shards = Array.from({ length: SHARDS }, (_, at) => ({
    home: join(folder, `shard-${at + 1}`),
    http: ports[2 * at],
    tcp: ports[2 * at + 1],
  }));
  const servers = shards.map((shard) => startOne(shard, shards));
  const stop = async () => {
    await Promise.all(servers.map(endOne));
  };
  const askOf = async ({ http }, sql) => {
    const response = await fetch(`http://127.0.0.1:${http}/`, { method: 'POST', body: sql });
    const text = await response.text();
    if (!response.ok) throw new Error(`ClickHouse：${text.slice(0, 500)}\n${sql}`);
    return text;
  };
  try {
    for (const shard of shards) await untilAnswers(() => askOf(shard, 'SELECT 1'));
    for (const shard of shards) {
      for (const statement of statementLines('clickhouse', 'sql'))
        await askOf(shard, statement.replace(/;$/, ''));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const [first] = shards;
  return {
    version: (await askOf(first, 'SELECT version()')).trim(),
    load: async (from) => {
      for (const line of statementLines('clickhouse', 'sh')) {
        const command = line.replace(/^clickhouse-client/, `clickhouse-client --port ${first.tcp}`);
        const { code, output } = await run('sh', ['-c', command], { cwd: from, stdio: 'collect' });
        if (code !== 0) throw new Error(`ClickHouse：${output}\n${command}`);
      }
    },
    ask: (sql) => askOf(first, sql),
    bytes: async () => {
      const sizes = await Promise.all(
        shards.map((shard) => askOf(shard, 'SELECT sum(bytes_on_disk) FROM system.parts WHERE active')),
      );
      return sizes.reduce((sum, text) => sum + Number(text), 0);
    },
    rows: async () =>
      Promise.all(
        shards.map(async (shard) => (await askOf(shard, 'SELECT count(*) FROM cells_local')).trim()),
      ),
    stop,
  };
}

function startOne({ home, http, tcp }, shards) {
  mkdirSync(home, { recursive: true });
  const replicas = shards
    .map((shard) => `<shard><replica><host>127.0.0.1</host><port>${shard.tcp}</port></replica></shard>`)
    .join('');
  writeFileSync(
    join(home, 'users.xml'),
    `<yandex><profiles><default><max_memory_usage>4000000000</max_memory_usage></default></profiles>
<users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
<quotas><default></default></quotas></yandex>`,
  );
  writeFileSync(
    join(home, 'config.xml'),
    `<yandex><logger><level>warning</level><log>${home}/log</log><errorlog>${home}/errors</errorlog></logger>
<http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><listen_host>127.0.0.1</listen_host>
<path>${home}/data/</path><tmp_path>${home}/tmp/</tmp_path><mark_cache_size>268435456</mark_cache_size>
<users_config>users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
<remote_servers><juesuan>${replicas}</juesuan></remote_servers></yandex>`,
  );
  return spawn('clickhouse-server', [`--config-file=${join(home, 'config.xml')}`], {
    cwd: home,
    stdio: 'ignore',
  });
}

async function untilAnswers(ask) {
  const until = Date.now() + START_SECONDS * 1000;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(200);
    }
  }
}

function endOne(server) {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', resolve);
    server.kill('SIGTERM');
  });
}
