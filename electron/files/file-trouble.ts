/**
 * What can go wrong with a file through no fault of the program. Expected, therefore a value; anything that
 * `troubleOf` does not know is a bug and keeps flying.
 */
export type FileTrouble = {
  readonly kind:
    | 'missing'
    | 'missing-folder'
    | 'is-folder'
    | 'not-a-file'
    | 'not-permitted'
    | 'locked'
    | 'disk-full'
    | 'too-large'
    | 'not-text'
    | 'bad-name'
    | 'unreachable';
  readonly doing: FileAction;
  readonly path: string;
};
export type FileAction = 'read' | 'write' | 'list';

const KINDS: Readonly<Record<string, FileTrouble['kind']>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing-folder',
  EISDIR: 'is-folder',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EROFS: 'not-permitted',
  EBUSY: 'locked',
  ETXTBSY: 'locked',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  ENAMETOOLONG: 'bad-name',
  EINVAL: 'bad-name',
  ELOOP: 'unreachable',
  EIO: 'unreachable',
  ENXIO: 'unreachable',
  ENODEV: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EMFILE: 'unreachable',
  ENFILE: 'unreachable',
  UNKNOWN: 'unreachable',
};

/** The trouble that a system error stands for; undefined when it is no system error we know. */
export function troubleOf(error: unknown, doing: FileAction, path: string): FileTrouble | undefined {
  const kind = KINDS[systemCode(error)];
  return kind === undefined ? undefined : { kind, doing, path };
}

/** The errno name of a system error, empty for every other value. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
