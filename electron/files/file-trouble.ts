import { basename } from 'node:path';

/**
 * What can go wrong with a file through no fault of the program. Expected, therefore a value; anything that
 * `troubleOf` does not know is a bug and keeps flying.
 */
export type FileTrouble = {
  readonly kind:
    | 'missing'
    | 'missing-folder'
    | 'dangling-link'
    | 'link-loop'
    | 'is-folder'
    | 'not-a-file'
    | 'no-place'
    /** What an office program lays beside a file that it has open. */
    | 'open-mark'
    | 'not-permitted'
    | 'locked'
    | 'disk-full'
    | 'too-large'
    | 'not-text'
    | 'bad-name'
    | 'name-too-long'
    | 'path-too-long'
    | 'unreachable';
  readonly doing: FileAction;
  readonly path: string;
};
export type FileAction = 'read' | 'write' | 'list';

const KINDS: Readonly<Record<string, FileTrouble['kind']>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing-folder',
  EISDIR: 'is-folder',
  ELOOP: 'link-loop',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EROFS: 'not-permitted',
  EBUSY: 'locked',
  ETXTBSY: 'locked',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EINVAL: 'bad-name',
  EIO: 'unreachable',
  ENXIO: 'unreachable',
  ENODEV: 'unreachable',
  ESTALE: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOTCONN: 'unreachable',
  EMFILE: 'unreachable',
  ENFILE: 'unreachable',
  UNKNOWN: 'unreachable',
};

/** The longest name of one file or folder, in bytes on most systems. */
const LONGEST_NAME = 255;

/** The trouble that a system error stands for; undefined when it is no system error we know. */
export function troubleOf(error: unknown, doing: FileAction, path: string): FileTrouble | undefined {
  const code = systemCode(error);
  if (code === 'ENAMETOOLONG') {
    // A name that is too long in a folder above is not mended by another file name.
    const isName = Buffer.byteLength(basename(path)) > LONGEST_NAME;
    return { kind: isName ? 'name-too-long' : 'path-too-long', doing, path };
  }
  const kind = KINDS[code];
  return kind === undefined ? undefined : { kind, doing, path };
}

/** The errno name of a system error, empty for every other value. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
