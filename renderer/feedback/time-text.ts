/** ISO time as local date and minute. */
export function timeText(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime())
    ? ''
    : time.toLocaleString('zh-CN', { dateStyle: 'short', timeStyle: 'short' });
}
