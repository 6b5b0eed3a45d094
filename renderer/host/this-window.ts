const KEY = 'juesuan-window';
/** A page that was reloaded gives its name back when it is gone, which may take a moment. */
const TRIES = 10;
const PAUSE_MS = 50;

let name: Promise<string> | undefined;

/**
 * The name by which the host knows this window or tab. A reload keeps it; a copy of a tab gets its own, though the
 * browser copies what the tab had stored.
 */
export function thisWindow(): Promise<string> {
  name ??= settle();
  return name;
}

async function settle(): Promise<string> {
  const kept = sessionStorage.getItem(KEY);
  for (let at = 0; kept !== null && at < TRIES; at += 1) {
    if (await claim(kept)) return kept;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return takeNew();
}

/** Another name from now on: what was left under the one before is left to whoever asks for it. */
export function beAnotherWindow(): Promise<string> {
  name = takeNew();
  return name;
}

async function takeNew(): Promise<string> {
  const fresh = crypto.randomUUID();
  sessionStorage.setItem(KEY, fresh);
  await claim(fresh);
  return fresh;
}

/** True: the name is this document's until it goes. False: another document lives under it. */
function claim(wanted: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`${KEY} ${wanted}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise(() => undefined);
      })
      .catch(reject);
  });
}
