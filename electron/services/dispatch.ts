import type { z } from 'zod';
import {
  HOST_CALLS,
  type HostAnswer,
  type HostCallName,
  type HostHandlers,
  type HostProblem,
  type HostRequest,
} from '#shared/host/contract';
import { failed } from '#shared/kit/result';
import { fileProblem } from '../files/file-problem';
import { within } from '../files/time-limit';
import { type Log, logToStderr } from './log';

/** Above the limit of every single file call, below what somebody in front of the page would wait. */
const LONGEST_MS = 90_000;

/** Calls that wait for somebody, or whose work has limits of its own and can be cancelled. */
const UNHURRIED: ReadonlySet<HostCallName> = new Set<HostCallName>([
  'files.choose',
  'window.attend',
  'workbook.import',
  'workbook.export',
  'report.write',
  'report.fill',
  'report.texts',
  'office-codes.import',
  'packs.install',
  'batch.begin',
  'batch.export',
  'query.ask',
  'sum.read',
  'sum.take',
  'sum.list',
]);

/**
 * The one door behind both transports: looks the call up, parses its request with the contract, runs its handler.
 * A call over files that a drive does not answer is given up in words; what it began may still end by itself. Never throws: an unknown name or a request out of shape is answered `bad-request`, a bug `internal` (and logged).
 */
export async function dispatch(
  handlers: HostHandlers,
  name: unknown,
  rawRequest: unknown,
  log: Log = logToStderr,
): Promise<HostAnswer<HostCallName>> {
  if (!isHostCall(name)) return badRequest('本程序没有这项功能，请重新启动程序后再试。');
  const schema: z.ZodType<HostRequest<HostCallName>> = HOST_CALLS[name].request;
  const request = schema.safeParse(rawRequest);
  if (!request.success) {
    const where = request.error.issues.map((issue) => issue.path.join('.') || '（整体）').join('、');
    return badRequest(`请求「${name}」的内容不合规定（${where}），请重新启动程序后再试。`);
  }
  try {
    const answer = run(handlers, name, request.data);
    if (UNHURRIED.has(name)) return await answer;
    return await within(answer, LONGEST_MS, () => unanswered(name, request.data));
  } catch (error) {
    log(
      `Host call ${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return failed({
      kind: 'internal',
      message: '程序内部出错，这一步没有完成；已打开的内容没有变，请先保存，再重试。',
    } satisfies HostProblem);
  }
}

function unanswered(name: HostCallName, request: HostRequest<HostCallName>): HostAnswer<HostCallName> {
  const path = 'path' in request && typeof request.path === 'string' ? request.path : '';
  const doing = name === 'project.save' ? 'write' : 'read';
  return failed(fileProblem({ kind: 'unreachable', doing, path }));
}

/** Own names only, so that `constructor` and the like are as unknown as any other word. */
export function isHostCall(name: unknown): name is HostCallName {
  return typeof name === 'string' && Object.hasOwn(HOST_CALLS, name);
}

/** Ties a name to its own request and answer; `dispatch` has just parsed the request for exactly this name. */
function run<Name extends HostCallName>(
  handlers: HostHandlers,
  name: Name,
  request: HostRequest<HostCallName>,
): Promise<HostAnswer<Name>> {
  return handlers[name](request as HostRequest<Name>);
}

function badRequest(message: string): HostAnswer<HostCallName> {
  return failed({ kind: 'bad-request', message });
}
