/** The desktop window's own address: a scheme that only this program answers. */
export const PAGE_SCHEME = 'app';
export const PAGE_HOST = 'juesuan';
export const PAGE_ADDRESS = `${PAGE_SCHEME}://${PAGE_HOST}/`;

/** Whether an address is this program's own page; compared by parts, so that `app://juesuan.example` is not. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${PAGE_SCHEME}:` && host === PAGE_HOST && username === '' && password === '';
}

/** The URL path as asked for, for `resolvePageFile`; undefined when the address is not our own. */
export function pagePath(address: string): string | undefined {
  return isOwnAddress(address) ? new URL(address).pathname : undefined;
}
