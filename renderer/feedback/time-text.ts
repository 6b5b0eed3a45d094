/** ISO time as local date and minute; `medium`: and second. */
export function timeText(iso: string, timeStyle: 'short' | 'medium' = 'short'): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? '' : time.toLocaleString('zh-CN', { dateStyle: 'short', timeStyle });
}
