/** A fault of a narrative template, for its author. Lines and columns are one-based. */
export type TemplateProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
};

/** Thrown inside a template's words, caught where templates are carried out; carries the reason. */
export class TemplateFault extends Error {}

const LOOP_FILTER = /\{%-?\s*for\s[^%]*\|/;

/**
 * What the template language would pass over in silence: a filter behind the list of a `for` is not carried out, and
 * the loop goes over something else.
 */
export function silentFaults(file: string, text: string): readonly TemplateProblem[] {
  return text.split('\n').flatMap((line, at) => {
    const found = LOOP_FILTER.exec(line);
    return found
      ? [
          {
            file,
            line: at + 1,
            column: found.index + 1,
            reason: 'for 的后面不能用“|”：先用 {% assign 名称 = … | … %}，再 for … in 名称',
          },
        ]
      : [];
  });
}

/** The template language's own errors, told in Chinese with their place. Anything that is no fault of a template is thrown on. */
export function problemOf(file: string, error: unknown, words: readonly string[]): TemplateProblem {
  if (!(error instanceof Error) || !('token' in error)) throw error;
  const [line = 1, column = 1] = placeOf(error.token);
  return { file, line, column, reason: reasonOf(error, words) };
}

function placeOf(token: unknown): readonly number[] {
  const hasPlace = typeof token === 'object' && token !== null && 'getPosition' in token;
  return hasPlace && typeof token.getPosition === 'function' ? token.getPosition() : [];
}

function reasonOf(error: Error, words: readonly string[]): string {
  const original = 'originalError' in error ? error.originalError : undefined;
  if (original instanceof TemplateFault) return original.message;
  const name = /undefined (?:filter|variable|tag|.*?): ?"?([^",]+)/.exec(error.message)?.[1];
  if (/undefined filter/.test(error.message)) return `没有“${name}”这种写法；可用的有：${words.join('、')}`;
  if (/undefined variable/.test(error.message)) return `没有“${name}”这个名称`;
  const tag = /tag "([^"]+)" not found/.exec(error.message)?.[1];
  if (tag !== undefined) return `没有“${tag}”这个标签；可用的有：if、unless、for、assign、comment`;
  if (/not closed/.test(error.message))
    return '标签没有写完：{{ 要有 }}，{% 要有 %}，if 和 for 要有 endif 和 endfor';
  return `写法有误：${error.message.split(', line:')[0]}`;
}
