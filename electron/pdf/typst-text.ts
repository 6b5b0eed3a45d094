/**
 * A text as a Typst string literal. Everything a clerk or a pack wrote goes in as one, so that nothing of it is code;
 * amounts too, with the sign they are to be printed with.
 */
export function typstString(text: string): string {
  return `"${text
    .replace(/[\\"]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '')
    .replaceAll('\t', '\\t')}"`;
}

/** `("SimSun", "STSong",)`: an array of strings. */
export function typstStrings(texts: readonly string[]): string {
  return `(${texts.map((text) => `${typstString(text)}, `).join('')})`;
}
