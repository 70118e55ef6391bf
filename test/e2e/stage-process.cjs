/** A stage's own process, with `main` as every app has it. Its handler does what the first argument says: `throws`, `hangs`, or `works`. */
const { Controller, Module } = require('@nestjs/common');
const { effectServer, main, Reads } = require('@cordon/nest');

const [does] = process.argv.slice(2);

class Probe {
  handle() {
    process.stderr.write('handling\n');
    if (does === 'throws') throw new TypeError('a defect in a handler');
    if (does === 'hangs') return new Promise(() => undefined);
    return undefined;
  }
}
Reads('forward')(Probe.prototype, 'handle', Object.getOwnPropertyDescriptor(Probe.prototype, 'handle'));
Controller()(Probe);
class ProbeModule {}
Module({ controllers: [Probe] })(ProbeModule);

const record = { stream: 'action', id: 'act-1', tenant: 'default', source: 'cordon', trust: 3, at: 1, seen: 1, cause: [], key: 'default', body: {} };
void main([
  {
    name: 'probe',
    module: ProbeModule,
    servers: (parts) => {
      void parts.log.append([record]);
      return [effectServer(parts, { stage: 'forward', group: 'forward.probe', maxBatch: 10, lingerMs: 0 })];
    },
  },
]);
