import { app, protocol, type Session, session } from 'electron';
import { readBytes } from './files/read-file';
import { isOwnAddress, PAGE_SCHEME, pagePath } from './page/page-address';
import { resolvePageFile } from './page/page-file';
import { PAGE_HEADERS } from './page/page-headers';

/** Before the program is ready: our scheme counts as a secure origin, and Chromium starts no traffic of its own. */
export function lockBeforeReady(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.enableSandbox();
  for (const quiet of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
  ]) {
    app.commandLine.appendSwitch(quiet);
  }
  // Nothing is ever looked up: even a leak past the request filter would find no address.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** 粘贴 in the page's own menus reads the clipboard. It is all the page is allowed; what is read stays in it. */
const ALLOWED = 'clipboard-read';

/** Once ready: the page is served from disk, every other request is cancelled, every other permission denied. */
export function lockSession(pageFolder: string, locked: Session = session.defaultSession): void {
  locked.protocol.handle(PAGE_SCHEME, (request) => answerPage(pageFolder, request.url));
  locked.webRequest.onBeforeRequest((details, decide) => {
    const isDevTools = !app.isPackaged && details.url.startsWith('devtools://');
    decide({ cancel: !(isOwnAddress(details.url) || isDevTools || details.url.startsWith('data:')) });
  });
  locked.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === ALLOWED));
  locked.setPermissionCheckHandler((_contents, permission) => permission === ALLOWED);
  locked.setDevicePermissionHandler(() => false);
  locked.on('will-download', (event) => event.preventDefault());
}

async function answerPage(pageFolder: string, address: string): Promise<Response> {
  const path = pagePath(address);
  const file = path === undefined ? undefined : resolvePageFile(pageFolder, path);
  const bytes = file && (await readBytes(file.path));
  if (!file || !bytes?.ok) return new Response('没有这个页面。', { status: 404, headers: PAGE_HEADERS });
  const headers = { ...PAGE_HEADERS, 'content-type': file.contentType };
  return new Response(Uint8Array.from(bytes.value), { headers });
}
