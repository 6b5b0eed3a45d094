import { readTypedPath } from '../../../electron/files/typed-path';
import type { Admission } from '../../../electron/services/named-files';

/** As if the clerk had named every file: for tests of what is done with them. */
export const ANY_FILE: Admission = {
  admit: (_, typed) => readTypedPath(typed),
  admitReplacing: async (_, typed) => readTypedPath(typed),
};
