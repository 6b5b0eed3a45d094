/** Who has a file open in an office program, as the mark beside it says; `user` is empty where it does not say. */
export type FileUser = { readonly program: string; readonly user: string };

export type Mark = {
  readonly program: string;
  readonly of: RegExp;
  readonly nameFor: (file: string) => string;
  readonly userIn: (bytes: Uint8Array) => string;
};

/** The marks that office programs lay beside what they have open, and take away when it is closed. */
export const MARKS: readonly Mark[] = [
  {
    program: 'LibreOffice',
    of: /^\.~lock\.(.+)#$/,
    nameFor: (file) => `.~lock.${file}#`,
    userIn: (bytes) => {
      const [name = '', account = ''] = new TextDecoder().decode(bytes).split(',');
      return (name || account).trim();
    },
  },
  { program: 'WPS', of: /^\.~(.+)$/, nameFor: (file) => `.~${file}`, userIn: userInRecord },
  { program: 'Excel 或 WPS', of: /^~\$(.+)$/, nameFor: (file) => `~$${file}`, userIn: userInRecord },
];

/** Which file a name is the mark of; undefined: it is no mark. */
export function markedFile(name: string): { readonly program: string; readonly file: string } | undefined {
  for (const { program, of } of MARKS) {
    const file = of.exec(name)?.[1];
    if (file !== undefined) return { program, file };
  }
  return undefined;
}

/** `在 WPS 中打开着（张三）` */
export function usedInWords({ program, user }: FileUser): string {
  return `在 ${program} 中打开着${user === '' ? '' : `（${user}）`}`;
}

const LONGEST_NAME = 54;

/**
 * Office's record: the length of a name and the name, in the system's own letters, then the same in UTF-16, whose place
 * differs by program. Only what is surely a name is given.
 */
function userInRecord(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 54; at <= 56 && at + 2 <= bytes.length; at += 1) {
    const length = view.getUint16(at, true);
    if (length < 1 || length > LONGEST_NAME || at + 2 + length * 2 > bytes.length) continue;
    const name = new TextDecoder('utf-16le').decode(bytes.subarray(at + 2, at + 2 + length * 2));
    if (isName(name)) return name.trim();
  }
  const length = bytes[0] ?? 0;
  const letters = bytes.subarray(1, 1 + length);
  const isPlain =
    length >= 1 && length <= LONGEST_NAME && letters.every((byte) => byte >= 0x20 && byte < 0x7f);
  return isPlain ? new TextDecoder().decode(letters).trim() : '';
}

/** Letters, digits, spaces and what stands between the parts of names. */
function isName(text: string): boolean {
  return /^[\p{L}\p{N} ._·\-@]+$/u.test(text) && text.trim() !== '';
}
