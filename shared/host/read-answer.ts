import { z } from 'zod';
import { HOST_CALLS, type HostAnswer, type HostCallName, hostProblem } from './contract';

/**
 * What came over the wire as the answer to a call; `undefined` when it is not what the contract says. Neither a page that
 * is older than its host nor another program on the port is taken at its word.
 */
export function readAnswer<Name extends HostCallName>(
  name: Name,
  answer: unknown,
): HostAnswer<Name> | undefined {
  const { response } = HOST_CALLS[name];
  const read = z
    .union([
      z.object({ ok: z.literal(true), value: response }),
      z.object({ ok: z.literal(false), problem: hostProblem }),
    ])
    .safeParse(answer);
  return read.success ? (read.data as HostAnswer<Name>) : undefined;
}
