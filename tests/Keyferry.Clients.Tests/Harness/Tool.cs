using System.ComponentModel;
using System.Diagnostics;

namespace Keyferry.Clients.Tests.Harness;

/// <summary>What a program wrote, and how it ended.</summary>
internal sealed record Ended(int Code, string Output, string Errors)
{
    public override string ToString() => $"exit code {Code}\n{Output}\n{Errors}";
}

/// <summary>Programs of this machine.</summary>
internal static class Tool
{
    /// <summary>Set where a program that is missing is a failure, as in the project's own checks.</summary>
    public const string Demanded = "KEYFERRY_REQUIRE_CLIENTS";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Leaves the test out, and says so, where a program is on no folder of PATH; with <see cref="Demanded"/> set the test fails.
    /// </summary>
    public static void Need(params string[] programs)
    {
        string[] missing = [.. programs.Where(p => !IsThere(p))];
        if (missing.Length > 0)
        {
            LeaveOut(string.Join(", ", missing));
        }
    }

    /// <summary>The first of the programs with which these arguments end well; as <see cref="Need"/> where there is none.</summary>
    /// <param name="what">What the arguments look for.</param>
    /// <param name="programs">On PATH, or whole paths.</param>
    /// <param name="arguments">Such as need it.</param>
    public static async Task<string> NeedAsync(string what, string[] programs, string[] arguments)
    {
        foreach (string program in programs.Where(IsThere))
        {
            if ((await RunAsync(program, arguments, new Dictionary<string, string>(), Path.GetTempPath())).Code == 0)
            {
                return program;
            }
        }

        LeaveOut(what);
        return "";
    }

    /// <param name="program">On PATH.</param>
    /// <param name="arguments">Not read by any shell.</param>
    /// <param name="environment">Beside what the tests' own has.</param>
    /// <param name="folder">Where it runs.</param>
    public static async Task<Ended> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string folder)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start) ?? throw new Win32Exception($"{program} doesn't start");
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource patience = new(s_patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} took longer than {s_patience}");
        }

        return new Ended(process.ExitCode, await output, await errors);
    }

    private static void LeaveOut(string missing)
    {
        string notice = $"not on this machine: {missing}";
        Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Demanded)), $"{notice}; {Demanded} asks for it");
        Assert.Skip(notice);
    }

    public static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
