using System.Diagnostics;
using System.Globalization;

namespace Keyferry.Clients.Tests.Harness;

/// <summary>
/// The AWS CLI of this machine, loaded once for all tests where it can be: most of what a command takes is the start of the CLI.
/// Where it is not written in Python, or not on Linux, each command starts it anew.
/// </summary>
internal static class AwsCli
{
    private const string Sources = "tests/Keyferry.Clients.Tests/Harness";

    private static readonly Lazy<Task<string?>> s_folder = new(LoadAsync);

    /// <summary>What PATH has to be for <c>aws</c> to be it.</summary>
    public static async Task<string> PathAsync()
    {
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return await s_folder.Value is { } folder ? folder + Path.PathSeparator + path : path;
    }

    /// <summary>
    /// Whether it is a release of before 2024, as Debian's is. Those know neither every operation and member that a fix uses nor that
    /// a recipe's components may be left out, and refuse such a command themselves (exit code 252).
    /// </summary>
    public static async Task<bool> IsOldAsync()
    {
        string[] parts = (await ReleaseAsync()).Split('/', '.');
        return parts is [_, var major, var minor, ..]
            && int.TryParse(minor, CultureInfo.InvariantCulture, out int number)
            && number < (major == "1" ? 33 : 15);
    }

    // "aws-cli/2.9.19"
    private static async Task<string> ReleaseAsync() =>
        (await Tool.RunAsync("aws", ["--version"], new Dictionary<string, string>(), Path.GetTempPath())).Output.Split(' ')[0];

    // The Python whose CLI is the one on PATH, by its release.
    private static async Task<string?> LoadAsync()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        string release = await ReleaseAsync();
        foreach (string python in new[] { "python3", "/usr/bin/python3" })
        {
            string folder = Directory.CreateTempSubdirectory("keyferry-aws-").FullName;
            if (await StartAsync(python, folder) == release)
            {
                return folder;
            }
        }

        return null;
    }

    // What it says when it is ready; null where this Python has no AWS CLI. It ends with this process, whose pipe it reads.
    private static async Task<string?> StartAsync(string python, string folder)
    {
        string command = Path.Combine(folder, "aws");
        File.Copy(Repository.PathOf($"{Sources}/aws-command.sh"), command);
        Ended made = await Tool.RunAsync(
            "bash", ["-c", "mkfifo commands && chmod +x aws"], new Dictionary<string, string>(), folder);
        Assert.True(made.Code == 0, made.ToString());
        ProcessStartInfo start = new(python, ["-B", Repository.PathOf($"{Sources}/aws-commands.py"), folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_CONFIG_FILE"] = Path.Combine(folder, "no-config");
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(folder, "no-credentials");
        try
        {
            Process process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            return await process.StandardOutput.ReadLineAsync();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
