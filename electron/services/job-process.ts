import { fork } from 'node:child_process';

/** A process beside this one, of the program's own, as whoever gives it work sees it. */
export type JobProcess = {
  /** What is sent is copied, as between threads. */
  readonly send: (message: unknown) => void;
  readonly onMessage: (hear: (message: unknown) => void) => void;
  /** Once, however it ends; `isCrash`: it did not end by itself. */
  readonly onExit: (hear: (isCrash: boolean) => void) => void;
  /** At once, whatever it does. */
  readonly kill: () => void;
  /** Whether this process waits for it before it ends. */
  readonly hold: (isHeld: boolean) => void;
};

export type ProcessStart = {
  /** The bundled file that it runs, and the words it is given. */
  readonly entry: string;
  readonly words: readonly string[];
  /** What the engine is told of the memory it may take. */
  readonly flags: readonly string[];
};

export type StartProcess = (start: ProcessStart) => JobProcess;

/** In Node, which the browser host and the command line run in. */
export const forkProcess: StartProcess = ({ entry, words, flags }) => {
  const child = fork(entry, [...words], {
    execArgv: [...flags],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  passOn(child.stderr);
  return {
    // One that has ended hears nothing, and its end is heard by itself.
    send: (message) => child.send(message as object, () => undefined),
    onMessage: (hear) => child.on('message', hear),
    onExit: (hear) => {
      child.once('exit', (code, signal) => hear(signal !== null || (code ?? 0) > 127));
      // Without it a process that could not be started would be thrown into this one; it has no exit.
      child.once('error', () => child.pid === undefined && hear(true));
    },
    kill: () => child.kill('SIGKILL'),
    hold: (isHeld) => {
      for (const each of [child, child.channel, child.stderr as Holdable | null])
        if (isHeld) each?.ref?.();
        else each?.unref?.();
    },
  };
};

/** A pipe of a child is a socket, which its type does not say. */
type Holdable = { readonly ref?: () => void; readonly unref?: () => void };

/** What a job logs is logged here; what V8 says of memory at an end is for its makers, and the clerk is told in our words. */
export function passOn(errors: NodeJS.ReadableStream | null): void {
  let isEnding = false;
  errors?.on('data', (bytes: Buffer) => {
    const text = bytes.toString();
    isEnding ||= /^(?:<---|FATAL ERROR)/m.test(text);
    if (!isEnding) process.stderr.write(text);
  });
}

let startNow: StartProcess = forkProcess;

/** A job's process, as this host starts them. */
export const startProcess: StartProcess = (start) => startNow(start);

/** Says how this host starts processes, before the first job: under Electron they are its own. */
export function startProcessesBy(start: StartProcess): void {
  startNow = start;
}
