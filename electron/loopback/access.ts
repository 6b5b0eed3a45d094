import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Who may talk to this host: whoever came first with the token of the printed address. It is exchanged once, since
 * an address ends up in histories and process lists; the cookie it buys lives as long as the host. Of a host that was
 * killed the next one takes over port and key (`handover.ts`), so that its pages can go on.
 */
export type Access = {
  readonly token: string;
  /** The `Set-Cookie` value for the right token, the first time. */
  readonly redeem: (token: string) => 'wrong' | 'used' | { readonly setCookie: string };
  /** Whether a request's `Cookie` header carries the key. */
  readonly admits: (cookieHeader: string | undefined) => boolean;
};

/** Cookies of 127.0.0.1 are shared by all ports, so two hosts need two names. `key`: what the cookie carries. */
export function createAccess(port: number, key: string): Access {
  const token = newKey();
  const name = `juesuan-${port}`;
  let used = false;
  return {
    token,
    redeem: (given) => {
      if (!same(given, token)) return 'wrong';
      if (used) return 'used';
      used = true;
      return { setCookie: `${name}=${key}; Path=/; HttpOnly; SameSite=Strict` };
    },
    admits: (header) =>
      (header ?? '').split(';').some((pair) => {
        const [given, value] = pair.trim().split('=', 2);
        return given === name && value !== undefined && same(value, key);
      }),
  };
}

/** Nobody can guess it. */
export function newKey(): string {
  return randomBytes(32).toString('base64url');
}

/** Compared as digests: equal length, and no time that tells how far a guess was right. */
function same(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
