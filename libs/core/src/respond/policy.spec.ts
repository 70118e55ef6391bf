import { ALWAYS_PROTECTED, minProbabilityOf, OBSERVE_ONLY, parsePolicy, ruleFor, ttlOf, type Policy } from './policy';

const mistakesOf = (value: unknown): readonly string[] => {
  const parsed = parsePolicy(value, 'text');
  return 'mistakes' in parsed ? parsed.mistakes : [];
};
function policyOf(value: object, text = 'text'): Policy {
  const parsed = parsePolicy({ name: 'p', ...value }, text);
  if ('mistakes' in parsed) throw new Error(parsed.mistakes.join('; '));
  return parsed.policy;
}

describe('a policy file', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'mode: auto'],
    ['a list', []],
  ])('is refused when it is %s', (_what, value) => {
    expect(mistakesOf(value)).toEqual(['the policy must be a mapping']);
  });

  it.each<[string, object, RegExp]>([
    ['no name', { name: '' }, /^name: /],
    ['an unknown field', { autonomy: 'full' }, /^autonomy: .*should not exist/],
    ['an unknown field in a rule', { rules: [{ verb: 'notify', mode: 'auto', modes: 1 }] }, /^rules\[0\]\.modes: .*should not exist/],
    ['rules that are a text', { rules: 'auto' }, /^rules: /],
    ['a rule that is a text', { rules: ['auto'] }, /^rules(\[0\])?: /],
    ['an unknown verb', { rules: [{ verb: 'wipe', mode: 'auto' }] }, /^rules\[0\]\.verb: /],
    ['an unknown mode', { rules: [{ verb: 'notify', mode: 'on' }] }, /^rules\[0\]\.mode: /],
    ['a rule without a mode', { rules: [{ verb: 'notify' }] }, /^rules\[0\]\.mode: /],
    ['a probability above 1', { rules: [{ verb: 'notify', mode: 'auto', minProbability: 1.01 }] }, /^rules\[0\]\.minProbability: /],
    ['a probability that is a text', { rules: [{ verb: 'notify', mode: 'auto', minProbability: '0.5' }] }, /^rules\[0\]\.minProbability: /],
    ['a tactic that is none', { rules: [{ verb: 'notify', mode: 'auto', tactics: ['TA0010', 'exfiltration'] }] }, /^rules\[0\]\.tactics: /],
    ['a duration without a unit', { rules: [{ verb: 'notify', mode: 'auto', ttl: '15' }] }, /^rules\[0\]\.ttl: .*30s, 15m, 4h or 2d/],
    ['a negative duration', { rules: [{ verb: 'notify', mode: 'auto_with_veto', veto: '-5m' }] }, /^rules\[0\]\.veto: /],
    ['a rule for no class', { rules: [{ verb: 'notify', mode: 'auto', classes: [] }] }, /^rules\[0\]\.classes: .*empty/],
    ['a rule for a class without a name', { rules: [{ verb: 'notify', mode: 'auto', classes: [''] }] }, /^rules\[0\]\.classes: /],
    ['two rules for one class', { rules: [rule('server'), rule('server')] }, /^rules\[1\]: isolate_device on server has a rule already$/],
    ['two rules for every class', { rules: [rule(), rule()] }, /^rules\[1\]: isolate_device on other classes has a rule already$/],
    ['a protected entry without a reason', { protected: [{ class: 'x' }] }, /^protected\[0\]\.reason: /],
    ['a protected entry that names nothing', { protected: [{ reason: 'r' }] }, /^protected\[0\]: exactly one of key, cidr and class/],
    ['one that names two things', { protected: [{ class: 'x', cidr: '10.0.0.0/8', reason: 'r' }] }, /^protected\[0\]: exactly one of/],
    ['a key without a kind', { protected: [{ key: 'x', reason: 'r' }] }, /^protected\[0\]: a key needs its kind$/],
    [
      'a key that its kind cannot have',
      { protected: [{ kind: 'ip', key: 'router', reason: 'r' }] },
      /^protected\[0\]\.key: no ip can have this key$/,
    ],
    ['an address range that is none', { protected: [{ cidr: '10.0.0.0/33', reason: 'r' }] }, /^protected\[0\]\.cidr: not an address range$/],
    ['a range in words', { protected: [{ cidr: 'the DMZ', reason: 'r' }] }, /^protected\[0\]\.cidr: /],
    ['a negative budget', { budgets: [{ verb: 'notify', perHour: -1, concurrent: 1 }] }, /^budgets\[0\]\.perHour: /],
    ['half a budget', { budgets: [{ verb: 'notify', perHour: 1 }] }, /^budgets\[0\]\.concurrent: /],
    ['two budgets for one verb', { budgets: [budget(1), budget(2)] }, /^budgets: .*unique/],
    ['a budget that is nothing', { budgets: [null] }, /^budgets/],
    ['hours in another form', { rules: [{ verb: 'notify', mode: 'auto', hours: 'office' }] }, /^rules\[0\]\.hours: .*mon-fri 08:00-18:00/],
    ['a longest time below the usual', { rules: [{ verb: 'notify', mode: 'auto', ttl: '2h', maxTtl: '1h' }] }, /^rules\[0\]\.maxTtl: .*shorter/],
    ['a time zone that there is not', { timezone: 'Mars/Olympus' }, /^timezone: Mars/],
    ['approvers that are nobody', { approvers: [] }, /^approvers: /],
    ['no admin that stays', { keepAdmins: 0 }, /^keepAdmins: /],
    ['an inventory that never ages', { inventoryMaxAgeHours: 721 }, /^inventoryMaxAgeHours: /],
  ])('is refused with the path when it has %s', (_what, value, expected) => {
    const mistakes = mistakesOf({ name: 'p', ...value });
    expect(mistakes.filter((m) => expected.test(m))).not.toEqual([]);
  });

  it('lists all mistakes at once', () => {
    const mistakes = mistakesOf({ rules: [{ verb: 'wipe', mode: 'on' }], protected: [{}], inventoryMaxAgeHours: 0 });
    for (const path of ['name', 'rules[0].verb', 'rules[0].mode', 'protected[0].reason', 'inventoryMaxAgeHours'])
      expect(mistakes.some((m) => m.startsWith(`${path}: `))).toBe(true);
  });

  it('takes lists with nothing after the colon, which YAML reads as null', () => {
    expect(policyOf({ rules: null, protected: null, budgets: null }).rules).toEqual([]);
  });
});

