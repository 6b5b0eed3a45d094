import { spawn } from 'node:child_process';

/**
 * Runs a command and waits for its end.
 *
 * `stdio: 'collect'` keeps both outputs for the caller instead of showing them. `seconds` ends it when it takes
 * longer. Resolves with the exit code (1 when it could not start or was ended) and the collected output.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: 'inherit' | 'collect', seconds?: number }} [options]
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>}
 */
export function run(command, args, { cwd, env, stdio = 'inherit', seconds } = {}) {
  const streams = {
    inherit: 'inherit',
    collect: ['ignore', 'pipe', 'pipe'],
  }[stdio];
  return new Promise((resolve) => {
    let output = '';
    let timedOut = false;
    const child = spawn(command, args, { cwd, env, stdio: streams });
    const timer =
      seconds === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, seconds * 1000);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    // Ended from outside, a caller that waits passes that on, or what it started would live on alone.
    const pass = (signal) => child.kill(signal);
    if (stdio === 'inherit') for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass);
    const end = (code) => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, pass);
      resolve({ code, output, timedOut });
    };
    child.once('error', (error) => {
      output += `${error.message}\n`;
      end(1);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}

/**
 * npm as this Node has it. Windows has no executable npm, only a script that needs a shell; npm's own JavaScript
 * needs neither.
 *
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function npm(args, options) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], options);
  return process.platform === 'win32'
    ? run(process.env.ComSpec ?? 'cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options)
    : run('npm', args, options);
}

const EVERY_SECONDS = 10;

/**
 * Does something long, and says every ten seconds that it is still at it.
 *
 * @template Value
 * @param {(sentence: string) => void} tell
 * @param {string} sentence
 * @param {() => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export async function telling(tell, sentence, work) {
  const began = Date.now();
  const timer = setInterval(
    () => tell(`${sentence}（已 ${Math.round((Date.now() - began) / 1000)} 秒）…`),
    EVERY_SECONDS * 1000,
  );
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
