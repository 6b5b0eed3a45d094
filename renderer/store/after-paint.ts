/** A page out of sight paints nothing: then the deed is not kept waiting for it. */
const LONGEST_WAIT_MS = 100;

/** Carries out the deed once, when the browser has painted what the page shows now. */
export function afterPaint(deed: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    deed();
  };
  const timer = setTimeout(once, LONGEST_WAIT_MS);
  // The frame's own work goes on after its callbacks; the next task comes when it is over.
  requestAnimationFrame(() => setTimeout(once));
}
