const SPELLINGS: Readonly<Record<string, string>> = { '≤': '<=', '≥': '>=', '≠': '<>', '×': '*', '÷': '/' };

/** A decimal number is one word where no table's bracket follows: `2023.01[1,1]` is of a book called 2023. */
const OUTSIDE = /\s*(\d+\.\d+(?!\d*\s*\[)(?:%|元|万元)?|<=|>=|<>|[=<>+\-*/()[\],:.]|[^\s=+\-*/()[\],:.<>]+)/y;
/** A line may be called 台/套. */
const INSIDE = /\s*([=()[\],:<>]|[^\s=()[\],:<>]+)/y;

/** A fault in a formula; carries the words for the pack's author. */
export class FormulaFault extends Error {}

/** The words of a formula, taken one after another. */
export class Tokens {
  private readonly words: readonly string[];
  private next = 0;

  constructor(text: string) {
    const words: string[] = [];
    const plain = text.trimEnd().replace(/[≤≥≠×÷]/g, (mark) => SPELLINGS[mark] ?? mark);
    let at = 0;
    let inside = false;
    while (at < plain.length) {
      const pattern = inside ? INSIDE : OUTSIDE;
      pattern.lastIndex = at;
      const word = pattern.exec(plain)?.[1];
      if (word === undefined) throw new FormulaFault(`看不懂“${plain.slice(at).trim()}”`);
      at = pattern.lastIndex;
      if (word === '[') inside = true;
      if (word === ']') inside = false;
      words.push(word);
    }
    this.words = words;
  }

  peek(ahead = 0): string | undefined {
    return this.words[this.next + ahead];
  }

  take(wanted: string): string {
    const word = this.peek();
    if (word === undefined) throw new FormulaFault(`公式没有写完，此处应为${wanted}`);
    this.next += 1;
    return word;
  }

  expect(mark: string): void {
    const word = this.take(`“${mark}”`);
    if (word !== mark) throw new FormulaFault(`此处应为“${mark}”，却是“${word}”`);
  }

  /** Inside a bracket: a comma comes before its end. */
  hasAnotherItem(): boolean {
    let depth = 0;
    for (let at = this.next; at < this.words.length; at += 1) {
      const word = this.words[at];
      if (word === '(') depth += 1;
      if (word === ')') depth -= 1;
      if (word === undefined || ']=['.includes(word)) return false;
      if (word === ',' && depth === 0) return true;
    }
    return false;
  }

  skip(mark: string): boolean {
    if (this.peek() !== mark) return false;
    this.next += 1;
    return true;
  }
}
