using System.CommandLine;

namespace Keyferry.Cli.Commands;

/// <summary><c>keyferry completion bash</c>: a script that asks the program itself what may come next.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _keyferry() {
          local IFS=$'\n'
          COMPREPLY=($(keyferry "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null))
          COMPREPLY=($(compgen -W "${COMPREPLY[*]}" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _keyferry keyferry
        """;

    private const string Zsh = """
        #compdef keyferry
        _keyferry() {
          local -a words_
          words_=("${(@f)$(keyferry "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -a words_ || _files
        }
        compdef _keyferry keyferry
        """;

    private const string Fish = """
        complete -c keyferry -a '(keyferry "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName keyferry -ScriptBlock {
          param($word, $ast, $cursor)
          keyferry "[suggest:$cursor]" "$ast" 2>$null | Where-Object { $_ -like "$word*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    public static Command Build(Terminal terminal, HelpWithExamples help)
    {
        Argument<string> shell = new("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "fish", "pwsh", "zsh");
        Command command = new("completion", "Prints a completion script for a shell.") { shell };
        help.Add(command, """
              source <(keyferry completion bash)        complete in this shell
            """);
        command.SetAction(parsed =>
        {
            terminal.Out.WriteLine(parsed.GetRequiredValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                "pwsh" => PowerShell,
                _ => throw new System.Diagnostics.UnreachableException(),
            });
            return ExitCode.Success;
        });
        return command;
    }
}
