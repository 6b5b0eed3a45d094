import { create } from 'zustand';

/**
 * Whether the host is there. `lost`: it was killed or stopped; everything is still in the page, and a host started
 * anew on the same address is gone on with. `strange`: something else answers there, and is told nothing.
 */
export const useConnection = create<{
  readonly state: 'there' | 'lost' | 'strange';
  /** Counts the hosts this page has had: what was told to an earlier one must be told again. */
  readonly hosts: number;
}>(() => ({ state: 'there', hosts: 0 }));

export const LOST_SENTENCE =
  '与本机服务的连接断了。内容都还在本页面，请不要关闭；重新运行程序后，这里会自动接上，然后再保存。';
export const STRANGE_SENTENCE =
  '本页面原来的地址已被别的程序占用。请不要关闭本页面；重新运行程序，从新给出的地址打开，未保存的内容会在那里列出。';
