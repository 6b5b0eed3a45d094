import { parse } from 'devalue';
import { explainPackProblems } from '#shared/kit/pack-problem';
import type { Pack } from '#shared/pack/pack';
import { callHost } from '../host/call-host';
import { SentenceError } from '../host/host-problem';

const asked = new Map<string, Promise<Pack>>();

/** The pack was replaced or removed: what was read of it no longer holds. */
export function forgetPack(id: string): void {
  asked.delete(id);
}

/** Has a pack from the host once, as it was compiled there; a faulty one is refused with its author's problem list. */
export async function packById(id: string): Promise<Pack> {
  const known = asked.get(id);
  if (known) return known;
  const pack = askFor(id);
  asked.set(id, pack);
  try {
    return await pack;
  } catch (fault) {
    // It may be there at the next try.
    if (asked.get(id) === pack) asked.delete(id);
    throw fault;
  }
}

/** Asks for a pack that is about to be needed; whoever needs it hears what is wrong with it. */
export function expectPack(id: string): void {
  void packById(id).catch(() => undefined);
}

async function askFor(id: string): Promise<Pack> {
  const answer = await callHost('packs.load', { id });
  if ('problems' in answer)
    throw new SentenceError(`表样包 ${id} 有错误：${explainPackProblems(answer.problems)}`);
  return parse(answer.graph) as Pack;
}
