/** A piece of HTML. Only `element` and `textNode` make one, so that nothing typed by a clerk becomes markup. */
export type Html = { readonly markup: string };

export type Attributes = Readonly<Record<string, string | number>>;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export function textNode(text: string): Html {
  return { markup: escaped(text) };
}

/** An element with its children; texts among them are escaped. */
export function element(
  tag: string,
  attributes: Attributes,
  children: readonly (Html | string)[] = [],
): Html {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : child.markup));
  const end = tag === 'col' || tag === 'meta' ? '' : `</${tag}>`;
  return { markup: `<${tag}${written.join('')}>${inner.join('')}${end}` };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
