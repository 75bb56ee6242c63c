using System.Text;

namespace Keyferry.Cli.Tests;

/// <summary>
/// What the README shows is what the command prints. <c>UPDATE_GOLDEN=1</c> writes the true output into the README.
/// </summary>
public sealed class ReadmeTests
{
    private const string DotnetRun = "dotnet run --project src/Keyferry.Cli -c Release -- ";
    private const string Binary = "keyferry ";
    private const string Written = "fixed.yaml";
    private const string FirstLine = " | head -1";

    [Fact]
    public void Every_command_of_the_README_prints_what_stands_below_it()
    {
        string readme = Repository.Read("README.md");
        string folder = Directory.CreateTempSubdirectory("keyferry-readme-").FullName;
        try
        {
            StringBuilder actual = new();
            foreach (string line in WithOutput(readme, folder))
            {
                actual.Append(line).Append('\n');
            }

            Repository.AssertGolden("README.md", actual.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_README_opens_with_a_check_and_names_one_command_for_all_tests()
    {
        string[] commands = [.. Repository.Read("README.md").Split('\n').Where(l => l.StartsWith("$ ", StringComparison.Ordinal))];

        Assert.Equal("$ " + DotnetRun + "check", commands[0]);
        Assert.Contains(commands, c => c.StartsWith("$ dotnet test", StringComparison.Ordinal));
    }

    // The README with the output of each console block replaced by what the command prints now.
    private static IEnumerable<string> WithOutput(string readme, string folder)
    {
        bool isConsole = false;
        List<string> command = [];
        foreach (string line in readme.TrimEnd('\n').Split('\n'))
        {
            if (isConsole && line == "```")
            {
                foreach (string output in Output(string.Join(' ', command), folder))
                {
                    yield return output;
                }

                isConsole = false;
            }

            bool isCommand = line.StartsWith("$ ", StringComparison.Ordinal) || line.StartsWith("> ", StringComparison.Ordinal);
            if (!isConsole || isCommand || Kept(command))
            {
                yield return line;
            }

            if (isConsole && isCommand)
            {
                command.Add(line[2..].TrimEnd('\\').Trim());
            }

            if (line == "```console")
            {
                isConsole = true;
                command = [];
            }
        }
    }

    // What `dotnet test` prints holds times; it stays as written.
    private static bool Kept(List<string> command) => command is [['d', 'o', 't', 'n', 'e', 't', ' ', 't', ..], ..];

    // A file that one command writes is there for the next one.
    private static string[] Output(string command, string folder)
    {
        string whole = command.Replace(FirstLine, "", StringComparison.Ordinal);
        string? args = whole.StartsWith(DotnetRun, StringComparison.Ordinal) ? whole[DotnetRun.Length..]
            : whole.StartsWith(Binary, StringComparison.Ordinal) ? whole[Binary.Length..]
            : null;
        if (args is null)
        {
            return [];
        }

        var run = CommandRun.Of(
        [
            .. args.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a == Written ? Path.Combine(folder, a) : a),
        ]);
        Assert.InRange(run.Code, ExitCode.Success, ExitCode.Failure);
        string[] lines = run.Out.TrimEnd('\n').Split('\n');
        return whole == command ? lines : lines[..1];
    }
}
