import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packFolders } from '../../../electron/packs/pack-folders';
import { createHandlers, type HandlerOptions } from '../../../electron/services/handlers';
import { createNamedFiles } from '../../../electron/services/named-files';
import { createOpenWindows } from '../../../electron/services/open-windows';
import { createOpenedFiles } from '../../../electron/services/opened-files';
import type { FilePurpose } from '../../../shared/host/calls/files';
import type { HostCallName, HostHandlers } from '../../../shared/host/contract';
import { readAnswer } from '../../../shared/host/read-answer';
import { temporaryFolder } from '../temporary-folder';

const unused = async () => {
  throw new Error('not part of this test');
};

/** A user with a home folder, one pack, and the handlers that serve them. `log` collects what the host reports. */
export function temporaryHost(options: Partial<HandlerOptions> = {}) {
  const root = temporaryFolder();
  const home = join(root, 'home');
  const packs = join(root, 'packs');
  const configuration = join(root, 'config');
  mkdirSync(home);
  mkdirSync(join(packs, 'test-2024', 'tables'), { recursive: true });
  writeFileSync(
    join(packs, 'test-2024', 'pack.yaml'),
    '# 试\nid: test-2024\ntitle: 试用\nyear: 2024\nmore: [1]\n',
  );
  writeFileSync(join(packs, 'test-2024', 'tables', '01.yaml'), 'id: "01"\n');
  writeFileSync(join(packs, 'test-2024', 'sample.juesuan'), '{"facts":{"organisation":"某局","year":2024}}');
  const log: string[] = [];
  const now = () => new Date('2024-08-01T02:03:04.000Z');
  const named = createNamedFiles({ home, ownFolders: [configuration, packs] });
  const handlers = createHandlers({
    host: 'browser',
    version: '1.2.3',
    pledge: 'the pledge of a test',
    packFolders: packFolders(packs, configuration),
    configurationFolder: configuration,
    userFolders: { home, calledFrom: home, platform: process.platform, user: 'nobody-here' },
    workbook: {
      'workbook.import': unused,
      'workbook.export': unused,
      'workbook.progress': unused,
      'workbook.cancel': unused,
      'report.pages': unused,
      'report.texts': unused,
      'forms.import': unused,
      'forms.export': unused,
      'audit.document': unused,
      'audit.copy': unused,
      'sum.read': unused,
      'sum.take': unused,
      'sum.list': unused,
    },
    readCodes: unused,
    batchWorker: join(root, 'no-worker.js'),
    log: (text) => log.push(text),
    now,
    named,
    windows: createOpenWindows(now),
    opened: createOpenedFiles(named),
    ...options,
  });
  /** As the clerk would in the chooser, saying yes to what is replaced. */
  const choose = async (purpose: FilePurpose, path: string) => {
    const answer = await handlers['files.name']({ purpose, path });
    if (!answer.ok) throw new Error(answer.problem.message);
    if (answer.value.outcome === 'named') return answer.value.file;
    const replaced = await handlers['files.name']({ purpose, path, replaces: answer.value.found.digest });
    if (!replaced.ok || replaced.value.outcome !== 'named') throw new Error('It changed meanwhile');
    return replaced.value.file;
  };
  return { root, home, packs, configuration, handlers: overTheWire(handlers), choose, log };
}

/** Each answer as the page takes it: through JSON and its schema, which must leave it as it was. */
function overTheWire(handlers: HostHandlers): HostHandlers {
  const wired = Object.entries(handlers).map(([name, handle]) => [
    name,
    async (request: never) => {
      const answer: unknown = JSON.parse(JSON.stringify(await handle(request)));
      const read = readAnswer(name as HostCallName, answer);
      if (JSON.stringify(sorted(read)) !== JSON.stringify(sorted(answer)))
        throw new Error(`${name} answers what its schema does not say: ${JSON.stringify(answer)}`);
      return read;
    },
  ]);
  return Object.fromEntries(wired) as HostHandlers;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, sorted(item)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
