import { Command, InvalidArgumentError, Option } from 'commander';

const EXIT_CODES = `
Exit codes: 0 done; 1 failed, with a code in the message; 2 wrong usage; 3 records were lost (in ≠ archived + duplicate + dead).
Settings: CORDON_DATA_DIR (./data), CORDON_HTTP_PORT (8080), CORDON_TOKEN_FILE, CORDON_SETTINGS (cordon.yaml) and the others in the README.`;

/** The command line. What a command needs is loaded when it runs, so that `--help` answers at once. Lists and `explain` ask the running process when there is one, else open the data directory. */
export function program(): Command {
  const cordon = new Command('cordon')
    .description('Correlates events of all domains into few explained incidents and contains the threat.')
    .version('0.1.0');
  cordon.addHelpText('after', EXIT_CODES).exitOverride((e) => process.exit(e.exitCode === 0 ? 0 : 2));
  cordon
    .command('run')
    .description('Run the engine: all stages and the API in one process, or only some of them')
    .option('--only <stages>', 'comma separated: ingest,normalise,detect,correlate,respond,actuate,forward,archive,api', commaList)
    .action(async (...args: Parameters<typeof import('./commands/run').run>) => (await import('./commands/run.js')).run(...args));
  cordon
    .command('demo')
    .description('Learn a quiet week, then watch an attack live on simulated targets')
    .option('--seed <n>', 'seed of the story', wholeNumber, 7)
    .option('--twin', 'play the benign twin instead of the attack')
    .option('--compress <n>', 'how many times faster than life the day is played; the attack always fits into a minute', wholeNumber)
    .option('--exit', 'leave when the story is over instead of going on')
    .action(async (...args: Parameters<typeof import('./commands/demo').demo>) => (await import('./commands/demo.js')).demo(...args));
  cordon
    .command('replay')
    .description('Run history through the whole engine by its own time, with simulated actuators')
    .argument('<path...>', 'files and folders: mails, JSON, NDJSON, Zeek TSV, each also as .gz')
    .option('--source <name>', 'source of all records; else by format')
    .option('--format <name>', 'format that the source names; what no format recognises is read by it')
    .option('--tenant <t>', 'tenant', 'default')
    .option('--policy <file>', 'policy.yaml')
    .option('--inventory <file>', 'inventory.yaml')
    .option('--data-dir <dir>', 'keep log and store there; else a temporary directory')
    .addOption(new Option('--speed <speed>', 'max, realtime, or N times real time').default('max'))
    .option('--report <file>', 'write the report as JSON')
    .option('--members <file>', 'write a line a finding: its incident and the raw lines it rests on')
    .action(async (...args: Parameters<typeof import('./commands/replay').replay>) => (await import('./commands/replay.js')).replay(...args));
  cordon
    .command('normalise')
    .description('Show what raw records become, without running anything')
    .argument('[path...]')
    .option('--stdin', 'read records from standard input, one a line; a JSON string is one record of that text')
    .option('--source <name>', 'name of the source')
    .addOption(new Option('--format <format>', 'output').choices(['ndjson']).default('ndjson'))
    .action(async (...args: Parameters<typeof import('./commands/normalise').normalise>) =>
      (await import('./commands/normalise.js')).normalise(...args),
    );
  cordon
    .command('incidents')
    .description('The queue, most urgent first')
    .option('--limit <n>', 'rows', wholeNumber, 20)
    .option('--json', 'as JSON')
    .action(async (...args: Parameters<typeof import('./commands/look').listIncidents>) =>
      (await import('./commands/look.js')).listIncidents(...args),
    );
  cordon
    .command('findings')
    .description('Findings, newest first')
    .option('--limit <n>', 'rows', wholeNumber, 20)
    .option('--json', 'as JSON')
    .action(async (...args: Parameters<typeof import('./commands/look').listFindings>) => (await import('./commands/look.js')).listFindings(...args));
  cordon
    .command('explain')
    .description('Tell one incident as an analyst would')
    .argument('<id>')
    .option('--json', 'as JSON')
    .action(async (...args: Parameters<typeof import('./commands/look').explain>) => (await import('./commands/look.js')).explain(...args));
  cordon
    .command('release')
    .description('End effects: one action by id through the API, or all from the journal, with everything else down')
    .argument('[id]')
    .option('--all', 'every effect in place')
    .option('--journal <dir>', 'lease store, default <data dir>/leases')
    .action(async (...args: Parameters<typeof import('./commands/release').release>) => (await import('./commands/release.js')).release(...args));
  deadCommands(cordon);
  const policy = cordon.command('policy').description('Policies');
  policy
    .command('lint')
    .description('Check a policy; every mistake is listed')
    .argument('<file>')
    .action(async (...args: Parameters<typeof import('./commands/policy-lint').policyLint>) =>
      (await import('./commands/policy-lint.js')).policyLint(...args),
    );
  return cordon;
}

