import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startLoopbackHost } from '../../../electron/loopback/server';
import type { HostHandlers } from '../../../shared/host/contract';
import { temporaryHost } from '../services/temporary-host';
import { type RawRequest, send } from './raw-request';

/** A running host with a page of two files; `enter` redeems the token, `call` calls as the page does. */
async function runningHost(handlers: Partial<HostHandlers> = {}) {
  const user = temporaryHost();
  const pageFolder = join(user.root, 'dist', 'renderer');
  mkdirSync(join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(join(pageFolder, 'index.html'), '<p>决算</p>');
  writeFileSync(join(pageFolder, 'assets', 'index.js'), '1');
  writeFileSync(join(user.root, 'dist', 'secret.js'), 'secret');
  const log: string[] = [];
  const host = await startLoopbackHost({
    handlers: { ...user.handlers, ...handlers },
    pageFolder,
    log: (text) => log.push(text),
  });
  onTestFinished(() => host.close());
  const origin = `http://127.0.0.1:${host.port}`;
  const tokenPath = host.address.slice(origin.length);
  const enter = async () => {
    const reply = await send(host.port, { path: tokenPath });
    return String(reply.headers['set-cookie']).split(';')[0] ?? '';
  };
  const callHeaders = (cookie: string) => ({ origin, 'content-type': 'application/json', cookie });
  const call = (cookie: string, name: string, change: RawRequest = {}) =>
    send(host.port, {
      method: 'POST',
      path: `/call/${name}`,
      body: '{}',
      ...change,
      headers: { ...callHeaders(cookie), ...change.headers },
    });
  return { ...user, ...host, origin, tokenPath, enter, call, log };
}

describe('the token', () => {
  test('is exchanged for a cookie out of reach of scripts and other sites, and leaves the address bar', async () => {
    const host = await runningHost();
    expect(host.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
    const reply = await send(host.port, { path: host.tokenPath });
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe('/');
    expect(String(reply.headers['set-cookie'])).toMatch(
      new RegExp(`^juesuan-${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
  });

  test('works once; later the address says that it was used and what to do', async () => {
    const host = await runningHost();
    const cookie = await host.enter();
    const again = await send(host.port, { path: host.tokenPath });
    expect(again.status).toBe(403);
    expect(again.text).toContain('这个地址已经用过');
    expect(again.text).toContain('重新启动');
    expect(again.headers['set-cookie']).toBeUndefined();
    const same = await send(host.port, { path: host.tokenPath, headers: { cookie } });
    expect(same.status, 'the browser that has the cookie just comes in').toBe(303);
  });

  test('a wrong token, a look without GET, and a prefetching HEAD use nothing up', async () => {
    const host = await runningHost();
    for (const token of ['', 'x', 'a'.repeat(43)]) {
      expect((await send(host.port, { path: `/?token=${token}` })).status).toBe(403);
    }
    expect((await send(host.port, { path: host.tokenPath, method: 'HEAD' })).status).toBe(401);
    expect((await send(host.port, { path: host.tokenPath, method: 'POST' })).status).toBe(405);
    expect((await send(host.port, { path: host.tokenPath })).status).toBe(303);
  });
});

describe('the page', () => {
  test('is served to the cookie, with a strict policy and without a trace in a cache', async () => {
    const host = await runningHost();
    const cookie = await host.enter();
    const page = await send(host.port, { path: '/', headers: { cookie } });
    expect(page).toMatchObject({ status: 200, text: '<p>决算</p>' });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toMatch(
      /^default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:/,
    );
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|blob:/);
    const script = await send(host.port, { path: '/assets/index.js', headers: { cookie } });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const head = await send(host.port, { path: '/', method: 'HEAD', headers: { cookie } });
    expect(head).toMatchObject({ status: 200, text: '' });
  });

  test.each(['/', '/index.html', '/assets/index.js', '/none'])(
    '%s is closed without the cookie',
    async (path) => {
      const host = await runningHost();
      const cookie = await host.enter();
      const strangers = [
        '',
        `juesuan-${host.port}=`,
        `juesuan-${host.port}=${'a'.repeat(43)}`,
        cookie.replace('-', '_'),
      ];
      for (const stranger of strangers) {
        const reply = await send(host.port, { path, headers: stranger ? { cookie: stranger } : {} });
        expect(reply.status).toBe(401);
        expect(reply.text).toContain('请从程序给出的地址打开');
      }
    },
  );

  test.each([
    '/../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/assets/../../secret.js',
    '//secret.js',
    '/..\\secret.js',
    '/none.js',
    '/assets',
    '/%',
  ])('%s is no page', async (path) => {
    const host = await runningHost();
    const reply = await send(host.port, { path, headers: { cookie: await host.enter() } });
    expect(reply.status).toBe(404);
    expect(reply.text).not.toContain('secret');
  });
});

describe('strangers', () => {
  test.each(['localhost', 'juesuan.example', '127.0.0.1', '127.0.0.1:1', '127.0.0.1.example:80'])(
    'a Host of %s is turned away, even with the cookie',
    async (name) => {
      const host = await runningHost();
      const headers = { cookie: await host.enter(), host: name };
      expect((await send(host.port, { path: '/', headers })).status).toBe(421);
      expect((await host.call(headers.cookie, 'host.describe', { headers: { host: name } })).status).toBe(
        421,
      );
    },
  );

  test('a foreign origin gets neither page nor call', async () => {
    const host = await runningHost();
    const cookie = await host.enter();
    for (const origin of [
      'http://localhost',
      'null',
      `http://127.0.0.1:${host.port + 1}`,
      `${host.origin}.example`,
    ]) {
      expect((await send(host.port, { path: '/', headers: { cookie, origin } })).status).toBe(403);
      const call = await host.call(cookie, 'host.describe', { headers: { origin } });
      expect(call.status).toBe(403);
      expect(JSON.parse(call.text)).toMatchObject({ ok: false, problem: { kind: 'not-permitted' } });
    }
    const crossSite = { 'sec-fetch-site': 'cross-site' };
    expect((await host.call(cookie, 'host.describe', { headers: crossSite })).status).toBe(403);
    const noOrigin = { cookie, 'content-type': 'application/json' };
    const bare: RawRequest = { method: 'POST', path: '/call/host.describe', headers: noOrigin, body: '{}' };
    expect((await send(host.port, bare)).status).toBe(403);
  });

  test('only 127.0.0.1 is listened on', async () => {
    const { port } = await runningHost();
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address && !address.internal && address.family === 'IPv4')
      .map((address) => address?.address ?? '');
    for (const host of [...outside, '127.0.0.2']) expect(await canConnect(host, port)).toBe(false);
    expect(await canConnect('127.0.0.1', port)).toBe(true);
  });
});

describe('calls', () => {
  test('carry the contract', async () => {
    const host = await runningHost();
    const cookie = await host.enter();
    const reply = await host.call(cookie, 'host.describe', { headers: { 'sec-fetch-site': 'same-origin' } });
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(JSON.parse(reply.text)).toMatchObject({ ok: true, value: { host: 'browser' } });
  });

  test('trouble of the world is a good answer, a bug is a 500 that tells nothing', async () => {
    const host = await runningHost({
      'recent.list': async () => {
        throw new Error('inner detail');
      },
    });
    const cookie = await host.enter();
    const path = join(host.home, '没有.juesuan');
    await host.choose('open-project', path);
    const body = JSON.stringify({ path, window: 'window-1' });
    const missing = await host.call(cookie, 'project.open', { body });
    expect(missing.status).toBe(200);
    expect(JSON.parse(missing.text)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    const broken = await host.call(cookie, 'recent.list');
    expect(broken.status).toBe(500);
    expect(broken.text).not.toContain('inner detail');
    expect(host.log.join()).toContain('inner detail');
  });

  const bad: readonly [string, string, RawRequest, number][] = [
    ['an unknown name', 'no.such', {}, 404],
    ['a name with a way out', '../host.describe', {}, 404],
    ['GET', 'host.describe', { method: 'GET', body: '' }, 405],
    ['a form', 'host.describe', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
    ['plain text', 'host.describe', { headers: { 'content-type': 'text/plain' } }, 415],
    ['no JSON', 'host.describe', { body: '{' }, 400],
    ['no UTF-8', 'host.describe', { body: Buffer.from([0x22, 0xb2, 0x22]) }, 400],
    ['a request out of shape', 'project.open', { body: '{"path":1}' }, 400],
    ['no cookie', 'host.describe', { headers: { cookie: '' } }, 401],
    ['an announced giant', 'host.describe', { headers: { 'content-length': '67108865' } }, 413],
    ['a giant that comes in pieces', 'host.describe', { body: Buffer.alloc(96 * 1024 * 1024, 32) }, 413],
  ];
  test.each(bad)('%s is refused clearly', async (_what, name, request, status) => {
    const host = await runningHost();
    const cookie = await host.enter();
    const chunked = status === 413 && request.body ? { 'transfer-encoding': 'chunked' } : {};
    const reply = await host.call(cookie, name, { ...request, headers: { ...request.headers, ...chunked } });
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.text)).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/。$/) },
    });
    expect(host.log).toEqual([]);
    expect((await host.call(cookie, 'host.describe')).status, 'the host goes on').toBe(200);
  });

  test('a body just under the limit is taken', async () => {
    const host = await runningHost();
    const body = `{"pad":"${'x'.repeat(64 * 1024 * 1024 - 10)}"}`;
    expect((await host.call(await host.enter(), 'host.describe', { body })).status).toBe(200);
  });
});

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const end = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
