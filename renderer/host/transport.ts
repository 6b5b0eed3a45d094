import type { HostAnswer, HostCallName, HostRequest } from '#shared/host/contract';
import { LOST_SENTENCE, STRANGE_SENTENCE } from './connection-state';

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
  // The bridge is typed by the contract on both ends; only the wire in between is untyped.
  return async (name, request) => (await bridge.call(name, request)) as never;
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
  const answer: unknown = await response.json().catch(() => undefined);
  if (isAnswer(answer)) return answer as never;
  // A host of ours answers every call in its own shape.
  return unreachableHost(STRANGE_SENTENCE);
};

function isAnswer(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

function unreachableHost(message: string) {
  return { ok: false, problem: { kind: 'unreachable', message } } as const;
}
