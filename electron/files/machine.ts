import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { systemCode } from './file-trouble';

/** A short name for a text, the same on every run: file names tell by it what they belong to. */
export function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Tells this machine from others that see the same share. */
export const THIS_MACHINE = shortDigest(hostname());

/** Tells this run of the program from every other one, also where process numbers are used again. */
export const THIS_RUN = randomBytes(12).toString('hex');

/** Whether a process of this machine lives. One that another user runs counts. */
export function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return systemCode(error) === 'EPERM';
  }
}
