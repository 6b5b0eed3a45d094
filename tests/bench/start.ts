import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Place } from './bench';
import { figureOf, pair, type Row } from './measure';

const TIMES = 9;

/** A process from its start to the first page that it answered: the browser host, warm, and `node` serving one file. */
export async function startRows({ root, folder }: Place): Promise<Row[]> {
  const home = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  const ours: number[] = [];
  const npmStart: number[] = [];
  const peer: number[] = [];
  try {
    for (let time = 0; time <= TIMES; time += 1) {
      const host = await firstPage([join(root, 'dist/electron/loopback.js')], home);
      const start = await firstPage([join(root, 'build/start.mjs')], home);
      const file = await firstPage([join(folder, 'static-page.mjs'), join(root, 'dist/renderer')], home);
      // The first time warms the disk.
      if (time === 0) continue;
      ours.push(host);
      npmStart.push(start);
      peer.push(file);
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  const theirs = figureOf('node 静态网页', peer);
  return [
    {
      work: '已构建的程序启动到答出第一页（npm start 全程） : node 只送一个静态网页',
      ...pair(figureOf('npm start', npmStart), theirs),
      target: { ofPeer: 1.5 },
    },
    {
      work: '其中浏览器主机自己 : node 只送一个静态网页',
      ...pair(figureOf('juesuan', ours), theirs),
      target: { ofPeer: 1.5 },
    },
  ];
}

async function firstPage(words: readonly string[], home: string): Promise<number> {
  const began = performance.now();
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...rest } = process.env;
  const child = spawn(process.execPath, words, {
    env: {
      ...rest,
      NODE_OPTIONS: '',
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      JUESUAN_NO_OPEN: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await new Promise<string>((found, lost) => {
      let said = '';
      child.stdout.on('data', (piece) => {
        said += piece;
        const [url] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said) ?? [];
        if (url) found(url);
      });
      child.on('exit', () => lost(new Error(`It ended: ${said}`)));
    });
    let answer = await fetch(address, { redirect: 'manual' });
    // The address is good once: what it gives is a cookie, and where to go with it.
    const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
    const next = answer.headers.get('location');
    if (next !== null) answer = await fetch(new URL(next, address), { headers: { cookie } });
    await answer.text();
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    return performance.now() - began;
  } finally {
    const gone = new Promise((ended) => child.on('exit', ended));
    child.kill('SIGTERM');
    await gone;
  }
}
