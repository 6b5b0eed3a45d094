import { extname, join } from 'node:path';
import { isWithin } from '../files/within';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export type PageFile = { readonly path: string; readonly contentType: string };

/**
 * The file of the built page that a URL path names, or undefined when it names none: encoded or plain `..`, hidden
 * names, backslashes, drive letters and kinds of file that the page does not consist of. Looks at no disk.
 */
export function resolvePageFile(root: string, urlPath: string): PageFile | undefined {
  const decoded = decode(urlPath);
  if (decoded === undefined || !decoded.startsWith('/')) return undefined;
  const within = decoded === '/' ? 'index.html' : decoded.slice(1);
  const ordinary = within.split('/').every((part) => /^[\p{L}\p{N}_-][\p{L}\p{N}._-]*$/u.test(part));
  if (!ordinary) return undefined;
  const path = join(root, within);
  const contentType = CONTENT_TYPES[extname(path).toLowerCase()];
  return contentType !== undefined && isWithin(root, path) ? { path, contentType } : undefined;
}

function decode(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
