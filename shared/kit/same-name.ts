import { remembered } from './remembered';

/**
 * Radicals that text copied from a PDF has in place of the characters they look like, each before its character; those
 * that Unicode's own compatibility form knows (⽉, ⺟) are not among them.
 */
const RADICALS =
  '⺁厂⺒巳⺓幺⺝月⺠民⺧牛⺩王⺬示⺻聿⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙';
const CHARACTER_OF: ReadonlyMap<string, string> = new Map(
  [...RADICALS].flatMap((radical, at, all) => (at % 2 === 0 ? [[radical, all[at + 1] ?? radical]] : [])),
);
const RADICAL = /[\u2e80-\u2fd5]/g;
/** Soft hyphens, joiners, marks of direction, variation selectors: what nobody sees. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;

/** There is nothing to fold in these, and most cells of a workbook are amounts. */
const ASCII = /^[\x20-\x7e]*$/;
const PLAIN_NUMBER = /^[\d.]*$/;

/** A text with full and half width unified, radicals as characters, and nothing in it that nobody sees. */
export function foldedText(text: string): string {
  return ASCII.test(text) ? text : folded(text);
}

const folded = remembered((text) => withoutRadicals(text.normalize('NFKC').replace(IGNORABLE, '')));

/**
 * The part of a text that folds to this one, spaces aside: as it is printed, but for what nobody sees. A name that is kept is kept
 * so; folded it is only compared.
 */
export function asPrinted(text: string, part: string): string {
  const wanted = part.replace(/\s+/g, '');
  const plain = text.replace(IGNORABLE, '');
  const fold = (from: number, to: number): string =>
    withoutRadicals(plain.slice(from, to).normalize('NFKC')).replace(/\s+/g, '');
  for (let from = 0; from < plain.length; from += 1) {
    if (!fold(from, plain.length).startsWith(wanted)) continue;
    for (let to = from; to <= plain.length; to += 1)
      if (fold(from, to) === wanted) return plain.slice(from, to).trim();
  }
  return part;
}

/** A text as its reader sees it, radicals as the characters they look like and everything else as it stands. */
export function withoutRadicals(text: string): string {
  return text.replace(RADICAL, (radical) => CHARACTER_OF.get(radical) ?? radical.normalize('NFKC'));
}

/**
 * Names as people mean them: full and half width unified, all spaces gone, dashes and quotes of any kind alike.
 * Two names are the same when this gives the same text.
 */
export function normalName(text: string): string {
  return PLAIN_NUMBER.test(text) ? text : normal(text);
}

const normal = remembered((text) =>
  foldedText(text)
    .replace(/\s+/g, '')
    .replace(/[“”„‟"'‘’]/g, '"')
    .replace(/[—–―－-]+/g, '-'),
);
