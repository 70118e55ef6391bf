import { readPolicy } from '@cordon/nest';

/** Prints what the policy says, or every mistake. */
export function policyLint(file: string): void {
  const policy = readPolicy(file);
  process.stdout.write(`${policy.version}: ${policy.rules.length} rules, ${policy.protected.length} protected entries\n`);
  for (const r of policy.rules) {
    const on = r.classes.length === 0 ? 'every other class' : r.classes.join(', ');
    process.stdout.write(`  ${r.verb} on ${on}: ${r.mode} from probability ${r.minProbability}, for ${r.ttlMs / 60_000} min\n`);
  }
}
