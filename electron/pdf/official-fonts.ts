/** The families of an official document, best first: the name of the standard, its other names, what stands in for it. */
export type FontUse = {
  /** What it is for, in the clerk's words. */
  readonly use: string;
  readonly families: readonly string[];
};

/**
 * 党政机关公文格式 (GB/T 9704—2012): titles 小标宋, body 仿宋, headings 黑体 and 楷体. The last of each list is free and stands
 * in where an office's fonts are not installed; which was used is reported.
 */
export const OFFICIAL_FONTS = {
  title: {
    use: '标题',
    families: [
      'FZXiaoBiaoSong-B05S',
      'FZXiaoBiaoSong-B05',
      'SimSun',
      'STSong',
      'Noto Serif CJK SC',
      'Source Han Serif SC',
    ],
  },
  body: {
    use: '正文',
    families: ['FangSong_GB2312', 'FangSong', 'STFangsong', 'Noto Serif CJK SC', 'Source Han Serif SC'],
  },
  heading: {
    use: '一级标题',
    families: ['SimHei', 'STHeiti', 'Noto Sans CJK SC', 'Source Han Sans SC'],
  },
  subheading: {
    use: '二级标题',
    families: ['KaiTi_GB2312', 'KaiTi', 'STKaiti', 'Noto Serif CJK SC', 'Source Han Serif SC'],
  },
  table: {
    use: '表格',
    families: ['SimSun', 'STSong', 'Noto Serif CJK SC', 'Source Han Serif SC'],
  },
} as const satisfies Readonly<Record<string, FontUse>>;

/** What each use was set in, given the families that are not installed. `undefined`: none of them is. */
export function fontsUsed(
  unknown: ReadonlySet<string>,
): readonly { readonly use: string; readonly wanted: string; readonly used: string | undefined }[] {
  return Object.values(OFFICIAL_FONTS).map(({ use, families }) => ({
    use,
    wanted: families[0],
    used: families.find((family) => !unknown.has(family.toLowerCase())),
  }));
}
