import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { HostAnswer, HostCallName, HostHandlers } from '#shared/host/contract';
import { failed } from '#shared/kit/result';
import { CALL_CHANNEL } from './channels';
import { isOwnAddress } from './page/page-address';
import { dispatch } from './services/dispatch';
import { logToStderr } from './services/log';

/** Carries the contract over Electron's IPC. The only file that listens to it. */
export function serveCalls(handlers: HostHandlers): void {
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, request: unknown) =>
    answerCall(handlers, event, name, request),
  );
}

async function answerCall(
  handlers: HostHandlers,
  { sender, senderFrame }: IpcMainInvokeEvent,
  name: unknown,
  request: unknown,
): Promise<HostAnswer<HostCallName>> {
  const isOwn = senderFrame !== null && senderFrame === sender.mainFrame && isOwnAddress(senderFrame.url);
  if (isOwn) return dispatch(handlers, name, request);
  logToStderr(`A call from ${senderFrame?.url ?? 'a frame that is gone'} was refused`);
  return failed({ kind: 'not-permitted', message: '来自其他页面的请求，已拒绝。' });
}
