/** As the shell counts a process that an interrupt ended. */
export const INTERRUPTED = 130;

/** The first interrupt asks what is under way to stop; the second is the system's again, and ends the process. */
export function stopOnInterrupt(tell: () => void): AbortController {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      tell();
      controller.abort();
    });
  }
  return controller;
}
