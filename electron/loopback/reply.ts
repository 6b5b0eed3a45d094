import type { HostAnswer, HostCallName, HostProblem } from '#shared/host/contract';
import type { Denial } from './guard';

/** What the host says to one request, as a value; only `server.ts` puts it on the wire. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
};

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const HTML_TYPE = { 'content-type': 'text/html; charset=utf-8' };

/** Expected trouble of the world is a good answer (200); only what the page should not have asked is a 4xx. */
export function answerReply(answer: HostAnswer<HostCallName>): Reply {
  const status = answer.ok ? 200 : statusOf(answer.problem);
  return { status, headers: JSON_TYPE, body: JSON.stringify(answer) };
}

function statusOf(problem: HostProblem): number {
  if (problem.kind === 'bad-request') return 400;
  return problem.kind === 'internal' ? 500 : 200;
}

/** A call refused before it is dispatched, in the shape in which every call is answered. */
export function refusedCall({ status, message }: Denial, headers: Reply['headers'] = {}): Reply {
  const kind = status === 401 || status === 403 ? 'not-permitted' : 'bad-request';
  const answer = { ok: false, problem: { kind, message } satisfies HostProblem };
  return { status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(answer) };
}

/** A page refused: one sentence for the reader. `message` is always our own text, so it is not escaped. */
export function notice({ status, message }: Denial, headers: Reply['headers'] = {}): Reply {
  const body = `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>决算公开助手</title>
<body style="font: 16px/1.8 sans-serif; margin: 15vh auto; max-width: 34em; padding: 0 1em">
<h1 style="font-size: 20px">决算公开助手</h1>
<p>${message}</p>
</body></html>
`;
  return { status, headers: { ...HTML_TYPE, ...headers }, body };
}
