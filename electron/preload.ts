import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { MenuMessage } from '#shared/host/menu';
import type { TellMessage } from '#shared/host/tell';
import { CALL_CHANNEL, type HostBridge, MENU_CHANNEL, TELL_CHANNEL } from './channels';

// The preload sees the page's window, but the desktop side is compiled without the DOM library.
declare const window: { postMessage(message: MenuMessage | TellMessage, targetOrigin: string): void };
declare const location: { readonly origin: string };

const bridge: HostBridge = {
  call: (name, request) => ipcRenderer.invoke(CALL_CHANNEL, name, request),
  pathOf: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
};

contextBridge.exposeInMainWorld('juesuan', bridge);

ipcRenderer.on(MENU_CHANNEL, (_event, command: MenuMessage['juesuanMenu']) => {
  window.postMessage({ juesuanMenu: command }, location.origin);
});

ipcRenderer.on(TELL_CHANNEL, (_event, told: TellMessage['juesuanTell']) => {
  window.postMessage({ juesuanTell: told }, location.origin);
});
