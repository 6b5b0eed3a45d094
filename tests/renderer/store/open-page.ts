import { isValidElement, type ReactElement, type ReactNode } from 'react';
import { onTestFinished, vi } from 'vitest';
import type { HostCallName, HostHandlers } from '#shared/host/contract';
import { dispatch } from '../../../electron/services/dispatch';
import { temporaryHost } from '../../electron/services/temporary-host';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { eventually } from '../../support/eventually';

/** The program that serves a page, in this process: real handlers over a real folder. */
export type Host = ReturnType<typeof temporaryHost>;

/** A program for a clerk; with another's folder it is that one started anew. */
export function startHost(before?: Host): Host {
  let minutes = 0;
  const now = () => {
    minutes += 1;
    return new Date(Date.UTC(2024, 7, before ? 2 : 1, 8, minutes));
  };
  return temporaryHost({
    packFolders: BUILT_IN_PACKS,
    now,
    ...(before ? { configurationFolder: before.configuration } : {}),
  });
}

/** A question that the page put, and its answers by their labels. */
export type Question = { readonly title: string; readonly answer: (label: string) => void };

/**
 * The stores of a page newly loaded, over a host, without a browser: what the browser gives is stood in for, and what the
 * page asks the clerk is asked of the test.
 *
 * @param storage what the tab has kept; of a page that is reloaded that of the one before
 */
export async function openPage(host: Host, storage = new Map<string, string>()) {
  // A page begins with nothing of another one.
  vi.resetModules();
  const serving = { host: host as Host | null };
  const gates = new Map<HostCallName, { readonly reach: () => void; readonly opened: Promise<void> }>();
  const calls: HostCallName[] = [];
  const call = async (name: HostCallName, request: unknown): Promise<unknown> => {
    calls.push(name);
    const gate = gates.get(name);
    gate?.reach();
    await gate?.opened;
    // A host that is gone gives no answer of ours.
    if (serving.host === null) return undefined;
    const handlers: HostHandlers = serving.host.handlers;
    return structuredClone(await dispatch(handlers, name, structuredClone(request), () => undefined));
  };
  vi.stubGlobal('window', Object.assign(new EventTarget(), { juesuan: { call } }));
  vi.stubGlobal('navigator', {
    locks: { request: async (_: string, __: unknown, use: (lock: object) => unknown) => use({}) },
  });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
  });
  // Not taken away with the others: a journal in trouble tries again when the test is long over.
  globalThis.requestAnimationFrame = (deed) => Number(setTimeout(deed));
  vi.stubGlobal('document', { activeElement: null, body: null });

  const { provideFeedback } = await import('../../../renderer/feedback/say');
  const questions: Question[] = [];
  const messages: string[] = [];
  const tell = (content: unknown) =>
    messages.push(
      typeof content === 'object' && content !== null ? JSON.stringify(content) : String(content),
    );
  const message = { success: tell, info: tell, warning: tell, error: tell, destroy: () => undefined };
  const confirm = ({ title, footer }: { title: ReactNode; footer: () => ReactNode }) => {
    const question: Question = {
      title: String(title),
      answer: (label) => {
        const button = buttonsIn(footer()).find(({ props }) => textIn(props.children) === label);
        if (!button) throw new Error(`“${String(title)}” has no answer “${label}”`);
        button.props.onClick?.();
      },
    };
    questions.push(question);
    return { destroy: () => questions.splice(questions.indexOf(question), 1) };
  };
  /** What stands on the page until it is answered or taken away, by its key. */
  const offers = new Map<string, string>();
  const notification = {
    ...message,
    info: ({ key, title }: { readonly key: string; readonly title: string }) => offers.set(key, title),
    destroy: (key: string) => offers.delete(key),
  };
  provideFeedback({ message, notification, modal: { confirm } } as never);

  const page = {
    ...(await import('../../../renderer/store/project-store')),
    ...(await import('../../../renderer/store/open-project')),
    ...(await import('../../../renderer/store/save-project')),
    ...(await import('../../../renderer/store/recording')),
    ...(await import('../../../renderer/store/recovery')),
    ...(await import('../../../renderer/store/leftovers')),
    ...(await import('../../../renderer/store/view-store')),
    ...(await import('../../../renderer/host/choose-file')),
    ...(await import('../../../renderer/store/versions')),
    ...(await import('../../../renderer/store/typing')),
    ...(await import('../../../renderer/store/drafts')),
    ...(await import('../../../renderer/store/project-text')),
    ...(await import('../../../renderer/store/run-command')),
    ...(await import('../../../renderer/host/call-host')),
    ...(await import('../../../renderer/host/chooser-request')),
    ...(await import('../../../renderer/host/connection-state')),
    ...(await import('../../../renderer/host/this-window')),
  };
  page.startRecording();
  page.startRejoining();
  // A process that ends closes its journals; this one goes on.
  onTestFinished(async () => {
    const window = await page.thisWindow();
    for (const served of [host, serving.host]) await served?.handlers['recovery.end']({ window });
  });

  /** The clerk names a file in the chooser when it opens, or gives it up. */
  const choose = async (path: string | null): Promise<void> => {
    await eventually(() => {
      if (page.useChooserRequest.getState().request === null) throw new Error('The chooser is not open');
    });
    const { request } = page.useChooserRequest.getState();
    request?.answer(path === null ? null : await host.choose(request.purpose, path));
  };
  /** The clerk answers the question that comes, which is about so much. */
  const answer = async (title: string, label: string): Promise<void> => {
    const question = await eventually(() => {
      const found = questions.find((one) => one.title.includes(title));
      if (!found) throw new Error(`No question about “${title}”, but ${JSON.stringify(questions)}`);
      return found;
    });
    question.answer(label);
  };
  /** Keeps the host from hearing a call until it is let through; `reached`: the call was made. */
  const hold = (name: HostCallName): Gate => {
    const [reached, reach] = promise();
    const [opened, open] = promise();
    gates.set(name, { reach, opened });
    const release = () => {
      gates.delete(name);
      open();
    };
    return { reached, release };
  };
  return { ...page, storage, serving, questions, messages, offers, calls, choose, answer, hold };
}

export type TestPage = Awaited<ReturnType<typeof openPage>>;

type Gate = { readonly reached: Promise<void>; readonly release: () => void };

function promise(): readonly [Promise<void>, () => void] {
  let fulfil: (() => void) | undefined;
  const made = new Promise<void>((resolve) => {
    fulfil = resolve;
  });
  return [made, () => fulfil?.()];
}

type Button = ReactElement<{ readonly children?: ReactNode; readonly onClick?: () => void }>;

function buttonsIn(node: ReactNode): Button[] {
  if (Array.isArray(node)) return node.flatMap(buttonsIn);
  if (!isValidElement<{ readonly children?: ReactNode; readonly onClick?: () => void }>(node)) return [];
  return node.props.onClick ? [node] : buttonsIn(node.props.children);
}

function textIn(node: ReactNode): string {
  return Array.isArray(node) ? node.map(textIn).join('') : String(node);
}
