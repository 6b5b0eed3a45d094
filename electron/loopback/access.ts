import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Who may talk to this host: whoever came first with the token of the printed address. It is exchanged once, since
 * an address ends up in histories and process lists; the cookie it buys lives as long as the host and is kept in
 * memory only.
 */
export type Access = {
  readonly token: string;
  /** The `Set-Cookie` value for the right token, the first time. */
  readonly redeem: (token: string) => 'wrong' | 'used' | { readonly setCookie: string };
  /** Whether a request's `Cookie` header carries the key. */
  readonly admits: (cookieHeader: string | undefined) => boolean;
};

/** Cookies of 127.0.0.1 are shared by all ports, so two hosts need two names. */
export function createAccess(port: number): Access {
  const token = randomBytes(32).toString('base64url');
  const key = randomBytes(32).toString('base64url');
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

/** Compared as digests: equal length, and no time that tells how far a guess was right. */
function same(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
