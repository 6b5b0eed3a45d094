import { createHash } from 'node:crypto';

/** SHA-256 of a file's content, by which it is known whether it is still what somebody read. */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
