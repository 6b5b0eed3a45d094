import type { ProjectDocument } from '#shared/document/document';
import type { KeptVersion } from '#shared/host/calls/versions';
import { openProject } from '#shared/project-file/open-project';
import { differencesInWords, findDifferences } from '#shared/session/differences';
import type { PackLibrary } from '../services/pack-library';
import type { Versions } from '../services/versions';
import { type CommandResult, unusable } from './command-result';
import type { ProjectCommandLine } from './project-command-line';

/** The saved states that the window kept of a project, the latest first, or one of them written elsewhere. */
export async function runVersions(
  { input, json, take }: Extract<ProjectCommandLine, { command: 'versions' }>,
  packs: PackLibrary,
  versions: Pick<Versions, 'list' | 'read'>,
): Promise<CommandResult> {
  const kept = await versions.list(input);
  if (take === undefined) return list(input, kept, packs, versions, json);
  const chosen = kept[take.number - 1];
  if (!chosen) return unusable(`“${input}”有 ${kept.length} 个历史版本，没有第 ${take.number} 个`);
  const text = await versions.read(input, chosen.id);
  if (!text.ok) return unusable(text.problem.message);
  return {
    exit: 0,
    out: `已把 ${timeOf(chosen)} 的历史版本写到 ${take.output}，原文件没有改动`,
    error: '',
    write: { path: take.output, content: text.value },
  };
}

async function list(
  input: string,
  kept: readonly KeptVersion[],
  packs: PackLibrary,
  versions: Pick<Versions, 'read'>,
  json: boolean,
): Promise<CommandResult> {
  const documents = await Promise.all(
    kept.map(async ({ id }) => {
      const text = await versions.read(input, id);
      return text.ok ? documentOf(text.value, packs) : null;
    }),
  );
  const told = await Promise.all(
    kept.map(async (version, at) => ({
      number: at + 1,
      savedAt: version.savedAt,
      changes: await changes(documents[at] ?? null, documents[at + 1], packs),
    })),
  );
  const lines = told.map(({ number, changes: words }, at) => {
    const version = kept[at];
    return `${number}\t${version ? timeOf(version) : ''}\t${words}`;
  });
  return {
    exit: 0,
    out: json
      ? JSON.stringify({ versions: told })
      : lines.length === 0
        ? '没有留下历史版本；在窗口中每次保存都会留下一份'
        : lines.join('\n'),
    error: '',
  };
}

/** `before` undefined: nothing older was kept. Null: it cannot be read. */
async function changes(
  after: ProjectDocument | null,
  before: ProjectDocument | null | undefined,
  packs: PackLibrary,
): Promise<string> {
  if (after === null) return '这个版本读不出来';
  if (before === undefined) return '留下的最早一次';
  const pack = await packs.pack(after.packId);
  if (before === null || !pack.ok) return '前一个版本读不出来，不能比较';
  return differencesInWords(findDifferences(pack.value, before, after));
}

async function documentOf(text: string, packs: PackLibrary): Promise<ProjectDocument | null> {
  const read = openProject(text);
  if (!read.ok) return null;
  const pack = await packs.pack(read.value.packId);
  if (!pack.ok) return null;
  const document = read.value.withPack(pack.value);
  return document.ok ? document.value : null;
}

function timeOf({ savedAt }: KeptVersion): string {
  return new Date(savedAt).toLocaleString('zh-CN', { dateStyle: 'short', timeStyle: 'medium' });
}
