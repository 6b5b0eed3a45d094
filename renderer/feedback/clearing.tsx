import { CloseCircleFilled } from '@ant-design/icons';

/** `allowClear` of a field: its button says in Chinese what it does; the library's own icon has an English name. */
export const CLEARING = { clearIcon: <CloseCircleFilled aria-label="清空" /> };
