// `leakline completion <shell>`: a script that completes commands, options and their values, made of the table of commands.
import { rules } from '@leakline/project';
import {
  commands,
  optionsOf,
  SEVERITIES,
  type CommandSpec,
  type Completes,
  type OptionSpec,
} from './commands.ts';

type Shell = 'bash' | 'zsh' | 'fish';

/** The script; it asks nothing of Leakline when it runs, so completing is instant. */
export function completion(shell: Shell): string {
  return { bash, zsh, fish }[shell]();
}

function bash(): string {
  const cases = commands.map((command) => {
    const options = optionsOf(command);
    const values = options
      .filter((o) => o.value !== undefined)
      .map((o) => `        --${o.name}) ${bashOffer(o.completes)}; return ;;`);
    return `    ${command.name})
      case "$previous" in
${values.join('\n')}${values.length > 0 ? '\n' : ''}        *) ;;
      esac
      if [[ "$current" == -* ]]; then
        COMPREPLY=($(compgen -W '${flags(options).join(' ')}' -- "$current"))
      else
        ${bashOffer(command.positional?.completes)}
      fi
      ;;`;
  });
  return `# bash completion of leakline
_leakline() {
  local at=$COMP_CWORD current="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W '${commands.map((c) => c.name).join(' ')} --help --version' -- "$current"))
    return
  fi
  # Readline makes a word of an equals sign: --format=json, --rule id=severity.
  if [[ "$current" == = ]]; then
    current=
  elif [[ "\${COMP_WORDS[at-1]}" == = ]]; then
    (( at-- ))
  fi
  local previous="\${COMP_WORDS[at-1]}"
  if [[ $at -gt 3 && "\${COMP_WORDS[at]}" == = && "\${COMP_WORDS[at-2]}" == --rule ]]; then
    COMPREPLY=($(compgen -W '${SEVERITIES.join(' ')}' -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
}
complete -o filenames -o bashdefault -F _leakline leakline
`;
}

function bashOffer(completes: Completes | undefined): string {
  const words = wordsFor(completes);
  if (words !== null) return `COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$current"))`;
  // A name a line: they may have spaces in them.
  if (completes === 'file') return `local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$current"))`;
  if (completes === 'folder') return `local IFS=$'\\n'; COMPREPLY=($(compgen -d -- "$current"))`;
  if (completes === 'ref')
    return `COMPREPLY=($(compgen -W "$(git for-each-ref --format='%(refname:short)' 2>/dev/null)" -- "$current"))`;
  return 'COMPREPLY=()';
}

function zsh(): string {
  const cases = commands.map((command) => {
    const specs = optionsOf(command).flatMap((o) =>
      spellings(o).map(
        (flag) =>
          `${o.repeatable === true ? '*' : ''}${flag}[${zshText(o.text)}]${
            o.value === undefined
              ? ''
              : `${o.valueIsOptional === true ? '::' : ':'}${zshText(o.value)}:${zshOffer(o.completes)}`
          }`,
      ),
    );
    if (command.positional !== null)
      specs.push(
        `${command.positional.isMany ? '*' : '1'}:${zshText(command.positional.name)}:${zshOffer(command.positional.completes)}`,
      );
    return `    ${command.name})
      _arguments -s ${specs.map((s) => `\\\n        ${quoted(s)}`).join(' ')}
      ;;`;
  });
  return `#compdef leakline
# zsh completion of leakline
_leakline_refs() {
  compadd -- \${(f)"$(git for-each-ref --format='%(refname:short)' 2>/dev/null)"}
}
_leakline() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map((c) => `      ${quoted(`${c.name}:${c.summary}`)}`).join('\n')}
    )
    _describe command commands
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
# In a folder of functions this file is the function's first call; sourced, it declares it.
if [[ "\${funcstack[1]}" = _leakline ]]; then _leakline "$@"; else compdef _leakline leakline; fi
`;
}

function zshOffer(completes: Completes | undefined): string {
  const words = wordsFor(completes);
  if (words !== null) return `(${words.join(' ')})`;
  if (completes === 'file') return '_files';
  if (completes === 'folder') return '_files -/';
  if (completes === 'ref') return '_leakline_refs';
  return ' ';
}

/** Brackets and colons end parts of zsh's specifications. */
function zshText(text: string): string {
  return text.replace(/[[\]:\\]/g, '\\$&');
}

function fish(): string {
  const lines = commands.flatMap((command) => [
    `complete -c leakline -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.summary)}`,
    ...fishPositional(command),
    ...optionsOf(command).flatMap((o) => fishOption(command, o)),
  ]);
  return `# fish completion of leakline\n${lines.join('\n')}\n`;
}

function fishPositional(command: CommandSpec): string[] {
  const when = `-n '__fish_seen_subcommand_from ${command.name}'`;
  const words = wordsFor(command.positional?.completes);
  if (words !== null) return [`complete -c leakline ${when} -f -a ${quoted(words.join(' '))}`];
  return command.positional === null ? [`complete -c leakline ${when} -f`] : [];
}

function fishOption(command: CommandSpec, option: OptionSpec): string[] {
  const when = `-n '__fish_seen_subcommand_from ${command.name}'`;
  const short = option.short === undefined ? '' : ` -s ${option.short}`;
  const negated =
    option.negatable === true
      ? [`complete -c leakline ${when} -f -l no-${option.name} -d ${quoted(option.text)}`]
      : [];
  return [
    `complete -c leakline ${when}${short} -l ${option.name}${fishOffer(option)} -d ${quoted(option.text)}`,
    ...negated,
  ];
}

function fishOffer(option: OptionSpec): string {
  if (option.value === undefined) return ' -f';
  const words = wordsFor(option.completes);
  if (words !== null) return ` -x -a ${quoted(words.join(' '))}`;
  if (option.completes === 'file') return ' -r -F';
  if (option.completes === 'folder') return " -x -a '(__fish_complete_directories)'";
  if (option.completes === 'ref')
    return ' -x -a \'(git for-each-ref --format="%(refname:short)" 2>/dev/null)\'';
  return ' -x';
}

function spellings(option: OptionSpec): string[] {
  return [
    ...(option.short === undefined ? [] : [`-${option.short}`]),
    `--${option.name}`,
    ...(option.negatable === true ? [`--no-${option.name}`] : []),
  ];
}

function flags(options: readonly OptionSpec[]): string[] {
  return options.flatMap((o) => spellings(o).filter((flag) => flag.startsWith('--')));
}

/** A single-quoted word; the texts have no straight quotes, the shells' ways of escaping them differ. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`;
}

/** The words that a shell may offer; null where it offers files, folders or refs of its own. */
function wordsFor(completes: Completes | undefined): readonly string[] | null {
  if (completes === 'rule') return rules.map((r) => r.meta.id);
  return typeof completes === 'string' || completes === undefined ? null : completes;
}
