import type { HostCallName, HostRequest, HostResponse } from '#shared/host/contract';
import { LOST_SENTENCE, STRANGE_SENTENCE, useConnection } from './connection-state';
import { HostCallError } from './host-problem';
import { pickTransport, type Transport } from './transport';

/** By these the page looks whether its host is back. */
const LOOKING: ReadonlySet<HostCallName> = new Set(['window.attend', 'window.prove']);

let transport: Transport | undefined;

/**
 * Asks the host for one thing of the contract. Expected trouble is thrown as `HostCallError` so that features
 * handle it where they start the work (`reporting`), not at every step.
 */
export async function callHost<Name extends HostCallName>(
  name: Name,
  request: HostRequest<Name>,
): Promise<HostResponse<Name>> {
  transport ??= pickTransport();
  const { state } = useConnection.getState();
  // Nothing of the project is told to whoever may listen in the place of a host that is gone.
  if (state !== 'there' && !LOOKING.has(name)) {
    const message = state === 'lost' ? LOST_SENTENCE : STRANGE_SENTENCE;
    throw new HostCallError({ kind: 'unreachable', message });
  }
  const answer = await transport(name, request);
  if (!answer.ok) {
    const isGone = answer.problem.kind === 'unreachable' && state === 'there';
    if (isGone) useConnection.setState({ state: 'lost' });
    throw new HostCallError(answer.problem);
  }
  return answer.value;
}
