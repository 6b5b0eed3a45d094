import type { HostAnswer, HostCallName, HostRequest } from '#shared/host/contract';
import { readAnswer } from '#shared/host/read-answer';

/** Carries one call to the host and back. */
export type Transport = <Name extends HostCallName>(
  name: Name,
  request: HostRequest<Name>,
) => Promise<HostAnswer<Name>>;

/** What the Electron preload puts on the window. */
type ElectronBridge = { readonly call: (name: string, request: unknown) => Promise<unknown> };

declare global {
  interface Window {
    readonly juesuan?: ElectronBridge;
  }
}

/** Electron's bridge where the preload provided one, otherwise the loopback host that served this page. */
export function pickTransport(): Transport {
  const bridge = window.juesuan;
  return bridge ? electronTransport(bridge) : loopbackTransport;
}

function electronTransport(bridge: ElectronBridge): Transport {
  return async (name, request) =>
    readAnswer(name, await bridge.call(name, request)) ??
    unreachableHost('程序没有给出可用的回答，请重试；仍不行时请保存后重新启动程序。');
}

const loopbackTransport: Transport = async (name, request) => {
  let response: Response;
  try {
    response = await fetch(`/call/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(request),
    });
  } catch {
    return unreachableHost('与本机服务的连接已断开。请不要关闭本页面，重新启动程序后再保存。');
  }
  const answer = readAnswer(name, await response.json().catch(() => undefined));
  if (answer) return answer;
  return unreachableHost(
    response.status === 401 || response.status === 403
      ? '本页面的访问凭据已失效，请从程序给出的地址重新打开。'
      : `本机服务没有给出可用的回答（${response.status}），请重试。`,
  );
};

function unreachableHost(message: string) {
  return { ok: false, problem: { kind: 'internal', message } } as const;
}
