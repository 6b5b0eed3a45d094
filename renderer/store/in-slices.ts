/** So long at a stretch, in milliseconds: a key that comes meanwhile is answered within its frame. */
const SLICE_MS = 6;

/**
 * Carries out long work in slices, each only when the page has nothing else to do before it: keys, drawing and timers go
 * first. `take` gets what the work yields, slice by slice; `done` is called at its end. The result ends it before.
 */
export function inSlices<Part>(
  work: Iterator<Part>,
  take: (parts: readonly Part[]) => void,
  done: () => void,
): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const slice = (): void => {
    const until = performance.now() + SLICE_MS;
    const parts: Part[] = [];
    let next = work.next();
    for (; !next.done; next = work.next()) {
      parts.push(next.value);
      if (performance.now() >= until) break;
    }
    if (parts.length > 0) take(parts);
    if (signal.aborted) return;
    if (next.done) done();
    else later(slice, signal);
  };
  later(slice, signal);
  return () => ending.abort();
}

function later(slice: () => void, signal: AbortSignal): void {
  void scheduler
    .postTask(slice, { priority: 'background', signal })
    // Who ends the work knows that it is not finished.
    .catch((fault: unknown) => {
      if (!signal.aborted) throw fault;
    });
}
