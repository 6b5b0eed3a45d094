import type { Pack } from '#shared/pack/pack';
import { callHost } from '../host/call-host';
import { SentenceError } from '../host/host-problem';
import { READING } from './pieces';

const loaded = new Map<string, Pack>();

/** The pack was replaced or removed: what was read of it no longer holds. */
export function forgetPack(id: string): void {
  loaded.delete(id);
}

/** Reads a pack from the host once; a faulty one is refused with its author's problem list. */
export async function packById(id: string): Promise<Pack> {
  const known = loaded.get(id);
  if (known) return known;
  const { loadPack, explainPackProblems } = await READING.load();
  const pack = loadPack(await callHost('packs.read', { id }));
  if (!pack.ok) throw new SentenceError(`表样包 ${id} 有错误：${explainPackProblems(pack.problem)}`);
  loaded.set(id, pack.value);
  return pack.value;
}
