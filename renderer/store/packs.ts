import { readGraph } from '#shared/kit/graph-text';
import { explainPackProblems } from '#shared/kit/pack-problem';
import type { Pack } from '#shared/pack/pack';
import { callHost } from '../host/call-host';
import { SentenceError } from '../host/host-problem';

const loaded = new Map<string, Pack>();

/** The pack was replaced or removed: what was read of it no longer holds. */
export function forgetPack(id: string): void {
  loaded.delete(id);
}

/** Has a pack from the host once, as it was compiled there; a faulty one is refused with its author's problem list. */
export async function packById(id: string): Promise<Pack> {
  const known = loaded.get(id);
  if (known) return known;
  const answer = await callHost('packs.load', { id });
  if ('problems' in answer)
    throw new SentenceError(`表样包 ${id} 有错误：${explainPackProblems(answer.problems)}`);
  const pack = readGraph(answer.graph) as Pack;
  loaded.set(id, pack);
  return pack;
}