describe('a policy', () => {
  it('is named by its content: the same name with another text is another version', () => {
    expect(policyOf({}, 'a').version).toMatch(/^p@[0-9a-f]{12}$/);
    expect(policyOf({}, 'a').version).toBe(policyOf({}, 'a').version);
    expect(policyOf({}, 'a').version).not.toBe(policyOf({}, 'b').version);
  });

  it('prefers the rule that names the class, and knows none where none fits', () => {
    const policy = policyOf({
      rules: [
        { verb: 'isolate_device', mode: 'confirm' },
        { ...rule('server'), mode: 'off' },
      ],
    });
    expect(ruleFor(policy, 'isolate_device', 'server')?.mode).toBe('off');
    expect(ruleFor(policy, 'isolate_device', 'workstation')?.mode).toBe('confirm');
    expect(ruleFor(policy, 'isolate_device', undefined)?.mode).toBe('confirm');
    expect(ruleFor(policy, 'disable_account', undefined)).toBeUndefined();
  });

  it('never lets a rule for a class hold for what has none', () => {
    expect(ruleFor(policyOf({ rules: [rule('server')] }), 'isolate_device', undefined)).toBeUndefined();
  });

  it.each([
    ['30s', 30_000],
    ['15m', 900_000],
    ['4h', 14_400_000],
    ['2d', 172_800_000],
  ])('reads the duration %s', (ttl, ms) => {
    expect(policyOf({ rules: [{ ...rule(), ttl }] }).rules[0]?.ttlMs).toBe(ms);
  });

  it('fills in the safest where nothing is said', () => {
    expect([OBSERVE_ONLY.rules, OBSERVE_ONLY.inventoryMaxAgeMs, minProbabilityOf(undefined)]).toEqual([[], 24 * 3_600_000, 0.9]);
    expect([ttlOf(undefined, 'block_traffic'), ttlOf(undefined, 'isolate_device'), ttlOf(undefined, 'disable_account')]).toEqual([
      3_600_000, 14_400_000, 28_800_000,
    ]);
    expect(OBSERVE_ONLY.budgets.get('isolate_device')).toEqual({ perHour: 5, concurrent: 10, perIncident: 10 });
    expect(OBSERVE_ONLY.budgets.get('disable_account')).toEqual({ perHour: 5, concurrent: 5, perIncident: 5 });
    expect([OBSERVE_ONLY.twoPeople, OBSERVE_ONLY.keepAdmins, OBSERVE_ONLY.approvers, OBSERVE_ONLY.zone]).toEqual([true, 1, [], 'UTC']);
  });

  it('protects the classes of every policy besides its own entries', () => {
    const own = { protected: [{ class: 'kiosk', reason: 'r' }] };
    expect(policyOf(own).protected.map((p) => p.class)).toEqual([...ALWAYS_PROTECTED, 'kiosk']);
  });

  it('compares keys in their canonical form, however they were typed', () => {
    const policy = policyOf({ protected: [{ kind: 'user', key: ' Jane@Example.ORG ', reason: 'r' }] });
    expect(policy.protected.at(-1)).toEqual({ kind: 'user', key: 'jane@example.org', reason: 'r' });
  });
});

function rule(...classes: string[]): object {
  return { verb: 'isolate_device', mode: 'auto', ...(classes.length > 0 ? { classes } : {}) };
}
function budget(perHour: number): object {
  return { verb: 'notify', perHour, concurrent: 1 };
}
