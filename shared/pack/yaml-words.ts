import type { ErrorCode } from 'yaml';

/** What the YAML reader says, in the author's language and with what to do about it. */
const WORDS: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: '引用（*名）之前不能再写标记',
  BAD_ALIAS: '引用（*）的名称不对',
  BAD_COLLECTION_TYPE: '标记与内容的类型不合',
  BAD_DIRECTIVE: '% 开头的指令不认得，请删去这一行',
  BAD_DQ_ESCAPE: '双引号里的 \\ 写法不对，要写 \\ 本身请写两个，或改用单引号',
  BAD_INDENT: '行首的空格与同一层的其他行没有对齐',
  BAD_PROP_ORDER: '标记的位置不对',
  BAD_SCALAR_START: '文字不能以这个符号开头，请用双引号把整段文字括起来',
  BLOCK_AS_IMPLICIT_KEY: '冒号前的名称没有写完就换了行，或一行里写了两个冒号，请检查缩进和引号',
  BLOCK_IN_FLOW: '[ ] 或 { } 里不能另起一层，请写在一行里，并检查括号是否配对',
  DUPLICATE_KEY: '同一项写了两次，请删去一处',
  IMPOSSIBLE: '写法不对，请检查括号、引号和缩进',
  KEY_OVER_1024_CHARS: '冒号前的名称太长，多半是少了引号或换行',
  MISSING_CHAR: '缺少符号：括号、引号没有配对，或冒号、逗号后少了内容',
  MULTILINE_IMPLICIT_KEY: '冒号前的名称不能分成几行，多半是上一行的引号或括号没有写完',
  MULTIPLE_ANCHORS: '一处只能有一个 & 标记',
  MULTIPLE_DOCS: '一个文件里只能有一份内容，请删去 ---',
  MULTIPLE_TAGS: '一处只能有一个 ! 标记',
  NON_STRING_KEY: '冒号前须是文字',
  RESOURCE_EXHAUSTION: '内容太深或太多，不能读取',
  TAB_AS_INDENT: '行首用了 Tab，请改用空格',
  TAG_RESOLVE_FAILED: '! 标记不认得，请删去',
  UNEXPECTED_TOKEN: '这里多出了内容，请检查括号、引号和冒号',
};

/** `YAML 写法有误（第 5 列）：行首用了 Tab，请改用空格`. */
export function explainYamlError(code: ErrorCode, column: number): string {
  return `YAML 写法有误（第 ${column} 列）：${WORDS[code]}`;
}
