import type { XmlElement } from '../package/xml-document';

/** Pages that Word turned where it last drew the paragraph: before its first word, and after. */
export type PageSteps = { readonly before: number; readonly after: number };

export function pageSteps(paragraph: XmlElement): PageSteps {
  let [before, after] = [0, 0];
  let hasWords = false;
  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.name === 't' && child.content.trim() !== '') hasWords = true;
      else if (child.name === 'lastRenderedPageBreak') {
        if (hasWords) after += 1;
        else before += 1;
      } else if (child.name !== 'txbxContent' && child.name !== 'del') walk(child);
    }
  };
  walk(paragraph);
  return { before, after };
}
