import { keyValues } from '../../parse/key-value';
import { asText, type Json } from '../../shared/json';
import { bareMessageId } from '../../shared/message-id';
import { clean } from './peer';

/** `action=greylist, reason=…, client_name=…, client_address=…, sender=…, recipient=…`, and `whitelisted: h[ip/32]`: Postgrey (postgrey.1). */
export function postgrey(text: string): Json | undefined {
  const listed = /^whitelisted: ([^\s[\]]{1,255})(?:\[([0-9A-Fa-f:.]{2,45})(?:\/\d{1,3})?\])?/.exec(text);
  if (listed)
    return { program: 'Postgrey', event: 'whitelisted', client: clean({ name: listed[1] === 'unknown' ? undefined : listed[1], ip: listed[2] }) };
  if (!text.startsWith('action=')) return undefined;
  const p = keyValues(text, { between: ',' }) ?? {};
  const name = asText(p['client_name']);
  const ip = asText(p['client_address'])?.replace(/\/\d{1,3}$/, '');
  return clean({
    program: 'Postgrey',
    event: p['action'],
    reason: p['reason'],
    delay: p['delay'],
    client: clean({ name: name === 'unknown' ? undefined : name, ip }),
    from: p['sender'],
    to: p['recipient'],
  });
}

/** `delayed 432 seconds: client=h, from=a, to=b`: Postgrey says for how long a mail was kept off. */
export function greylisted(text: string): Json | undefined {
  const seconds = /^delayed (\d{1,9}) seconds: client=/.exec(text)?.[1];
  if (seconds === undefined) return undefined;
  const { client, from, to } = keyValues(text.slice(text.indexOf('client=')), { between: ',' }) ?? {};
  const ip = /\[([0-9A-Fa-f:.]{2,45})\]/.exec(asText(client) ?? '')?.[1];
  return clean({ program: 'Postgrey', event: 'delayed', delay: seconds, client: clean({ name: asText(client)?.split('[', 1)[0], ip }), from, to });
}

/** `Pass; identity=mailfrom; client-ip=…; helo=…; envelope-from=…; receiver=…`, also as the header that is put before the mail: policyd-spf. */
export function policydSpf(text: string): Json | undefined {
  const plain = plainSpf(text);
  if (plain) return plain;
  const rejected = REJECTED.exec(text);
  if (rejected) {
    const [, code, dsn, verb, why] = rejected;
    const { id, ip } = keyValues(text.slice(text.indexOf('?') + 1), { between: ';' }) ?? {};
    return clean({
      program: 'policyd-spf',
      event: verb === 'deferred' ? 'deferred' : 'reject',
      code,
      dsn,
      reason: why,
      spf: /\bfail\b/i.test(why ?? '') ? 'fail' : undefined,
      from: id,
      client: ip === undefined ? undefined : { ip },
    });
  }
  const identity = text.indexOf('identity=');
  const start = identity < 0 ? text.indexOf('client-ip=') : identity;
  if (start < 0 || !text.includes('client-ip=')) return undefined;
  const p = keyValues(text.slice(start), { between: ';' }) ?? {};
  const result = SPF.exec(text.slice(0, start))?.[1];
  return clean({
    program: 'policyd-spf',
    event: eventOf(text, result),
    spf: result?.toLowerCase(),
    identity: p['identity'],
    client: { ip: p['client-ip'] },
    helo: asText(p['helo'])?.replace(/^\[|\]$/g, ''),
    from: asText(p['envelope-from'])?.replace(/^<|>$/g, ''),
    receiver: p['receiver'] === '<UNKNOWN>' ? undefined : p['receiver'],
  });
}

/** What the checker tells beside its results: the raw answer of its library, its header of the other kind, and what it answers without a reason. */
function plainSpf(text: string): Json | undefined {
  const found = /^(?:spfcheck: )?pyspf result: "?\['?(\w{4,9})'?, '([^']{0,512})', '(\w{2,16})'\]/i.exec(text);
  if (found) return clean({ program: 'policyd-spf', event: 'spfcheck', spf: found[1]?.toLowerCase(), reason: found[2], identity: found[3] });
  const header = /^prepend Authentication-Results: ([\w.-]{1,255});.{0,64}? spf=(\w{4,9})/.exec(text);
  if (header) {
    const mailfrom = /\bsmtp\.mailfrom=([^\s;()]{1,320})/.exec(text)?.[1];
    const helo = /\bsmtp\.helo=([^\s;()]{1,255})/.exec(text)?.[1];
    return clean({ program: 'policyd-spf', event: 'prepend Authentication-Results', receiver: header[1], spf: header[2], helo, from: mailfrom });
  }
  const answer = /^Action: (\w{4,16}):? Text: (.{1,512}?)(?: {1,2}Reject action: .*)?$/s.exec(text);
  if (!answer || text.includes('client-ip=') || REJECTED.test(text)) return undefined;
  return clean({ program: 'policyd-spf', event: answer[1], reason: answer[2] === 'None' ? undefined : answer[2] });
}

const SPF = /(?:^|Received-SPF: )(Pass|Fail|Softfail|Neutral|None|Permerror|Temperror)\b/i;
const REJECTED =
  /^(?:Action: )?(?:[a-z_]{2,20}:? )?(?:Text: )?(?:(\d{3}) (\d\.\d\.\d{1,3}) )?Message (rejected|deferred) due to: (.{1,512}?)(?:\. Please see |$)/;

