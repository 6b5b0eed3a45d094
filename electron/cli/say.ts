import type { CommandResult } from './command-result';

/** How a process ends, and what it says. */
export type Ending = Omit<CommandResult, 'exit' | 'write'> & { readonly exit: number };

/**
 * Says what came of a command and ends the process as it ended. Whoever reads the output may stop reading
 * (`| head -1`): that is no trouble of the command.
 */
export async function sayAndEnd({ exit, out, error }: Ending): Promise<void> {
  process.exitCode = exit;
  await Promise.all([write(process.stdout, out), write(process.stderr, error)]);
  // A thread that is still ending must not hold the caller.
  process.exit(exit);
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (text === '') return Promise.resolve();
  return new Promise((resolve, reject) => {
    stream.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' ? resolve() : reject(error),
    );
    stream.write(`${text}\n`, () => resolve());
  });
}
