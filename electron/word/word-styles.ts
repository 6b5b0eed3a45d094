import { childNamed, type XmlElement } from '../package/xml-document';
import { attribute } from './automatic-numbers';

/** What a paragraph takes from its style, or says itself. */
export type WordStyle = {
  readonly list?: ListPlace;
  /** Of a heading, 1 the highest. */
  readonly level?: number;
  readonly isContents?: boolean;
};

/** Which list and level a paragraph counts in. */
export type ListPlace = { readonly list: string; readonly level: number };

export type WordStyles = ReadonlyMap<string, WordStyle>;

/** Styles pass on to those that are based on them; more steps than this are a circle. */
const DEEPEST = 20;
/** Word's number for “no heading”. */
const BODY_TEXT = 9;

export function wordStyles(root: XmlElement | undefined): WordStyles {
  const own = new Map<string, WordStyle & { readonly base: string }>();
  for (const style of root?.children ?? []) {
    if (style.name !== 'style') continue;
    const name = attribute(childNamed(style, 'name'), 'val').toLowerCase();
    const heading = /^(?:heading|标题) ?([1-9])$/.exec(name)?.[1];
    own.set(attribute(style, 'styleId'), {
      base: attribute(childNamed(style, 'basedOn'), 'val'),
      ...(heading === undefined ? {} : { level: Number(heading) }),
      ...(/^(?:toc|目录) ?[1-9]$/.test(name) ? { isContents: true } : {}),
      ...saidBy(childNamed(style, 'pPr')),
    });
  }
  const inherited = (id: string, depth: number): WordStyle => {
    const style = own.get(id);
    if (!style || depth > DEEPEST) return {};
    const { base, ...said } = style;
    return { ...inherited(base, depth + 1), ...said };
  };
  return new Map([...own.keys()].map((id) => [id, inherited(id, 0)]));
}

/** The style of a paragraph with what it says itself. */
export function styleOf(paragraph: XmlElement, styles: WordStyles): WordStyle {
  const properties = childNamed(paragraph, 'pPr');
  const style = styles.get(attribute(properties && childNamed(properties, 'pStyle'), 'val'));
  return { ...style, ...saidBy(properties) };
}

function saidBy(properties: XmlElement | undefined): WordStyle {
  const list = properties && childNamed(properties, 'numPr');
  const id = list ? attribute(childNamed(list, 'numId'), 'val') : '';
  const outline = properties && childNamed(properties, 'outlineLvl');
  const level = Number(attribute(outline, 'val') || String(BODY_TEXT));
  return {
    ...(list && id !== ''
      ? { list: { list: id, level: Number(attribute(childNamed(list, 'ilvl'), 'val') || '0') } }
      : {}),
    ...(level < BODY_TEXT ? { level: level + 1 } : {}),
  };
}
