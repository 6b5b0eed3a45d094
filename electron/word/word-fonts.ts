import type { IFontAttributesProperties } from 'docx';

/** The names Word knows the official fonts by; Word itself substitutes where one is not installed. */
const FONTS = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  table: '宋体',
} as const;

export function wordFontName(use: keyof typeof FONTS): string {
  return FONTS[use];
}

/** A font for all scripts of a run; the hint keeps quotes and dashes Chinese. */
export function wordFont(use: keyof typeof FONTS): IFontAttributesProperties {
  const name = FONTS[use];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
}
