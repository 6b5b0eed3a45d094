import { posix } from 'node:path';
import { type PackageParts, partName } from './read-package';
import { scanXml } from './scan-xml';

export type Relationship = {
  readonly id: string;
  /** The last word of the type's address: `worksheet`, `comments`, `vmlDrawing`… */
  readonly type: string;
  /** The part it points to, as named in the package; an external target has none. */
  readonly part?: string;
};

/** The name of the part that holds the relationships of `owner` (`''` for the package itself). */
export function relationshipsName(owner: string): string {
  const folder = posix.dirname(owner);
  return posix.join(folder === '.' ? '' : folder, '_rels', `${posix.basename(owner)}.rels`);
}

/** What `owner` points to. A part without relationships, or with unreadable ones, points to nothing. */
export function relationshipsOf(parts: PackageParts, owner: string): readonly Relationship[] {
  const name = partName(parts, relationshipsName(owner));
  const bytes = name === undefined ? undefined : parts.get(name)?.bytes;
  const written = bytes === undefined ? undefined : belowRoot(bytes);
  return (written?.children ?? []).map((attributes) => {
    const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
    const relationship = { id, type: type.slice(type.lastIndexOf('/') + 1) };
    if (attributes.TargetMode === 'External') return relationship;
    const part = resolveTarget(owner, target);
    return { ...relationship, part: partName(parts, part) ?? part };
  });
}

/** The main part when this package is an Office workbook: `xl/workbook.xml` by its role, not by its name. */
export function findWorkbookPart(parts: PackageParts): string | undefined {
  const main = relationshipsOf(parts, '').find(({ type }) => type === 'officeDocument')?.part;
  if (main === undefined || !parts.has(main)) return undefined;
  if (main.endsWith('.bin')) return main;
  return belowRoot(parts.get(main)?.bytes ?? new Uint8Array())?.root === 'workbook' ? main : undefined;
}

type BelowRoot = {
  /** The name of the root, without prefix. */
  readonly root: string;
  /** The attributes of the elements right below it. */
  readonly children: readonly Readonly<Record<string, string>>[];
};

/** Undefined: the part is broken. */
function belowRoot(bytes: Uint8Array): BelowRoot | undefined {
  let root = '';
  let depth = 0;
  const children: Readonly<Record<string, string>>[] = [];
  const trouble = scanXml(bytes, {
    open: (name, attributes) => {
      if (depth === 0) root = name;
      else if (depth === 1) children.push(attributes);
      depth += 1;
    },
    text: () => undefined,
    close: () => {
      depth -= 1;
    },
  });
  return trouble === undefined ? { root, children } : undefined;
}

function resolveTarget(owner: string, target: string): string {
  const absolute = target.startsWith('/') ? target : posix.join('/', posix.dirname(owner), target);
  return decodeName(posix.normalize(absolute).slice(1));
}

function decodeName(name: string): string {
  return /%[0-9a-f]{2}/i.test(name) && !/%(?![0-9a-f]{2})/i.test(name) ? safeDecode(name) : name;
}

function safeDecode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return name;
    throw error;
  }
}
