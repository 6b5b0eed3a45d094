import { createServer, type Server, type ServerResponse } from 'node:http';
import type { HostHandlers } from '#shared/host/contract';
import { present } from '#shared/kit/assert';
import { PAGE_HEADERS } from '../page/page-headers';
import { type Log, logToStderr } from '../services/log';
import { createAccess, newKey } from './access';
import type { Reply } from './reply';
import { answerRequest, type Site } from './routes';

export type LoopbackOptions = {
  /** Perhaps still being loaded: calls wait for them, the page does not. */
  readonly handlers: HostHandlers | Promise<HostHandlers>;
  /** The built page: dist/renderer. */
  readonly pageFolder: string;
  readonly log?: Log;
  /** Of a host that was killed: its port, if it is still free, and the key of its pages. */
  readonly before?: { readonly port: number; readonly key: string };
};

export type LoopbackHost = {
  /** Good for one opening; see `createAccess`. */
  readonly address: string;
  readonly port: number;
  /** What the cookie of its pages carries. */
  readonly key: string;
  /** Lets calls under way finish, then stops. */
  readonly close: () => Promise<void>;
};

/** Serves the page and the contract on 127.0.0.1 only, on a free port unless it takes over one. Rejects when no port can be had. */
export async function startLoopbackHost(options: LoopbackOptions): Promise<LoopbackHost> {
  const log = options.log ?? logToStderr;
  let site: Site | undefined;
  const server = createServer(async (request, response) => {
    try {
      send(response, await answerRequest(present(site, 'requests arrive after listening'), request));
    } catch (error) {
      // A reader who left in the middle is no bug; anything else is, and is caught here, once.
      if (!request.destroyed) log(`Request failed: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    }
  });
  const { before } = options;
  const port = await listen(server, before?.port);
  // The key goes with the port: a page knows nothing of another one.
  const key = before?.port === port ? before.key : newKey();
  const access = createAccess(port, key);
  site = { ...options, log, access, port };
  return {
    address: `http://127.0.0.1:${port}/?token=${access.token}`,
    port,
    key,
    close: () => close(server),
  };
}

/** Every answer leaves through here, so that none goes without the page's headers. */
function send(response: ServerResponse, { status, headers, body }: Reply): void {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  response.writeHead(status, { ...PAGE_HEADERS, ...headers, 'content-length': String(length) });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** On the port wished for, if it is free, else on any. */
async function listen(server: Server, wished = 0): Promise<number> {
  try {
    return await listenOn(server, wished);
  } catch (error) {
    if (wished === 0) throw error;
    return listenOn(server, 0);
  }
}

function listenOn(server: Server, wished: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(wished, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The host got no port'));
      else resolve(address.port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
