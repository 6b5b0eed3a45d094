import { posix } from 'node:path';
import { relationshipsName } from '../package/relationships';
import { appendChild, escapeText } from '../package/text-edits';
import type { WorkingPackage } from '../package/working-package';
import { childrenNamed } from '../package/xml-document';
import { attribute } from './automatic-numbers';

const AUTHOR = '决算公开助手';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const COMMENTS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const TYPES = '[Content_Types].xml';

/**
 * Adds comments to a document's part of comments, which is made where there is none, and answers with their numbers. They
 * carry no time: the same findings give the same bytes.
 *
 * @param known the part of comments that the document has
 */
export function addComments(
  pack: WorkingPackage,
  main: string,
  known: string | undefined,
  texts: readonly string[],
): readonly number[] {
  if (texts.length === 0) return [];
  const name = known ?? newPart(pack, main);
  const document = pack.document(name);
  if (!document) return texts.map((_, at) => at);
  const { root } = document;
  const prefix = root.tag.slice(0, root.tag.length - root.name.length);
  const used = childrenNamed(root, 'comment').map((comment) => Number(attribute(comment, 'id')));
  const first = used.reduce((most, id) => Math.max(most, Number.isFinite(id) ? id : 0), -1) + 1;
  const written = texts.map((text, at) => commentXml(prefix, first + at, text));
  pack.edit(name, [appendChild(document, root, written.join(''))]);
  return texts.map((_, at) => first + at);
}

function commentXml(prefix: string, id: number, text: string): string {
  const paragraphs = text
    .split('\n')
    .map(
      (line) =>
        `<${prefix}p><${prefix}r><${prefix}t xml:space="preserve">${escapeText(line)}</${prefix}t></${prefix}r></${prefix}p>`,
    );
  const who = `${prefix}id="${id}" ${prefix}author="${AUTHOR}" ${prefix}initials="审"`;
  return `<${prefix}comment ${who}>${paragraphs.join('')}</${prefix}comment>`;
}

/** An empty part of comments, of which the document and the package know. */
function newPart(pack: WorkingPackage, main: string): string {
  const folder = posix.dirname(main);
  const name = freeName(pack, posix.join(folder === '.' ? '' : folder, 'comments'));
  pack.add(
    name,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${WORD}"></w:comments>`,
  );
  const links = relationshipsName(main);
  if (!pack.has(links))
    pack.add(
      links,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`,
    );
  const known = pack.document(links);
  if (known) {
    const ids = new Set(known.root.children.map(({ attributes }) => attributes.Id));
    let number = ids.size + 1;
    while (ids.has(`rId${number}`)) number += 1;
    const link = `<Relationship Id="rId${number}" Type="${COMMENTS}" Target="${posix.basename(name)}"/>`;
    pack.edit(links, [appendChild(known, known.root, link)]);
  }
  const types = pack.document(TYPES);
  if (types)
    pack.edit(TYPES, [
      appendChild(types, types.root, `<Override PartName="/${name}" ContentType="${CONTENT_TYPE}"/>`),
    ]);
  return name;
}

function freeName(pack: WorkingPackage, stem: string): string {
  let number = 1;
  const at = (): string => `${stem}${number === 1 ? '' : number}.xml`;
  while (pack.has(at())) number += 1;
  return at();
}
