import { mail, type Letter } from '../testing/events';
import { HOUR, MONDAY, DAY, mailOf } from '../testing/life';
import { lived } from '../testing/week';

const NOW = MONDAY + 7 * DAY + 9 * HOUR;
const ASKS = 'Your access expires today. Please verify your password to keep it, otherwise the payment is blocked.';
const to = mailOf('anna');
const HIDDEN = { url: 'https://account-verify.test/d/1?m=2', text: 'portal.corvane-logistics.example/statement' };

function judged(letter: Letter) {
  return lived()
    .happen([mail(NOW, letter)])
    .find((f) => f.detector === 'email.first-contact');
}

describe('first contact', () => {
  const attacks: readonly (readonly [string, Letter, RegExp])[] = [
    [
      'a look-alike that asks for a password',
      { from: 'roe@corvane-loglstics.example', name: 'Rita Roe', to, text: ASKS, links: [HIDDEN], replyTo: 'rita@quickpost.example' },
      /corvane-logistics\.example/,
    ],
    [
      'a colleague’s name from outside',
      { from: 'boss@quickpost.example', name: 'Winter, Bert', to, text: 'Please pay it today by wire transfer. Keep this between us.' },
      /Bert Winter/,
    ],
    [
      'an own address that failed its checks',
      { from: mailOf('bert'), to, text: ASKS, auth: { spf: 'fail', dmarc: 'fail' }, links: [HIDDEN] },
      /failed SPF fail, DMARC fail/,
    ],
  ];
  it.each(attacks)('notices %s', (_why, letter, reason) => {
    const f = judged(letter);
    expect(f?.reason).toMatch(reason);
    expect(f?.bits).toBeGreaterThanOrEqual(4);
    expect(f?.entities).toContainEqual({ kind: 'mailbox', key: letter.from, role: 'actor', claimed: true });
    expect(f?.entities).toContainEqual({ kind: 'user', key: to, role: 'target' });
  });

  it('names the link, its host and the message, so that a click can be tied to it', () => {
    const f = judged({ from: 'roe@corvane-loglstics.example', to, text: ASKS, links: [HIDDEN], id: 'm1@corvane-loglstics.example' });
    expect(f?.entities.filter((e) => e.role === 'artefact')).toEqual([
      { kind: 'url', key: 'https://account-verify.test/d/1?m=2', role: 'artefact' },
      { kind: 'domain', key: 'account-verify.test', role: 'artefact' },
      { kind: 'message', key: 'm1@corvane-loglstics.example', role: 'artefact' },
    ]);
  });

  const ordinary: readonly (readonly [string, Letter])[] = [
    [
      'a stranger who wants nothing',
      {
        from: 'jo@new-firm.example',
        to,
        text: 'May I introduce our catalogue?',
        links: [{ url: 'https://www.new-firm.example/', text: 'www.new-firm.example' }],
      },
    ],
    [
      'the partner who asks for payment as ever',
      { from: 'roe@corvane-logistics.example', to, text: 'The invoice is due. Payment is expected within 30 days.' },
    ],
    [
      'a newsletter whose links are counted by another host',
      {
        from: 'news@paper.example',
        to,
        text: 'The week in short.',
        links: [{ url: 'https://count.mailer.example/r/1', text: 'www.paper.example' }],
        replyTo: 'bounce@mailer.example',
      },
    ],
  ];
  it.each(ordinary)('has little to say about %s', (_why, letter) => {
    expect(judged(letter)?.bits ?? 0).toBeLessThan(2);
  });

  it('gives a new supplier’s first invoice less than a lure', () => {
    const invoice = judged({
      from: 'sales@redfern-pallets.example',
      to,
      text: 'Our first invoice, payable in 30 days.',
      links: [{ url: 'https://portal.redfern-pallets.example/1', text: 'portal.redfern-pallets.example' }],
    });
    expect(invoice?.bits ?? 0).toBeLessThan(3);
  });
});
