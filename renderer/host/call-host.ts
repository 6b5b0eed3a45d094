import type { HostCallName, HostRequest, HostResponse } from '#shared/host/contract';
import { HostCallError } from './host-problem';
import { pickTransport, type Transport } from './transport';

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
  const answer = await transport(name, request);
  if (!answer.ok) throw new HostCallError(answer.problem);
  return answer.value;
}