/** What the answer to Postfix is, or the result where only that is told. */
function eventOf(text: string, result: string | undefined): string {
  const answer = /^(?:Action: )?(prepend (?:Received-SPF|X-Comment)|dunno|prepend|reject|defer_if_permit)\b/i.exec(text)?.[1];
  return answer ?? result ?? 'spf';
}

const AMAVIS = /^\(([\d-]{5,16})\) (Passed|Blocked) ([A-Z-]{3,24})(?: \(([^)]{1,128})\))?/;

/** amavisd-new's line of a mail, OpenDKIM's and OpenDMARC's results. */
export function filters(text: string, program: string | undefined): Json | undefined {
  const amavis = AMAVIS.exec(text);
  if (amavis) {
    const [, , verb, what, malware] = amavis;
    const [, from, to] = / <([^>]{0,320})> -> <([^>]{0,320})>/.exec(text) ?? [];
    return clean({
      program: 'amavis',
      event: `${verb} ${what}`,
      from,
      to,
      reason: malware,
      client: clean({ ip: /\[([0-9A-Fa-f:.]{2,45})\]/.exec(text)?.[1] }),
      queue_id: /\bQueue-ID: ([0-9A-Za-z]{5,28})/.exec(text)?.[1],
      message_id: bareMessageId(/\bMessage-ID: (<[^>]{1,512}>)/.exec(text)?.[1] ?? ''),
      score: /\bHits: (-?[\d.]{1,10})/.exec(text)?.[1],
      size: /\bsize: (\d{1,15})/.exec(text)?.[1],
      next_queue_id: /\bqueued_as: ([0-9A-Za-z]{5,28})/.exec(text)?.[1],
    });
  }
  const note = /^\(\d{5,6}-\d{2}(?:-\d{1,3})?\) (?:\(!+\))?(.{1,128}?)(?:: (.*))?$/s.exec(text);
  if (note) return clean({ program: 'amavis', event: note[1], reason: note[2] });
  if (program === 'opendkim') {
    const dkim = /^DKIM verification successful/.test(text)
      ? 'pass'
      : /^bad signature data/.test(text)
        ? 'fail'
        : /^no signature data/.test(text)
          ? 'none'
          : undefined;
    return clean({ program: 'OpenDKIM', event: /^[\w -]{1,40}/.exec(text)?.[0]?.trim(), dkim });
  }
  if (program !== 'opendmarc') return undefined;
  return clean({ program: 'OpenDMARC', event: 'dmarc', dmarc: / (pass|fail|none)$/.exec(text)?.[1] });
}

const VERDICT = /^(result: ([Y.]) (-?\d{1,5}) - (\S{0,4096}) )/;
const HANDLING = /^(processing|checking) message (<.{0,512}>|\(unknown\)) (?:aka <.{0,512}> )?for (\S{1,64}?)(?::(\d{1,10}))?$/;
const CONNECTION = /^connection from (\S{1,255}) \[([0-9A-Fa-f:.]{2,45})\]:(\d{1,5}) to port (\d{1,5})/;
const FOUND =
  /^(clean message|identified spam) \((-?[\d.]{1,10})\/(-?[\d.]{1,10})\) for (\S{1,64}?)(?::(\d{1,10}))? in [\d.]{1,12} seconds, (\d{1,15}) bytes/;

/** SpamAssassin's daemon: what it is asked, and its verdict in both forms (spamd, `result:` for machines). */
export function spamd(text: string): Json | undefined {
  const body = text.startsWith('spamd: ') ? text.slice(7) : text;
  const verdict = VERDICT.exec(body);
  if (verdict) return verdictOf(verdict, body.slice(verdict[0].length));
  const handling = HANDLING.exec(body);
  if (handling) {
    const [, verb = '', id = '', name, uid] = handling;
    return clean({ program: 'SpamAssassin', event: `${verb} message`, message_id: bareMessageId(id), owner: clean({ name, uid }) });
  }
  const connection = CONNECTION.exec(body);
  if (connection) {
    const [, name, ip, port, own] = connection;
    return { program: 'SpamAssassin', event: 'connection', client: { name, ip, port }, server: { service: 'spamd', port: own } };
  }
  const found = FOUND.exec(body);
  if (found) {
    const [, event, score, required, name, uid, size] = found;
    return { program: 'SpamAssassin', event, is_spam: event === 'identified spam' ? 'Y' : '.', score, required, owner: clean({ name, uid }), size };
  }
  return text.startsWith('spamd: ') || text.startsWith('prefork: ')
    ? clean({ program: 'SpamAssassin', event: body.split(/[:([]/, 1)[0]?.trim(), reason: behind(body) })
    : undefined;
}

const behind = (text: string): string | undefined => {
  const colon = text.indexOf(': ');
  return colon < 0 ? undefined : text.slice(colon + 2);
};

/** `scantime=2.7,size=1,user=u,uid=1,required_score=5.0,rhost=h,raddr=ip,rport=1,mid=<…>,autolearn=no`. */
function verdictOf([, , isSpam, score, tests]: RegExpExecArray, text: string): Json {
  const p = keyValues(text, { between: ',' }) ?? {};
  return clean({
    program: 'SpamAssassin',
    event: 'result',
    is_spam: isSpam,
    score,
    tests,
    required: p['required_score'],
    scan_time: p['scantime'],
    size: p['size'],
    owner: clean({ name: p['user'], uid: p['uid'] }),
    client: clean({ name: p['rhost'], ip: p['raddr'], port: p['rport'] }),
    message_id: typeof p['mid'] === 'string' ? bareMessageId(p['mid']) : undefined,
    autolearn: p['autolearn'],
  });
}
