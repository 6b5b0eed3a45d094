import { type PackageParts, partText } from '../package/read-package';
import { childNamed, descendantsNamed, parseXml } from '../package/xml-document';

/** The names of the tables whose style does not display them; the parser of cells does not look at these styles. */
export function hiddenOdsSheets(parts: PackageParts): ReadonlySet<string> {
  const document = parseXml(partText(parts, 'content.xml') ?? '');
  const styles = document && childNamed(document.root, 'automatic-styles');
  if (document === undefined || styles === undefined) return new Set();
  const hiding = new Set<string>();
  for (const style of styles.children) {
    const properties = childNamed(style, 'table-properties');
    if (properties?.attributes['table:display'] === 'false') {
      hiding.add(style.attributes['style:name'] ?? '');
    }
  }
  const tables = descendantsNamed(document.root, 'table');
  const hidden = tables.filter(({ attributes }) => hiding.has(attributes['table:style-name'] ?? ''));
  return new Set(hidden.map(({ attributes }) => attributes['table:name'] ?? ''));
}
