import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newDocument } from '#shared/document/new-document';
import type { Pack, PackSource } from '#shared/pack/pack';
import { explainPackProblems, loadPack } from '#shared/pack-check/load-pack';
import type { Session } from '#shared/session/session';
import { sessionOf } from './reference';

/** The folder of a pack that has a column of every kind of values. */
export const VALUE_KINDS_FOLDER = fileURLToPath(new URL('../fixtures/packs/value-kinds', import.meta.url));

/** Its files, some of them replaced. */
export function valueKindsSource(replaced: Readonly<Record<string, string>> = {}): PackSource {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(VALUE_KINDS_FOLDER, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(VALUE_KINDS_FOLDER.length + 1).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
  }
  return { directory: 'value-kinds', files: { ...files, ...replaced } };
}

export function loadValueKinds(): Pack {
  const pack = loadPack(valueKindsSource());
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  return pack.value;
}

/** An empty project of the pack. */
export function valueKindsSession(): Session {
  const pack = loadValueKinds();
  return sessionOf(pack, newDocument(pack, { organisation: '某单位', kind: '', year: 2024 }));
}
