import type { HostAnswer, HostCallName, HostRequest } from '#shared/host/contract';
import { readAnswer } from '#shared/host/read-answer';
import { LOST_SENTENCE, STRANGE_SENTENCE } from './connection-state';

/** Carries one call to the host and back. */
export type Transport = <Name extends HostCallName>(
  name: Name,
  request: HostRequest<Name>,
) => Promise<HostAnswer<Name>>;

/** What the Electron preload puts on the window. */
type ElectronBridge = {
  readonly call: (name: string, request: unknown) => Promise<unknown>;
  /** Where a dropped file lies; empty: nowhere. */
  readonly pathOf: (file: File) => string;
};

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
    return unreachableHost(LOST_SENTENCE);
  }
  const answer = readAnswer(name, await response.json().catch(() => undefined));
  // A host of ours answers every call in its own shape.
  return answer ?? unreachableHost(STRANGE_SENTENCE);
};

function unreachableHost(message: string) {
  return { ok: false, problem: { kind: 'unreachable', message } } as const;
}
