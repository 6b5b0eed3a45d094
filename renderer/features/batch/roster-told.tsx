import { Alert, Button } from 'antd';
import type { HostResponse } from '#shared/host/contract';
import { say } from '../../feedback/say';
import { putOnClipboard } from '../../host/put-on-clipboard';

type Held = NonNullable<HostResponse<'sum.read'>['expected']>;

/** Who has not reported, who did twice, who was not expected; one sentence where all is as the list says. */
export function RosterTold({ held: { headline, groups } }: { readonly held: Held }) {
  const isLacking = groups.some(({ severity }) => severity === 'error');
  const type = isLacking ? 'error' : groups.length > 0 ? 'warning' : 'success';
  return (
    <section aria-label="应报单位">
      <Alert
        type={type}
        showIcon
        title={headline}
        description={
          groups.length > 0 && (
            <div className="batch-told">
              {groups.map(({ title, sentences }) => (
                <details key={title} open={sentences.length <= 10}>
                  <summary>
                    {`${title}（${sentences.length}）`}
                    <Button
                      size="small"
                      type="link"
                      onClick={(event) => {
                        event.preventDefault();
                        copyLines(sentences);
                      }}
                    >
                      复制
                    </Button>
                  </summary>
                  <ul>
                    {sentences.map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                </details>
              ))}
            </div>
          )
        }
      />
    </section>
  );
}

/** For the message by which those units are asked to report. */
function copyLines(lines: readonly string[]): void {
  const text = lines.join('\n');
  if (putOnClipboard({ text })) say().message.success(`已复制 ${lines.length} 行`);
  else say().message.warning('浏览器不允许网页写入剪贴板，请选中文字后按 Ctrl+C');
}
