// ./hubs check: what must hold of the files themselves.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { command, green, options, red, root, verb } from './lib.mjs';

const binary = /\.(png|jpg|jpeg|gif|ico|woff2?|gz|zip|pdf|xlsx)$/i;

async function repositoryFiles() {
  const { code, output } = await command('git', ['ls-files', '-co', '--exclude-standard', '-z']);
  if (code !== 0) throw new Error(`git ls-files failed: ${output}`);
  return output.split('\0').filter((file) => file && !binary.test(file)).flatMap((file) => {
    try {
      return statSync(path.join(root, file)).isFile() ? [{ file, text: readFileSync(path.join(root, file), 'utf8') }] : [];
    } catch {
      return []; // removed, but not yet from the index
    }
  });
}

function find(files, patterns, allowed = () => false) {
  const found = [];
  for (const { file, text } of files) {
    text.split('\n').forEach((line, index) => {
      if (patterns.some((pattern) => pattern.test(line)) && !allowed(file, line)) found.push(`${file}:${index + 1}: ${line.trim().slice(0, 120)}`);
    });
  }
  return found;
}

// Where packages come from is the machine's business, so no file may name it.
const registries = [/registry\.npmjs\./, /api\.nuget\./, /pkgs\.dev\.azure\./, /npm\.pkg\.github\./, /"resolved"\s*:\s*"https?:/];

const secrets = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\b(ghp|gho|ghs|github_pat)_\w{20,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bxox[bap]-[\w-]{10,}/,
  /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/,
  /["'](?:client[-_]?secret|secret|password)["']\s*:\s*["'](?!\$\{)[^"'\s]{8,}["']/i,
];

const rules = [
  ['no file names a package registry', (files) => find(files, registries)],
  // Tests try wrong passwords and forged tokens; what they write opens nothing.
  ['no secret in the repository', (files) => find(files, secrets, (file) => file.startsWith('tests/'))],
  ['no mark of a merge conflict', (files) => find(files, [/^(<{7}|>{7}) /])],
  ['no unfinished work marked in the code', (files) => find(files, [/\b(TODO|FIXME|HACK)\b/, /NotImplementedException/], (file) => file.endsWith('check.mjs'))],
];

async function format() {
  const { code, output } = await command('dotnet', ['format', 'HubsPlatform.sln', '--verify-no-changes', '--no-restore']);
  return code === 0 ? [] : output.trim().split('\n').slice(-20);
}

/** Every check as a test result: name, outcome, and the lines that break it. */
export async function checks() {
  const files = await repositoryFiles();
  const found = rules.map(([name, rule]) => [name, rule(files)]);
  found.push(['dotnet format changes nothing', await format()]);
  return found.map(([name, lines]) => ({ name, outcome: lines.length === 0 ? 'passed' : 'failed', message: lines.slice(0, 20).join('\n') }));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await verb(async (args) => {
    options(args, {});
    const results = await checks();
    for (const { name, outcome, message } of results) {
      console.log(outcome === 'passed' ? `${green('✓')} ${name}` : `${red('✗')} ${name}\n${message.replace(/^/gm, '    ')}`);
    }
    return results.every(({ outcome }) => outcome === 'passed') ? 0 : 1;
  });
}
