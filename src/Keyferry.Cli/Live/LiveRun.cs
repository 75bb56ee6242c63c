using System.CommandLine;
using System.Diagnostics;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Reading;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cli.Live;

/// <summary>Reads live accounts for a command: shows how far it is, stops at Ctrl-C with what is known so far.</summary>
internal static class LiveRun
{
    /// <summary>Reads what a command needs; what stands in the way is said on stderr.</summary>
    /// <param name="command">who asks, for messages: <c>keyferry check</c></param>
    /// <param name="arn">what the user named</param>
    /// <param name="parsed">the command line</param>
    /// <param name="flags">how accounts are reached</param>
    /// <param name="talk">how much is said on stderr</param>
    /// <param name="terminal">where</param>
    public static LiveOutcome Read(
        string command, string arn, ParseResult parsed, LiveFlags flags, Talk talk, Terminal terminal)
    {
        var target = LiveTarget.Parse(arn, parsed.GetValue(flags.Ami), out string? problem);
        AccessOptions? options = target is null ? null : flags.Options(parsed, target, terminal, out problem);
        if (options is null)
        {
            terminal.Error.WriteLine($"{command}: {problem}");
            return new LiveOutcome(null, ExitCode.BadInput);
        }

        LiveReading reading =
            ReadAsync(target!, options, flags.OrganizationAccountOf(parsed), talk, terminal).GetAwaiter().GetResult();
        if (reading.Problem is null)
        {
            return new LiveOutcome(reading, ExitCode.Success);
        }

        terminal.Error.WriteLine($"{command}: {reading.Problem}");
        return new LiveOutcome(null, reading.IsUnread ? ExitCode.CannotTell : ExitCode.BadInput);
    }

    private static async Task<LiveReading> ReadAsync(
        LiveTarget target, AccessOptions options, AccountId? organizationAccount, Talk talk, Terminal terminal)
    {
        var clock = Stopwatch.StartNew();
        using CancellationTokenSource stop = new();
        using AwsAccess access = new(options, stop.Token);
        LiveReading reading;
        using (terminal.OnInterrupt(stop.Cancel))
        using (ProgressLine.For(access, terminal, talk == Talk.Errors))
        {
            WorldReading world = new(access, TimeProvider.System) { OrganizationAccount = organizationAccount };
            reading = await world.ReadAsync(target).ConfigureAwait(false);
        }

        if (stop.IsCancellationRequested)
        {
            terminal.Error.WriteLine("interrupted: what was not read yet counts as unknown");
        }

        if (talk == Talk.Everything)
        {
            RequestFigures.Write(access, clock.Elapsed, terminal.Error);
        }

        return reading;
    }
}
