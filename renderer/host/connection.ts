import { callHost } from './call-host';
import { useConnection } from './connection-state';
import { HostCallError } from './host-problem';
import { thisWindow } from './this-window';

const SOMETIMES_MS = 15_000;
const OFTEN_MS = 2_000;

let pledge = '';
let run = '';

/** Learns to know the host, and looks every now and then whether it is still there. */
export async function startConnection(): Promise<void> {
  pledge = (await callHost('host.describe', {})).pledge;
  run = (await attend()).run;
  next = setTimeout(watch, SOMETIMES_MS);
  useConnection.subscribe(({ state }, before) => {
    // A call of somebody's found it gone: looked for more often from now on.
    if (state === 'lost' && before.state === 'there') {
      clearTimeout(next);
      next = setTimeout(watch, OFTEN_MS);
    }
  });
}

let next: ReturnType<typeof setTimeout> | undefined;

async function watch(): Promise<void> {
  const { state, isNew } = await look();
  // Both at once: whoever hears of a new host must find it there.
  if (isNew || state !== useConnection.getState().state) {
    useConnection.setState(({ hosts }) => ({ state, hosts: isNew ? hosts + 1 : hosts }));
  }
  clearTimeout(next);
  next = setTimeout(watch, state === 'there' ? SOMETIMES_MS : OFTEN_MS);
}

async function look(): Promise<{
  readonly state: 'there' | 'lost' | 'strange';
  readonly isNew: boolean;
}> {
  try {
    // Whoever listens there now hears nothing of the project before it has shown whose program it is.
    if (useConnection.getState().state !== 'there' && !(await proves()))
      return { state: 'strange', isNew: false };
    const answer = await attend();
    const isNew = answer.run !== run;
    run = answer.run;
    return { state: 'there', isNew };
  } catch (error) {
    if (!(error instanceof HostCallError)) throw error;
    return { state: 'lost', isNew: false };
  }
}

async function attend(): Promise<{ readonly run: string }> {
  return callHost('window.attend', { window: await thisWindow() });
}

async function proves(): Promise<boolean> {
  const question = crypto.randomUUID();
  const { proof } = await callHost('window.prove', { question });
  const letters = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    letters.encode(pledge),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signed = await crypto.subtle.sign('HMAC', key, letters.encode(question));
  const digits = Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0'));
  return proof === digits.join('');
}
