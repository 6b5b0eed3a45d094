import type { IFontAttributesProperties } from 'docx';

/** The official fonts by the names Word knows them by, and the name of what newer systems bring in their place. */
const FONTS = {
  title: { name: '方正小标宋简体', other: 'SimSun', family: 'roman' },
  body: { name: '仿宋_GB2312', other: 'FangSong', family: 'modern' },
  heading: { name: '黑体', other: 'SimHei', family: 'modern' },
  subheading: { name: '楷体_GB2312', other: 'KaiTi', family: 'modern' },
  table: { name: '宋体', other: 'SimSun', family: 'roman' },
} as const;

export const WORD_FONTS = Object.values(FONTS);

export function wordFontName(use: keyof typeof FONTS): string {
  return FONTS[use].name;
}

/** A font for all scripts of a run; the hint keeps quotes and dashes Chinese. */
export function wordFont(use: keyof typeof FONTS): IFontAttributesProperties {
  const { name } = FONTS[use];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
}
