/** What a command says and how it ends: 0 done, 1 done with failing rules of severity error, 2 unusable input. */
export type CommandResult = {
  readonly exit: 0 | 1 | 2;
  readonly out: string;
  readonly error: string;
  /** The file to write before anything is said; who writes it is not who may be ended half-way. */
  readonly write?: { readonly path: string; readonly content: string | Uint8Array };
};

/** One line that says why, whatever the number of lines the reason has. */
export function unusable(why: string): CommandResult {
  return { exit: 2, out: '', error: why.replace(/\s*\n\s*/g, '；') };
}
