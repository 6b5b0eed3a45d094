import type { IncomingHttpHeaders } from 'node:http';

export type Denial = { readonly status: number; readonly message: string };

/**
 * What every request must satisfy before anything is looked up. The Host check stops a foreign site that points its
 * name at 127.0.0.1; the Origin checks stop a foreign page that sends requests here. Undefined: nothing against it.
 */
export function refuseForeign(
  headers: IncomingHttpHeaders,
  isCall: boolean,
  port: number,
): Denial | undefined {
  const host = `127.0.0.1:${port}`;
  if (headers.host !== host) return { status: 421, message: '请用程序给出的地址打开本页面。' };
  const { origin } = headers;
  const isOwn = origin === `http://${host}`;
  // Browsers name the origin of every POST; only a same-origin GET leaves it out.
  if (isCall ? !isOwn : origin !== undefined && !isOwn) {
    return { status: 403, message: '来自其他页面的请求，已拒绝。' };
  }
  const site = headers['sec-fetch-site'];
  if (isCall && site !== undefined && site !== 'same-origin') {
    return { status: 403, message: '来自其他网站的请求，已拒绝。' };
  }
  return undefined;
}

/** Calls are JSON only, which no plain HTML form can send. */
export function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(contentType ?? '');
}
