import zhCN from 'zod/v4/locales/zh-CN.js';

/** Passed to `safeParse` wherever a fault reaches a person: the schema library's own messages in Chinese. */
export const IN_CHINESE = { error: zhCN().localeError };
