import type { HostProblem } from '#shared/host/contract';

/** Thrown by `callHost`: the host answered that it could not do what was asked. `message` is its Chinese sentence. */
export class HostCallError extends Error {
  readonly kind: HostProblem['kind'];

  constructor(problem: HostProblem) {
    super(problem.message);
    this.name = 'HostCallError';
    this.kind = problem.kind;
  }
}

/** Trouble that the page met itself and already has a sentence for. */
export class SentenceError extends Error {}

/** The sentence to show for whatever a call threw. */
export function problemSentence(error: unknown): string {
  if (error instanceof HostCallError || error instanceof SentenceError) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  return `程序内部出错：${detail}。请先保存，再重试。`;
}
