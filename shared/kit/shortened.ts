/** As much of a text as a sentence can quote: its beginning, with … where something is left out. */
export function shortened(text: string, most = 60): string {
  const letters = [...text.slice(0, most * 2 + 2)];
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most).join('')}…`;
}
