import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/**
 * A stand-in that records what the desktop adapter asks of Electron, in order. It proves which locks are asked for,
 * not that Electron keeps them; only a run of the real window can do that.
 */
export function fakeElectron() {
  const steps: string[] = [];
  const step = <Call extends (...args: never[]) => unknown>(name: string, call?: Call) =>
    vi.fn((...args: Parameters<Call>) => {
      steps.push(name);
      return call?.(...args);
    });

  class FakeContents extends EventEmitter {
    setWindowOpenHandler = vi.fn();
    send = vi.fn();
  }

  class BrowserWindow extends EventEmitter {
    static made: BrowserWindow[] = [];
    webContents = new FakeContents();
    loadURL = vi.fn();
    show = vi.fn();
    focus = vi.fn();
    restore = vi.fn();
    isMinimized = () => false;
    constructor(readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> }) {
      super();
      steps.push('window');
      BrowserWindow.made.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    enableSandbox: step('sandbox'),
    commandLine: { appendSwitch: vi.fn() },
    requestSingleInstanceLock: vi.fn(() => true),
    whenReady: step('whenReady', () => Promise.resolve()),
    setAboutPanelOptions: vi.fn(),
    showAboutPanel: vi.fn(),
    quit: vi.fn(),
  });

  const defaultSession = Object.assign(new EventEmitter(), {
    protocol: { handle: step('serve page') },
    webRequest: { onBeforeRequest: step('filter requests') },
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
  });

  return {
    steps,
    app,
    BrowserWindow,
    session: { defaultSession },
    protocol: { registerSchemesAsPrivileged: step('scheme') },
    ipcMain: { handle: step('ipc') },
    dialog: { showMessageBoxSync: vi.fn(() => 0), showSaveDialog: vi.fn(), showOpenDialog: vi.fn() },
    Menu: { buildFromTemplate: vi.fn((template: unknown) => template), setApplicationMenu: vi.fn() },
  };
}
