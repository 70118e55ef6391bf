import { ByteBudget, Gathered } from './gathered';

const bytes = (n: number): Uint8Array => Buffer.alloc(n, 'x');

test('pieces come out as one, in their order', () => {
  const mail = new Gathered(new ByteBudget(1_000_000), 100_000);
  for (let i = 0; i < 30_000; i++) expect(mail.add(Buffer.from([i % 251]))).toBe('ok');
  expect(Buffer.from(mail.bytes()).equals(Buffer.from(Array.from({ length: 30_000 }, (_, i) => i % 251)))).toBe(true);
});

test('it never holds more than twice what came, nor more than one message may have', () => {
  const budget = new ByteBudget(10_000_000);
  const mail = new Gathered(budget, 1_000_000);
  for (let came = 100_000; came <= 1_000_000; came += 100_000) {
    mail.add(bytes(100_000));
    expect(budget.heldBytes).toBeGreaterThanOrEqual(came);
    expect(budget.heldBytes).toBeLessThanOrEqual(Math.min(2 * came, 1_000_000));
  }
});

test.each([
  ['larger than a message may be', 100_000, 1_000_000, 'larger'],
  ['more than there is room for', 1_000_000, 90_000, 'full'],
])('a piece that makes it %s changes nothing', (_, maxBytes, room, answer) => {
  const budget = new ByteBudget(room);
  const mail = new Gathered(budget, maxBytes);
  expect(mail.add(bytes(60_000))).toBe('ok');
  const held = budget.heldBytes;
  expect(mail.add(bytes(40_001))).toBe(answer);
  expect([mail.bytes().length, budget.heldBytes]).toEqual([60_000, held]);
});

test('what is given back is there for the next, and twice is once', () => {
  const budget = new ByteBudget(50_000);
  const [first, second] = [new Gathered(budget, 40_000), new Gathered(budget, 40_000)];
  expect([first.add(bytes(30_000)), second.add(bytes(30_000))]).toEqual(['ok', 'full']);
  first.give();
  first.give();
  expect(budget.heldBytes).toBe(0);
  expect(second.add(bytes(30_000))).toBe('ok');
});
