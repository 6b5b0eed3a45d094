/** How far a batch is. */
export type BatchProgress = {
  readonly done: number;
  readonly total: number;
  /** Files a second, of late; null: too early to say. */
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
};

/** `已做 120/1000，每秒 14.2 个，还要约 1 分 2 秒`. */
export function progressText({ done, total, perSecond, secondsLeft }: BatchProgress): string {
  const rate =
    perSecond === null ? '' : `，每秒 ${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)} 个`;
  const left = secondsLeft === null || done === total ? '' : `，还要约 ${spanText(secondsLeft)}`;
  return `已做 ${done}/${total}${rate}${left}`;
}

function spanText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} 秒`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes} 分 ${whole % 60} 秒`
    : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
}