function deadCommands(cordon: Command): void {
  const dead = cordon.command('dead').description('Records that a stage refused: look at them, drive them again, discard them');
  const which = (c: Command): Command =>
    c
      .option('--source <name>')
      .option('--code <code>', 'CORDON_…')
      .option('--stage <stage>', 'the stage that refused it')
      .option('--from <time>', 'from this time, ISO 8601', instant)
      .option('--to <time>', 'before this time, ISO 8601', instant);
  which(dead.command('list').description('Newest first, without content'))
    .addOption(new Option('--state <state>').choices(['open', 'redriven', 'discarded', 'all']).default('open'))
    .option('--limit <n>', 'rows', wholeNumber, 50)
    .option('--cursor <cursor>', 'go on after the page before')
    .option('--json', 'as JSON')
    .action(async (...args: Parameters<typeof import('./commands/dead').listLetters>) => (await import('./commands/dead.js')).listLetters(...args));
  dead
    .command('counts')
    .description('How many by source, stage and code')
    .option('--json', 'as JSON')
    .action(async (...args: Parameters<typeof import('./commands/dead').countLetters>) => (await import('./commands/dead.js')).countLetters(...args));
  dead
    .command('show')
    .description('One whole, with its bytes; who looked is written down')
    .argument('<id>')
    .option('--json', 'as JSON, with all bytes in base64')
    .action(async (...args: Parameters<typeof import('./commands/dead').showLetter>) => (await import('./commands/dead.js')).showLetter(...args));
  which(dead.command('redrive').description('Put one, or the open ones of a filter, back into the stream they were refused from').argument('[id]'))
    .option('--max <n>', 'letters at most', wholeNumber, 100)
    .option('--dry-run', 'only say what would be done')
    .option('--format <name>', 'format of raw records, or detect; else what the source is configured with now')
    .action(async (...args: Parameters<typeof import('./commands/dead').redriveLetters>) =>
      (await import('./commands/dead.js')).redriveLetters(...args),
    );
  which(dead.command('discard').description('Say that nobody need look at one, or at the open ones of a filter, any more').argument('[id]'))
    .option('--max <n>', 'letters at most', wholeNumber, 100)
    .option('--dry-run', 'only say what would be done')
    .action(async (...args: Parameters<typeof import('./commands/dead').discardLetters>) =>
      (await import('./commands/dead.js')).discardLetters(...args),
    );
  cordon
    .command('coverage')
    .description('What each source gives, and which detectors nothing feeds')
    .option('--from <time>', 'of records that arrived from this time, ISO 8601; a day before --to when left out', instant)
    .option('--to <time>', 'before this time, ISO 8601; now when left out', instant)
    .option('--json', 'as JSON')
    .action(async (...args: Parameters<typeof import('./commands/coverage').coverage>) => (await import('./commands/coverage.js')).coverage(...args));
  const sources = cordon.command('sources').description('Sources, and how their records fare');
  sources
    .command('list', { isDefault: true })
    .description('Sources with their open dead letters')
    .option('--json', 'as JSON')
    .action(async (...args: Parameters<typeof import('./commands/sources').listSources>) =>
      (await import('./commands/sources.js')).listSources(...args),
    );
  sources
    .command('resume')
    .description('Say that a parked source is mended')
    .argument('<name>')
    .action(async (...args: Parameters<typeof import('./commands/sources').resumeSource>) =>
      (await import('./commands/sources.js')).resumeSource(...args),
    );
}

const commaList = (text: string): string[] => {
  const names = text.split(',').flatMap((t) => (t.trim() === '' ? [] : [t.trim()]));
  if (names.length === 0) throw new InvalidArgumentError('name at least one.');
  return names;
};

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('give a whole number.');
  return Number(text);
}

function instant(text: string): number {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new InvalidArgumentError('give a time, such as 2026-05-04T10:00:00Z.');
  return ms;
}
