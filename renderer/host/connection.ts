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
  const state = await look();
  if (state !== useConnection.getState().state) useConnection.setState({ state });
  clearTimeout(next);
  next = setTimeout(watch, state === 'there' ? SOMETIMES_MS : OFTEN_MS);
}

async function look(): Promise<'there' | 'lost' | 'strange'> {
  try {
    // Whoever listens there now hears nothing of the project before it has shown whose program it is.
    if (useConnection.getState().state !== 'there' && !(await proves())) return 'strange';
    const answer = await attend();
    if (answer.run !== run) {
      run = answer.run;
      useConnection.setState(({ hosts }) => ({ hosts: hosts + 1 }));
    }
    return 'there';
  } catch (error) {
    if (!(error instanceof HostCallError)) throw error;
    return 'lost';
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
