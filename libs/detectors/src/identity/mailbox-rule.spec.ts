import { FAR, OFFICE, ual } from '../testing/events';
import { DAY, HOUR, mailOf, MONDAY } from '../testing/life';
import { lived } from '../testing/week';

const NOW = MONDAY + 7 * DAY + 10 * HOUR;
const user = mailOf('anna');
function made(data: Record<string, unknown>, net = OFFICE) {
  return lived()
    .happen([ual(NOW, user, net, 'New-InboxRule', data)])
    .find((f) => f.detector === 'identity.mailbox-rule');
}

describe('mailbox rules', () => {
  it('that hide mail about money under a name that is no name are noticed, more so from a new network', () => {
    const rule = { Name: '..', SubjectOrBodyContainsWords: 'invoice;payment;password', MoveToFolder: 'RSS Feeds', MarkAsRead: 'True' };
    const here = made(rule);
    const far = made(rule, FAR);
    expect(here?.bits).toBeGreaterThan(6);
    expect(here?.techniques).toEqual(['T1564.008']);
    expect(Number(far?.measures.at(-1)?.value)).toBeGreaterThan(Number(here?.measures.at(-1)?.value));
    expect(far?.entities).toContainEqual({ kind: 'ip', key: FAR.ip, role: 'source' });
  });

  it('that send mail outside name where to, and are collection', () => {
    const f = made({ Name: 'x', ForwardTo: '"Me" [SMTP:drop@quickpost.example]' });
    expect(f?.techniques).toContain('T1114.003');
    expect(f?.entities).toContainEqual({ kind: 'mailbox', key: 'drop@quickpost.example', role: 'destination' });
  });

  it('that could not be made are told as tried, and again when they could', () => {
    const tried = ual(NOW, user, FAR, 'New-InboxRule', { Name: 'x', ForwardTo: 'drop@quickpost.example' });
    const made = ual(NOW + HOUR, user, FAR, 'New-InboxRule', { Name: 'x', ForwardTo: 'drop@quickpost.example' });
    const found = lived().happen([{ ...tried, event: { ...tried.event, status_id: 2 } }, made]);
    expect(found.filter((f) => f.detector === 'identity.mailbox-rule').map((f) => [f.title, f.attempted])).toEqual([
      ['Mailbox rule that sends mail away, which failed', true],
      ['Mailbox rule that sends mail away', undefined],
    ]);
  });

  it.each(['Junk', 'Junk Email', 'Junk E-mail'])('that put mail into %s hide it', (folder) => {
    expect(made({ Name: 'Meetings', From: 'boss@acme.example', CopyToFolder: folder, DeleteMessage: 'True' })?.measures).toContainEqual(
      expect.objectContaining({ name: 'hides mail' }),
    );
  });

  it.each([
    ['True', false],
    ['False', true],
  ])('that narrow to mail with my name in To (%s) are not said to catch all mail', (value, all) => {
    const f = made({ Name: '.', MyNameInToBox: value, DeleteMessage: 'True', ForwardTo: 'drop@quickpost.example' });
    expect(f?.measures.some((m) => m.name === 'catches everything')).toBe(all);
  });

  it.each([
    ['sort a sender into a folder', { Name: 'News', From: 'news@post.example', MoveToFolder: 'News' }],
    ['sort the lunch menu away, read', { Name: 'Out of sight', SubjectContainsWords: 'Lunch menu', MoveToFolder: 'Canteen', MarkAsRead: 'True' }],
    ['forward to a colleague', { Name: 'To Bert', From: 'news@post.example', ForwardTo: mailOf('bert') }],
  ])('that %s say nothing', (_why, data) => {
    expect(made(data)).toBeUndefined();
  });
});
