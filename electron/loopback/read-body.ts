import type { IncomingMessage } from 'node:http';
import { failed, ok, type Result } from '#shared/kit/result';
import type { Denial } from './guard';

export const LARGEST_BODY = 64 * 1024 * 1024;

/** The JSON value of a request's body, or the 4xx that says what is wrong with it. */
export async function readJsonBody(
  request: IncomingMessage,
  limit: number = LARGEST_BODY,
): Promise<Result<unknown, Denial>> {
  const tooLarge = failed({ status: 413, message: '内容超过 64 MB，本程序不处理这样大的请求。' });
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) return tooLarge;
    chunks.push(bytes);
  }
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))));
  } catch (error) {
    // SyntaxError: no JSON; TypeError: no UTF-8.
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    return failed({ status: 400, message: '请求的内容不是 JSON，请重新打开页面后再试。' });
  }
}
