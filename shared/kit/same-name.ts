/**
 * Names as people mean them: full and half width unified, all spaces gone, dashes and quotes of any kind alike.
 * Two names are the same when this gives the same text.
 */
export function normalName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[“”„‟"'‘’]/g, '"')
    .replace(/[—–―－-]+/g, '-');
}
