import type { HostAnswer, HostCallName, HostRequest } from '#shared/host/contract';

/** The IPC channels: calls from the page; menu commands and what else it is told, to it. Free of imports that a sandboxed preload lacks. */
export const CALL_CHANNEL = 'juesuan:call';
export const MENU_CHANNEL = 'juesuan:menu';
export const TELL_CHANNEL = 'juesuan:tell';

/** The page's `File`, which the desktop side is compiled without. */
export type DroppedFile = { readonly name: string; readonly size: number };

/** All that the page gets of the desktop: `window.juesuan`. */
export type HostBridge = {
  readonly call: <Name extends HostCallName>(
    name: Name,
    request: HostRequest<Name>,
  ) => Promise<HostAnswer<Name>>;
  /** Where a file lies that was dropped on the page; empty: nowhere. The page cannot make up such a file. */
  readonly pathOf: (file: DroppedFile) => string;
};
