import { childrenNamed, type XmlDocument, type XmlElement } from '../../package/xml-document';

/** A row's style counts only when the row says that it was set. */
export function rowStyle({ attributes: { s: style, customFormat } }: XmlElement): string | undefined {
  return customFormat === '1' || customFormat === 'true' ? style : undefined;
}

/** Style 0 is what every column has; writers that name it have not chosen it. */
export function columnStyle({ root }: XmlDocument, column: number): string | undefined {
  const columns = childrenNamed(root, 'cols').flatMap((list) => childrenNamed(list, 'col'));
  const own = columns.find(
    ({ attributes }) => Number(attributes.min) <= column + 1 && column + 1 <= Number(attributes.max),
  );
  const style = own?.attributes.style;
  return style === '0' ? undefined : style;
}
