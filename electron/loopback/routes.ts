import type { IncomingMessage } from 'node:http';
import type { HostHandlers } from '#shared/host/contract';
import { readBytes } from '../files/read-file';
import { resolvePageFile } from '../page/page-file';
import type { Log } from '../services/log';
import type { Access } from './access';
import { isJson, refuseForeign } from './guard';
import { readJsonBody } from './read-body';
import { answerReply, notice, type Reply, refusedCall } from './reply';

/** What one running host answers from. */
export type Site = {
  readonly handlers: HostHandlers | Promise<HostHandlers>;
  readonly pageFolder: string;
  readonly log: Log;
  readonly access: Access;
  readonly port: number;
};

/** The way of one request: foreign ones first, then calls, the token, and the files of the page. */
export async function answerRequest(site: Site, request: IncomingMessage): Promise<Reply> {
  // Split by hand: the URL class would quietly tidy away the dots that resolvePageFile is there to refuse.
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const isCall = path.startsWith('/call/');
  const foreign = refuseForeign(request.headers, isCall, site.port);
  if (foreign) return isCall ? refusedCall(foreign) : notice(foreign);
  if (isCall) return answerCall(site, path.slice('/call/'.length), request);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return notice({ status: 405, message: '这个地址只能打开，不能提交。' }, { allow: 'GET, HEAD' });
  }
  const token = path === '/' ? new URLSearchParams(query).get('token') : null;
  const isKnown = site.access.admits(request.headers.cookie);
  if (token !== null && request.method === 'GET') return enter(site, token, isKnown);
  return isKnown
    ? answerPage(site, path)
    : notice({ status: 401, message: '请从程序给出的地址打开本页面；如已关闭，请重新启动程序。' });
}

/** Trades the token for the cookie and clears it from the address bar. */
function enter(site: Site, token: string, isKnown: boolean): Reply {
  const home = { location: '/' };
  const key = site.access.redeem(token);
  if (key !== 'wrong' && key !== 'used') {
    return { status: 303, headers: { ...home, 'set-cookie': key.setCookie }, body: '' };
  }
  // The same browser coming back by the same address is whom the token was for.
  if (isKnown) return { status: 303, headers: home, body: '' };
  const message =
    key === 'used'
      ? '这个地址已经用过，只能打开一次。请关闭程序后重新启动，用新给出的地址打开。'
      : '地址不完整或已失效。请用程序给出的完整地址打开，或重新启动程序。';
  return notice({ status: 403, message });
}

async function answerPage(site: Site, path: string): Promise<Reply> {
  const file = resolvePageFile(site.pageFolder, path);
  const bytes = file && (await readBytes(file.path));
  if (!file || !bytes?.ok)
    return notice({ status: 404, message: '没有这个页面。请从程序给出的地址重新打开。' });
  return { status: 200, headers: { 'content-type': file.contentType }, body: bytes.value };
}

async function answerCall(site: Site, name: string, request: IncomingMessage): Promise<Reply> {
  if (request.method !== 'POST') {
    return refusedCall({ status: 405, message: '请用 POST 调用。' }, { allow: 'POST' });
  }
  if (!site.access.admits(request.headers.cookie)) {
    return refusedCall({ status: 401, message: '本页面已失效，请从程序给出的地址重新打开。' });
  }
  // With the schemas of all calls, which a page is not made of.
  const { dispatch, isHostCall } = await import('../services/dispatch');
  if (!isHostCall(name)) return refusedCall({ status: 404, message: '本程序没有这项功能。' });
  if (!isJson(request.headers['content-type'])) {
    return refusedCall({ status: 415, message: '请求的内容必须是 JSON。' });
  }
  const body = await readJsonBody(request);
  if (!body.ok) return refusedCall(body.problem);
  return answerReply(await dispatch(await site.handlers, name, body.value, site.log));
}
