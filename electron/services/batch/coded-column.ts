/**
 * A column of texts of which many are alike: each once, and row by row which. A tenth of the memory of a list of texts,
 * and as little to hand from a process.
 */
export type CodedColumn = { readonly words: readonly string[]; readonly codes: Uint32Array };

/** A coded column as it grows. */
export class CodedRows {
  readonly #codeOf = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #codes: number[] = [];

  add(word: string): void {
    let code = this.#codeOf.get(word);
    if (code === undefined) {
      code = this.#words.length;
      this.#words.push(word);
      this.#codeOf.set(word, code);
    }
    this.#codes.push(code);
  }

  column(): CodedColumn {
    return { words: this.#words, codes: Uint32Array.from(this.#codes) };
  }
}

/** The texts again, put into a list from a row of it on. */
export function writeWords(list: string[], from: number, { words, codes }: CodedColumn): void {
  for (let at = 0; at < codes.length; at += 1) list[from + at] = words[codes[at] as number] as string;
}
