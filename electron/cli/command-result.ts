import type { Session } from '#shared/session/session';
import type { INTERRUPTED } from './stop-on-interrupt';

/** What a command says and how it ends: 0 done, 1 done with failing rules of severity error, 2 unusable input, or interrupted. */
export type CommandResult = {
  readonly exit: 0 | 1 | 2 | typeof INTERRUPTED;
  readonly out: string;
  readonly error: string;
  /** The file to write before anything is said; who writes it is not who may be ended half-way. */
  readonly write?: { readonly path: string; readonly content: string | Uint8Array };
};

/**
 * Done; the exit code says whether a rule of severity error fails, or something can be read in two ways that nobody
 * answered.
 */
export function done(session: Session, out: string, write?: CommandResult['write'], open = 0): CommandResult {
  const failing = session.failing().some(({ severity }) => severity === 'error');
  return { exit: failing || open > 0 ? 1 : 0, out, error: '', ...(write ? { write } : {}) };
}

/** One line that says why, whatever the number of lines the reason has. */
export function unusable(why: string): CommandResult {
  return { exit: 2, out: '', error: why.replace(/\s*\n\s*/g, '；') };
}

/**
 * What a command says that was asked for JSON: whoever reads its output by program finds there why nothing came of it, and not
 * only where people read it. What it said already is left, and so is a command that was asked for text.
 */
export function withProblem<
  Told extends { readonly exit: number; readonly out: string; readonly error: string },
>(words: readonly string[], told: Told): Told {
  if ((told.exit !== 2 && told.exit !== 3) || told.out !== '' || !asksForJson(words)) return told;
  return { ...told, out: JSON.stringify({ problem: told.error }) };
}

function asksForJson(words: readonly string[]): boolean {
  return words.some(
    (word, at) =>
      word === '--json' || word === '--format=json' || (word === 'json' && words[at - 1] === '--format'),
  );
}
